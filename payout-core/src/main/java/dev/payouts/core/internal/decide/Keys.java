package dev.payouts.core.internal.decide;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.ContractorId;
import dev.payouts.core.DaySpan;
import dev.payouts.core.Payable;
import dev.payouts.core.RunRequest;
import dev.payouts.core.SourceId;
import dev.payouts.core.TaskOrder;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What has to be loaded before anything can be decided.
 *
 * @param sources the payables, whose live payouts are looked up
 * @param contractors whose records are looked up
 * @param spans the contractors whose rates, and whose payouts of the month, are looked up; of each
 *     the months of their orders
 */
public record Keys(
    ImmutableSet<SourceId> sources,
    ImmutableSet<ContractorId> contractors,
    ImmutableMap<ContractorId, DaySpan> spans) {
  /** Collects the keys of payables of the request's type. */
  public static Keys of(RunRequest request, List<Payable> payables) {
    ImmutableSet.Builder<SourceId> sources = ImmutableSet.builderWithExpectedSize(payables.size());
    ImmutableSet.Builder<ContractorId> contractors = ImmutableSet.builder();
    var spans = new LinkedHashMap<ContractorId, DaySpan>();
    DaySpan month = null; // of the latest order; most are of the same one
    for (Payable payable : payables) {
      sources.add(payable.id());
      ImmutableSet<ContractorId> named = payable.contractors().orElse(ImmutableSet.of());
      if (needsRecords(request, named)) {
        contractors.addAll(named);
      }
      if (named.size() == 1 && payable instanceof TaskOrder order && order.date() != null) {
        if (month == null || !month.contains(order.date())) {
          month = DaySpan.of(YearMonth.from(order.date()));
        }
        spans.merge(named.iterator().next(), month, DaySpan::span);
      }
    }
    return new Keys(sources.build(), contractors.build(), ImmutableMap.copyOf(spans));
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
  public Keys withSources(List<? extends Payable> others) {
    ImmutableSet.Builder<SourceId> all = ImmutableSet.builder();
    all.addAll(sources);
    others.forEach(payable -> all.add(payable.id()));
    return new Keys(all.build(), contractors, spans);
  }

  /** Returns the days whose rates matter, if there are any. */
  public Optional<DaySpan> rateSpan() {
    return spans.values().stream().reduce(DaySpan::span);
  }
}
