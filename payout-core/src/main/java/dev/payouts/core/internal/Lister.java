package dev.payouts.core.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.AuditRequest;
import dev.payouts.core.ListedPayable;
import dev.payouts.core.Payable;
import dev.payouts.core.PayableSource;
import dev.payouts.core.PayableType;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Shard;
import dev.payouts.core.SourceId;
import dev.payouts.core.internal.decide.LineItemClaims;
import dev.payouts.core.internal.decide.PayableFilter;
import java.util.LinkedHashMap;

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
   * @param claims the line items that several orders have, of whatever shard
   */
  record Listing(ImmutableList<Payable> wanted, LineItemClaims claims) {}

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
        LineItemClaims.of(listed));
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
