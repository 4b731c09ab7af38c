package dev.payouts.core.internal.decide.payroll;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Days of a month as bits of an {@code int}, day 1 being the lowest bit, so that rates are compared
 * for all days in one operation.
 */
final class WorkingDays {
  /** The numbers 0 to 31 as decimals. */
  private static final ImmutableList<BigDecimal> COUNTS =
      IntStream.rangeClosed(0, 31)
          .mapToObj(BigDecimal::valueOf)
          .collect(ImmutableList.toImmutableList());

  private WorkingDays() {}

  /**
   * Returns the days from Monday to Friday that are not holidays (payout-core/RULES.md, step 7).
   */
  static int of(YearMonth month, Set<LocalDate> holidays) {
    int days = 0;
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      LocalDate date = month.atDay(day);
      if (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !holidays.contains(date)) {
        days |= bit(day);
      }
    }
    return days;
  }

  /** Returns the number of days. */
  static BigDecimal count(int days) {
    return COUNTS.get(Integer.bitCount(days));
  }

  /** Returns the bit of one day, 1 to 31. */
  static int bit(int dayOfMonth) {
    return 1 << (dayOfMonth - 1);
  }

  /** Returns the bits of consecutive days, 1 to 31; none if the first is after the last. */
  static int between(int first, int last) {
    return last < first ? 0 : (-1 << (first - 1)) & (-1 >>> (32 - last));
  }

  /** Returns the first of some days; there must be at least one. */
  static int first(int days) {
    return Integer.numberOfTrailingZeros(days) + 1;
  }
}
