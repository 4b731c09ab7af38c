package dev.payouts.core.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.JournalEntry;
import dev.payouts.core.JournalEntry.Event;
import dev.payouts.core.Patience;
import dev.payouts.core.PayableType;
import dev.payouts.core.PayoutId;
import dev.payouts.core.RunReport.Settled;
import dev.payouts.core.SourceId;
import dev.payouts.core.host.Host;
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
final class LeftOpen {
  private final Settler settler;
  private final Ledger ledger;
  private final Host host;
  private final Patience patience;

  LeftOpen(Settler settler, Ledger ledger, Host host, Patience patience) {
    this.settler = settler;
    this.ledger = ledger;
    this.host = host;
    this.patience = patience;
  }

  /**
   * Resolves all and journals the outcomes.
   *
   * @return the resolved creates; not all of them if the run is being stopped
   * @throws dev.payouts.core.RunStoppedException if the lookup failed
   */
  ImmutableList<Settled> settle(List<JournalEntry> open) {
    ImmutableList.Builder<Settled> settled = ImmutableList.builder();
    for (PayableType type : PayableType.values()) {
      Map<SourceId, JournalEntry> ofType = new LinkedHashMap<>();
      open.stream()
          .filter(entry -> entry.type() == type)
          .forEach(entry -> ofType.put(entry.source(), entry));
      settled.addAll(settle(type, ofType));
    }
    return settled.build();
  }

  private ImmutableList<Settled> settle(PayableType type, Map<SourceId, JournalEntry> open) {
    Map<SourceId, Settler.Doubt> doubts = new LinkedHashMap<>();
    open.forEach(
        (source, entry) -> doubts.put(source, new Settler.Doubt(entry.runId(), lastChance(entry))));
    ImmutableList.Builder<Settled> settled = ImmutableList.builder();
    settler
        .settle(type, doubts)
        .forEach(
            (source, finding) -> {
              Optional<Adoption> adoption = finding.ours();
              JournalEntry entry = open.get(source);
              PayoutId payout = adoption.map(Adoption::payout).orElse(null);
              if (entry != null) {
                ledger.settled(
                    entry, adoption.map(Adoption::event).orElse(Event.NOT_CARRIED_OUT), payout);
                settled.add(new Settled(source, payout));
              }
            });
    return settled.build();
  }

  /**
   * The request of an intent may have been sent some time after the intent was written; an unknown
   * outcome was written after the request was sent.
   */
  private Duration lastChance(JournalEntry entry) {
    Duration untilLeft = entry.event() == Event.INTENDED ? patience.maxIntentAge() : Duration.ZERO;
    return host.elapsed().plus(untilLeft).plus(patience.untilVisible()).minus(ledger.age(entry));
  }
}
