package dev.payouts.core.internal.create;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunListener;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.core.RunReport.RunFailure;
import dev.payouts.core.host.Host;
import dev.payouts.core.internal.base.Ledger;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.spi.JournalEntry.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Resolves the unknown creates of this run before it ends: payouts that are found are adopted,
 * those certainly not applied are created again, and those still unknown are left to the next run.
 */
public record UnknownCreates(
    Resolver resolver, Ledger ledger, Creator creator, RunListener listener) {
  /** How often a create is repeated after its unknown outcome was resolved as not applied. */
  private static final int MAX_REPEATS = 3;

  /** Returns the items of the payouts, in order, with outcomes resolved where possible. */
  public ImmutableList<Item> resolve(PayableType type, List<Decision.Pay> pays, List<Item> ended) {
    Map<PayableId, Decision.Pay> bySource = new LinkedHashMap<>();
    Map<PayableId, Item> items = new LinkedHashMap<>();
    for (int i = 0; i < pays.size(); i++) {
      bySource.put(pays.get(i).draft().payable(), pays.get(i));
      items.put(ended.get(i).payable(), ended.get(i));
    }
    try {
      for (int repeats = 0; repeats <= MAX_REPEATS; repeats++) {
        ImmutableMap<PayableId, Duration> unknown = creator.takeUnknown();
        if (unknown.isEmpty()) {
          break;
        }
        listener.phaseStarted(Phase.SETTLE);
        Map<PayableId, Resolver.Doubt> doubts = new LinkedHashMap<>();
        unknown.forEach(
            (payable, lastChance) ->
                doubts.put(payable, new Resolver.Doubt(ledger.runKey(), lastChance)));
        List<Decision.Pay> again = apply(resolver.resolve(type, doubts), bySource, items);
        if (repeats < MAX_REPEATS) {
          repeat(again, items);
        }
      }
    } catch (RunAbortedException e) {
      creator.halt(
          new RunFailure(
              e.stopCause(),
              "Unknown creates could not be resolved, the next run resolves them first: "
                  + e.sentence()));
    } catch (Host.StoppedException interrupted) {
      creator.halt(
          new RunFailure(
              FailureCause.NOT_CARRIED_THROUGH,
              "The run was interrupted while resolving unknown creates: the next run resolves"
                  + " them first."));
    }
    return ImmutableList.copyOf(items.values());
  }

  /**
   * Adopts payouts that were found, and returns creates that were not applied and may be repeated.
   */
  private List<Decision.Pay> apply(
      Map<PayableId, Resolver.Finding> resolved,
      Map<PayableId, Decision.Pay> pays,
      Map<PayableId, Item> items) {
    List<Decision.Pay> notCarriedOut = new ArrayList<>();
    resolved.forEach(
        (payable, finding) -> {
          Decision.Pay pay = pays.get(payable);
          if (pay == null) {
            return;
          }
          if (finding.ours().isPresent()) {
            Adoption adoption = finding.ours().get();
            ledger.resolved(pay.draft(), adoption.event(), adoption.payout());
            Item adopted =
                CreatedItems.adopted(pay.item(), adoption.payout(), creator.sinkFailure(payable));
            revise(items, creator.completed(adopted));
            return;
          }
          ledger.resolved(pay.draft(), Event.NOT_CARRIED_OUT, null);
          if (finding.others().isPresent()) {
            revise(items, CreatedItems.paidByOthers(pay.item(), finding.others().get()));
          } else if (creator.sinkFailure(payable).isPresent()) {
            String cause = creator.sinkFailure(payable).get();
            revise(items, CreatedItems.notCreatedByBrokenSink(pay.item(), cause));
          } else {
            revise(
                items, CreatedItems.notCarriedOut(pay.item(), requireNonNull(items.get(payable))));
            notCarriedOut.add(pay);
          }
        });
    return notCarriedOut;
  }

  private void repeat(List<Decision.Pay> pays, Map<PayableId, Item> items) {
    ImmutableMap<PayableId, Item> before = ImmutableMap.copyOf(items);
    creator
        .create(
            ImmutableList.copyOf(pays),
            item -> listener.itemRevised(requireNonNull(before.get(item.payable())), item))
        .forEach(item -> items.put(item.payable(), item));
  }

  private void revise(Map<PayableId, Item> items, Item item) {
    listener.itemRevised(requireNonNull(items.put(item.payable(), item)), item);
  }
}
