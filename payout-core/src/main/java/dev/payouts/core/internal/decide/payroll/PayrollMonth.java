package dev.payouts.core.internal.decide.payroll;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.payouts.core.internal.decide.text.PayoutWording;
import dev.payouts.core.internal.decide.text.Service;
import dev.payouts.core.model.PayoutText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The data shared by all orders of one month. Immutable.
 *
 * @param month the month
 * @param first its first day
 * @param last its last day
 * @param workingDays its working days, as {@link WorkingDays} bits
 * @param divisor the number of working days
 * @param payoutName the name of its payouts
 * @param descriptions the description of its payouts for each service
 */
record PayrollMonth(
    YearMonth month,
    LocalDate first,
    LocalDate last,
    int workingDays,
    BigDecimal divisor,
    PayoutText payoutName,
    ImmutableMap<Service, PayoutText> descriptions) {
  /** Counts the working days and creates the texts. */
  static PayrollMonth of(YearMonth month, Set<LocalDate> holidays) {
    int workingDays = WorkingDays.of(month, holidays);
    return new PayrollMonth(
        month,
        month.atDay(1),
        month.atEndOfMonth(),
        workingDays,
        WorkingDays.count(workingDays),
        PayoutText.of(PayoutWording.payrollName(month)),
        Maps.immutableEnumMap(
            Maps.toMap(
                Arrays.asList(Service.values()),
                service -> PayoutText.of(PayoutWording.payrollDescription(service, month)))));
  }

  /** Tells whether a day is in the month. */
  boolean contains(LocalDate date) {
    return !date.isBefore(first) && !date.isAfter(last);
  }

  /** Returns the description for a service. */
  PayoutText description(Service service) {
    return Objects.requireNonNull(descriptions.get(service));
  }

  /** Returns the days of the month from one day to another, both inclusive; null means no limit. */
  int daysBetween(@Nullable LocalDate firstDay, @Nullable LocalDate lastDay) {
    if ((firstDay != null && firstDay.isAfter(last))
        || (lastDay != null && lastDay.isBefore(first))) {
      return 0;
    }
    return WorkingDays.between(
        firstDay == null || firstDay.isBefore(first) ? 1 : firstDay.getDayOfMonth(),
        lastDay == null || lastDay.isAfter(last) ? last.getDayOfMonth() : lastDay.getDayOfMonth());
  }

  /** Caches the months of one run. Not thread-safe. */
  static final class Cache {
    private final Set<LocalDate> holidays;
    private final Map<YearMonth, PayrollMonth> months = new HashMap<>();
    private @Nullable PayrollMonth latest;

    Cache(Set<LocalDate> holidays) {
      this.holidays = holidays;
    }

    /** Returns the month of a date; most orders of a run have the same month. */
    PayrollMonth of(LocalDate date) {
      PayrollMonth month = latest;
      if (month == null || !month.contains(date)) {
        month =
            months.computeIfAbsent(
                YearMonth.from(date), missing -> PayrollMonth.of(missing, holidays));
        latest = month;
      }
      return month;
    }
  }
}
