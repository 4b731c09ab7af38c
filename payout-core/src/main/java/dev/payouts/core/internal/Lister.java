package dev.payouts.core.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.AuditRequest;
import dev.payouts.core.DaySpan;
import dev.payouts.core.ListedPayable;
import dev.payouts.core.Payable;
import dev.payouts.core.PayableSource;
import dev.payouts.core.PayableType;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Shard;
import dev.payouts.core.SourceId;
import dev.payouts.core.TaskOrder;
import dev.payouts.core.internal.decide.LineItemClaims;
import dev.payouts.core.internal.decide.PayableFilter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Lists what a request asks for: each payable once, exactly filtered, in the listed order, and of
 * all of them only one shard's.
 */
final class Lister {
  private Lister() {}

  /**
   * What was listed.
   *
   * @param wanted what the run is about
   * @param earlier the approved orders of months before the one asked for
   * @param claims the line items that several orders have, of whatever month and shard
   */
  record Listing(
      ImmutableList<Payable> wanted, ImmutableList<TaskOrder> earlier, LineItemClaims claims) {}

  /**
   * Reads the payables.
   *
   * @throws dev.payouts.core.RunStoppedException if they could not be read completely
   * @throws IllegalStateException if the source answers with payables of another type
   */
  static Listing list(PayableSource source, RunRequest request, Shard shard) {
    var byId = new LinkedHashMap<SourceId, Payable>();
    ImmutableList<Payable> listed = source.payables(request);
    for (Payable payable : listed) {
      if (shard.holds(required(request.type(), payable))) {
        byId.putIfAbsent(payable.id(), payable);
      }
    }
    return new Listing(
        byId.values().stream()
            .filter(new PayableFilter(request))
            .collect(ImmutableList.toImmutableList()),
        earlier(request, byId.values()),
        LineItemClaims.of(listed));
  }

  private static ImmutableList<TaskOrder> earlier(
      RunRequest request, Collection<Payable> payables) {
    Optional<YearMonth> month = request.month();
    Optional<DaySpan> listed = request.daysToList();
    if (month.isEmpty() || listed.isEmpty()) {
      return ImmutableList.of();
    }
    LocalDate first = month.get().atDay(1);
    return payables.stream()
        .filter(TaskOrder.class::isInstance)
        .map(TaskOrder.class::cast)
        .filter(
            order ->
                order.date() != null
                    && order.date().isBefore(first)
                    && listed.get().contains(order.date()))
        .collect(ImmutableList.toImmutableList());
  }

  /** The same for an audit, whatever the status. */
  static ImmutableList<ListedPayable> list(PayableSource source, AuditRequest request) {
    var byId = new LinkedHashMap<SourceId, ListedPayable>();
    for (ListedPayable listed : source.ofEveryStatus(request)) {
      byId.putIfAbsent(required(request.type(), listed.payable()).id(), listed);
    }
    return byId.values().stream()
        .filter(listed -> request.covers(listed.payable()))
        .collect(ImmutableList.toImmutableList());
  }

  private static Payable required(PayableType type, Payable payable) {
    if (payable.type() != type) {
      throw new IllegalStateException(
          "a run of " + type.word() + " was given a " + payable.type().word());
    }
    return payable;
  }
}
