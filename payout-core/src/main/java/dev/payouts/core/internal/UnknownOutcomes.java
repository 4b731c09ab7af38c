package dev.payouts.core.internal;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.Item;
import dev.payouts.core.JournalEntry.Event;
import dev.payouts.core.PayableType;
import dev.payouts.core.RunReport.Stop;
import dev.payouts.core.RunStoppedException;
import dev.payouts.core.SourceId;
import dev.payouts.core.internal.LeftOpen.Adoption;
import dev.payouts.core.internal.decide.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settles, before the run ends, the creates whose answer nobody knows: what is found is adopted,
 * what certainly is not there is created again, what stays unknown is left for the next run.
 */
final class UnknownOutcomes {
  /**
   * How often a create is repeated whose outcome was unknown and which had not been carried out.
   */
  private static final int MAX_REPEATS = 3;

  private final Settler settler;
  private final Ledger ledger;
  private final Creator creator;

  UnknownOutcomes(Settler settler, Ledger ledger, Creator creator) {
    this.settler = settler;
    this.ledger = ledger;
    this.creator = creator;
  }

  /** Returns the items of the payouts, in their order, with those settled that can be. */
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
        Settler.Findings findings = settler.settle(type, unknown);
        adopt(findings, bySource, items);
        if (repeats < MAX_REPEATS) {
          repeat(findings, bySource, items);
        }
      }
    } catch (RunStoppedException e) {
      creator.halt(new Stop(e.stopCause(), e.sentence()));
    }
    return ImmutableList.copyOf(items.values());
  }

  private void adopt(
      Settler.Findings findings, Map<SourceId, Decision.Pay> pays, Map<SourceId, Item> items) {
    for (SourceId source : findings.found().keySet()) {
      Decision.Pay pay = pays.get(source);
      if (pay != null) {
        Adoption adoption = Adoption.of(findings.found().get(source), ledger.runKey());
        ledger.settled(pay.draft(), adoption.event(), adoption.payout().id());
        Item adopted = CreatedItems.adopted(pay.item(), adoption.payout().id());
        items.put(source, creator.completed(adopted));
      }
    }
  }

  private void repeat(
      Settler.Findings findings, Map<SourceId, Decision.Pay> pays, Map<SourceId, Item> items) {
    List<Decision.Pay> again = new ArrayList<>();
    for (SourceId source : findings.absent()) {
      Decision.Pay pay = pays.get(source);
      if (pay != null) {
        ledger.settled(pay.draft(), Event.NOT_CARRIED_OUT, null);
        again.add(pay);
      }
    }
    Iterator<Item> ended = creator.create(ImmutableList.copyOf(again)).iterator();
    for (Decision.Pay pay : again) {
      items.put(pay.draft().source(), ended.next());
    }
  }
}
