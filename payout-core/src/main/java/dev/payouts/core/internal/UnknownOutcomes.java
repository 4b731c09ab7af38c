package dev.payouts.core.internal;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.Item;
import dev.payouts.core.JournalEntry.Event;
import dev.payouts.core.PayableType;
import dev.payouts.core.RunListener;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.core.RunReport.Stop;
import dev.payouts.core.RunStoppedException;
import dev.payouts.core.SourceId;
import dev.payouts.core.StopCause;
import dev.payouts.core.host.Host;
import dev.payouts.core.internal.decide.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Resolves the unknown creates of this run before it ends: payouts that are found are adopted,
 * those certainly not applied are created again, and those still unknown are left to the next run.
 */
final class UnknownOutcomes {
  /** How often a create is repeated after its unknown outcome was resolved as not applied. */
  private static final int MAX_REPEATS = 3;

  private final Settler settler;
  private final Ledger ledger;
  private final Creator creator;
  private final RunListener listener;

  UnknownOutcomes(Settler settler, Ledger ledger, Creator creator, RunListener listener) {
    this.settler = settler;
    this.ledger = ledger;
    this.creator = creator;
    this.listener = listener;
  }

  /** Returns the items of the payouts, in order, with outcomes resolved where possible. */
  ImmutableList<Item> settle(PayableType type, List<Decision.Pay> pays, List<Item> ended) {
    Map<SourceId, Decision.Pay> bySource = new LinkedHashMap<>();
    Map<SourceId, Item> items = new LinkedHashMap<>();
    for (int i = 0; i < pays.size(); i++) {
      bySource.put(pays.get(i).draft().source(), pays.get(i));
      items.put(ended.get(i).source(), ended.get(i));
    }
    try {
      for (int repeats = 0; repeats <= MAX_REPEATS; repeats++) {
        ImmutableMap<SourceId, Duration> unknown = creator.takeUnknown();
        if (unknown.isEmpty()) {
          break;
        }
        listener.phaseStarted(Phase.SETTLE);
        Map<SourceId, Settler.Doubt> doubts = new LinkedHashMap<>();
        unknown.forEach(
            (source, lastChance) ->
                doubts.put(source, new Settler.Doubt(ledger.runKey(), lastChance)));
        List<Decision.Pay> again = apply(settler.settle(type, doubts), bySource, items);
        if (repeats < MAX_REPEATS) {
          repeat(again, items);
        }
      }
    } catch (RunStoppedException e) {
      creator.halt(
          new Stop(
              e.stopCause(),
              "Unknown creates could not be resolved, the next run resolves them first: "
                  + e.sentence()));
    } catch (Host.StoppedException interrupted) {
      creator.halt(
          new Stop(
              StopCause.NOT_CARRIED_THROUGH,
              "The run was interrupted while resolving unknown creates: the next run resolves"
                  + " them first."));
    }
    return ImmutableList.copyOf(items.values());
  }

  /**
   * Adopts payouts that were found, and returns creates that were not applied and may be repeated.
   */
  private List<Decision.Pay> apply(
      Map<SourceId, Settler.Finding> settled,
      Map<SourceId, Decision.Pay> pays,
      Map<SourceId, Item> items) {
    List<Decision.Pay> notCarriedOut = new ArrayList<>();
    settled.forEach(
        (source, finding) -> {
          Decision.Pay pay = pays.get(source);
          if (pay == null) {
            return;
          }
          if (finding.ours().isPresent()) {
            Adoption adoption = finding.ours().get();
            ledger.settled(pay.draft(), adoption.event(), adoption.payout());
            Item adopted =
                CreatedItems.adopted(pay.item(), adoption.payout(), creator.sinkFailure(source));
            revise(items, creator.completed(adopted));
            return;
          }
          ledger.settled(pay.draft(), Event.NOT_CARRIED_OUT, null);
          if (finding.others().isPresent()) {
            revise(items, CreatedItems.paidByOthers(pay.item(), finding.others().get()));
          } else if (creator.sinkFailure(source).isPresent()) {
            String cause = creator.sinkFailure(source).get();
            revise(items, CreatedItems.notCreatedByBrokenSink(pay.item(), cause));
          } else {
            revise(items, CreatedItems.notCarriedOut(pay.item()));
            notCarriedOut.add(pay);
          }
        });
    return notCarriedOut;
  }

  private void repeat(List<Decision.Pay> pays, Map<SourceId, Item> items) {
    ImmutableMap<SourceId, Item> before = ImmutableMap.copyOf(items);
    creator
        .create(
            ImmutableList.copyOf(pays),
            item -> listener.itemRevised(requireNonNull(before.get(item.source())), item))
        .forEach(item -> items.put(item.source(), item));
  }

  private void revise(Map<SourceId, Item> items, Item item) {
    listener.itemRevised(requireNonNull(items.put(item.source(), item)), item);
  }
}
