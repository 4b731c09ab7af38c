package dev.payouts.core.internal.decide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.ImmutableIntArray;
import dev.payouts.core.ContractorId;
import dev.payouts.core.DaySpan;
import dev.payouts.core.Payable;
import dev.payouts.core.RunRequest;
import dev.payouts.core.SourceId;
import dev.payouts.core.TaskOrder;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has to be loaded before anything can be decided.
 *
 * @param payables what is to be decided
 * @param payees whom each of them pays, as the place in {@code contractors}; {@link #NOBODY} where
 *     that is nobody, several, or of no interest
 * @param sources the payables, whose live payouts are looked up
 * @param contractors whose records are looked up
 * @param spans the contractors whose rates, and whose payouts of the month, are looked up; of each
 *     the months of their orders
 */
public record Keys(
    ImmutableList<Payable> payables,
    ImmutableIntArray payees,
    ImmutableSet<SourceId> sources,
    ImmutableSet<ContractorId> contractors,
    ImmutableMap<ContractorId, DaySpan> spans) {
  /** No place among the contractors. */
  static final int NOBODY = -1;

  /**
   * Collects the keys of payables of the request's type.
   *
   * @param dates those that orders may have; nothing is asked for by any other
   */
  public static Keys of(RunRequest request, List<Payable> payables, PlausibleDates dates) {
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
    return new Keys(
        ImmutableList.copyOf(payables),
        payees.build(),
        sources(payables),
        people.ids(),
        people.spans());
  }

  private static ImmutableSet<SourceId> sources(List<Payable> payables) {
    ImmutableSet.Builder<SourceId> sources = ImmutableSet.builderWithExpectedSize(payables.size());
    payables.forEach(payable -> sources.add(payable.id()));
    return sources.build();
  }

  /** Refunds show the name themselves; an order that names several people is only filtered. */
  private static boolean needsRecords(RunRequest request, ImmutableSet<ContractorId> named) {
    return switch (request.type()) {
      case CONTRACTOR_PAYROLL, INVOICE_SPLIT ->
          named.size() == 1 || request.contractor().isPresent();
      case REFUND -> false;
    };
  }

  /** Returns this with the live payouts of further payables asked for, and nothing else of them. */
  public Keys withSources(ImmutableSet<SourceId> others) {
    ImmutableSet<SourceId> all =
        ImmutableSet.<SourceId>builder().addAll(sources).addAll(others).build();
    return new Keys(payables, payees, all, contractors, spans);
  }

  /** Returns the days whose rates matter, if there are any. */
  public Optional<DaySpan> rateSpan() {
    return spans.values().stream().reduce(DaySpan::span);
  }

  /** The contractors that payables name, in the order in which they come, each looked up once. */
  private static final class People {
    private final PlausibleDates dates;
    private final Map<ContractorId, Person> byId = new LinkedHashMap<>();
    private @Nullable DaySpan month; // of the latest order; most are of the same one

    People(PlausibleDates dates) {
      this.dates = dates;
    }

    /** A contractor's place among them, and the months of the orders. */
    private static final class Person {
      final int place;
      @Nullable DaySpan months;

      Person(int place) {
        this.place = place;
      }
    }

    /** Adds the one whom a payable pays, and returns the place. */
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
