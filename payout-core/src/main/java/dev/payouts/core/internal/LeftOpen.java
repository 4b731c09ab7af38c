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
 * Settles what earlier runs left open, before anything else: an intent of a run that died, or an
 * answer that nobody understood. Until a payout of it could no longer appear, "there is no live
 * payout" is not believed.
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
   * Settles all, and writes it down.
   *
   * @return what was found out; less than was open if the run is being stopped
   * @throws dev.payouts.core.RunStoppedException if they could not be looked up
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
   * The request of an intent may have left some time after it was written; whoever wrote that the
   * outcome is unknown did so after it had left.
   */
  private Duration lastChance(JournalEntry entry) {
    Duration untilLeft = entry.event() == Event.INTENDED ? patience.maxIntentAge() : Duration.ZERO;
    return host.elapsed().plus(untilLeft).plus(patience.untilVisible()).minus(ledger.age(entry));
  }
}
