package dev.payouts.core.internal.create;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunReport.Resolved;
import dev.payouts.core.Timeouts;
import dev.payouts.core.host.Host;
import dev.payouts.core.internal.base.Ledger;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Resolves the unknown creates of earlier runs before anything else: intents of crashed runs and
 * creates without a clear answer. "No live payout" counts only after the time in which a payout
 * could still become visible.
 */
public record OpenIntents(Resolver resolver, Ledger ledger, Host host, Timeouts timeouts) {
  /**
   * Resolves all and journals the outcomes.
   *
   * @return the resolved creates; not all of them if the run is being stopped
   * @throws dev.payouts.core.RunAbortedException if the lookup failed
   */
  public ImmutableList<Resolved> resolve(List<JournalEntry> open) {
    ImmutableList.Builder<Resolved> resolved = ImmutableList.builder();
    for (PayableType type : PayableType.values()) {
      Map<PayableId, JournalEntry> ofType = new LinkedHashMap<>();
      open.stream()
          .filter(entry -> entry.type() == type)
          .forEach(entry -> ofType.put(entry.payable(), entry));
      resolved.addAll(resolve(type, ofType));
    }
    return resolved.build();
  }

  private ImmutableList<Resolved> resolve(PayableType type, Map<PayableId, JournalEntry> open) {
    Map<PayableId, Resolver.Doubt> doubts = new LinkedHashMap<>();
    open.forEach(
        (payable, entry) ->
            doubts.put(payable, new Resolver.Doubt(entry.runId(), lastChance(entry))));
    ImmutableList.Builder<Resolved> resolved = ImmutableList.builder();
    resolver
        .resolve(type, doubts)
        .forEach(
            (payable, finding) -> {
              Optional<Adoption> adoption = finding.ours();
              JournalEntry entry = open.get(payable);
              PayoutId payout = adoption.map(Adoption::payout).orElse(null);
              if (entry != null) {
                ledger.resolved(
                    entry, adoption.map(Adoption::event).orElse(Event.NOT_CARRIED_OUT), payout);
                resolved.add(new Resolved(payable, payout));
              }
            });
    return resolved.build();
  }

  /**
   * The request of an intent may have been sent some time after the intent was written, and
   * delivered until its process ended; an unknown outcome was written after both.
   */
  private Duration lastChance(JournalEntry entry) {
    Duration age = ledger.age(entry);
    Duration left =
        entry.event() == Event.INTENDED
            ? timeouts.untilVisible(age)
            : timeouts.untilVisible().minus(age);
    return host.elapsed().plus(left);
  }
}
