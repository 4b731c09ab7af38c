package dev.payouts.core.internal.decide.preloaded;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableIntArray;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.TaskOrder;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the data to load before deciding.
 *
 * @param payables the payables to decide
 * @param payees the contractor of each payable, as an index into {@code contractors}; {@link
 *     #NOBODY} if there are none or several, or if no record is needed
 * @param payableIds the payables whose live payouts are looked up
 * @param contractors the contractors whose records are looked up
 * @param spans the contractors whose rates and payouts are looked up, each with the months of its
 *     orders
 */
public record PreloadKeys(
    ImmutableList<Payable> payables,
    ImmutableIntArray payees,
    ImmutableSet<PayableId> payableIds,
    ImmutableSet<ContractorId> contractors,
    ImmutableMap<ContractorId, DaySpan> spans) {
  /** Stands for no index into the contractors. */
  static final int NOBODY = -1;

  /**
   * Collects the keys of payables of the request's type.
   *
   * @param dates the plausible dates; nothing is loaded for other dates
   */
  public static PreloadKeys of(RunRequest request, List<Payable> payables, PlausibleDates dates) {
    var payees = ImmutableIntArray.builder(payables.size());
    var people = new People(dates);
    for (Payable payable : payables) {
      ImmutableSet<ContractorId> named = payable.contractors().orElse(ImmutableSet.of());
      boolean needed = needsRecords(request, named);
      if (needed && named.size() == 1) {
        payees.add(people.add(named.iterator().next(), payable));
      } else {
        payees.add(NOBODY);
        if (needed) {
          named.forEach(people::add);
        }
      }
    }
    return new PreloadKeys(
        ImmutableList.copyOf(payables),
        payees.build(),
        idsOf(payables),
        people.ids(),
        people.spans());
  }

  private static ImmutableSet<PayableId> idsOf(List<Payable> payables) {
    ImmutableSet.Builder<PayableId> ids = ImmutableSet.builderWithExpectedSize(payables.size());
    payables.forEach(payable -> ids.add(payable.id()));
    return ids.build();
  }

  /**
   * Refunds contain the name; a payable that names several contractors needs records only for the
   * filter.
   */
  private static boolean needsRecords(RunRequest request, ImmutableSet<ContractorId> named) {
    return switch (request.type()) {
      case CONTRACTOR_PAYROLL, INVOICE_SPLIT ->
          named.size() == 1 || request.contractor().isPresent();
      case REFUND -> false;
    };
  }

  /** Returns these keys with further payables of which only the live payouts are loaded. */
  public PreloadKeys withSources(ImmutableSet<PayableId> others) {
    ImmutableSet<PayableId> all =
        ImmutableSet.<PayableId>builder().addAll(payableIds).addAll(others).build();
    return new PreloadKeys(payables, payees, all, contractors, spans);
  }

  /** Returns the days for which rates are needed; empty if none. */
  public Optional<DaySpan> rateSpan() {
    return spans.values().stream().reduce(DaySpan::span);
  }

  /** Collects the contractors of the payables in order, each once. */
  private static final class People {
    private final PlausibleDates dates;
    private final Map<ContractorId, Person> byId = new LinkedHashMap<>();
    private @Nullable DaySpan month; // of the latest order; most orders have the same month

    People(PlausibleDates dates) {
      this.dates = dates;
    }

    /** The index of a contractor and the months of its orders. */
    private static final class Person {
      final int place;
      @Nullable DaySpan months;

      Person(int place) {
        this.place = place;
      }
    }

    /** Adds the contractor of a payable and returns the index. */
    int add(ContractorId id, Payable payable) {
      Person person = add(id);
      LocalDate date = payable instanceof TaskOrder order ? order.date() : null;
      if (date != null && dates.contains(date)) {
        DaySpan days = month(date);
        person.months = person.months == null ? days : person.months.span(days);
      }
      return person.place;
    }

    Person add(ContractorId id) {
      Person person = byId.get(id);
      if (person == null) {
        person = new Person(byId.size());
        byId.put(id, person);
      }
      return person;
    }

    private DaySpan month(LocalDate date) {
      DaySpan days = month;
      if (days == null || !days.contains(date)) {
        days = DaySpan.of(YearMonth.from(date));
        month = days;
      }
      return days;
    }

    ImmutableSet<ContractorId> ids() {
      return ImmutableSet.copyOf(byId.keySet());
    }

    ImmutableMap<ContractorId, DaySpan> spans() {
      ImmutableMap.Builder<ContractorId, DaySpan> spans = ImmutableMap.builder();
      byId.forEach(
          (id, person) -> {
            if (person.months != null) {
              spans.put(id, person.months);
            }
          });
      return spans.buildOrThrow();
    }
  }
}
