package dev.payouts.core.internal.base;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The state that results from a journal's entries: the payables whose last create has no known
 * outcome, and all recorded payouts, however old. Immutable.
 */
public final class JournalState {
  private final ImmutableList<JournalEntry> open;
  private final ImmutableSet<PayableId> openSources;
  private final ImmutableList<JournalEntry> recorded;
  private final ImmutableMap<PayoutId, Event> voids;

  private JournalState(
      ImmutableList<JournalEntry> open,
      ImmutableList<JournalEntry> recorded,
      ImmutableMap<PayoutId, Event> voids) {
    this.voids = voids;
    this.open = open;
    this.openSources =
        open.stream().map(JournalEntry::payable).collect(ImmutableSet.toImmutableSet());
    this.recorded = recorded;
  }

  private record Payable(PayableType type, PayableId payable) {
    static Payable of(JournalEntry entry) {
      return new Payable(entry.type(), entry.payable());
    }
  }

  /** One payout may pay several payables, each of which it has to stay recorded for. */
  private record Payment(Payable payable, PayoutId payout) {}

  /** Returns the state after entries, oldest first. */
  public static JournalState of(List<JournalEntry> entries) {
    Map<Payable, JournalEntry> open = new LinkedHashMap<>();
    ImmutableList.Builder<JournalEntry> kept = ImmutableList.builder();
    Map<Payment, JournalEntry> recorded = new LinkedHashMap<>();
    Map<PayoutId, Event> voids = new LinkedHashMap<>();
    Set<PayoutId> told = told(entries);
    for (JournalEntry entry : entries) {
      Event event = entry.event();
      if (entry.isKept() && (told.isEmpty() || !told.contains(entry.payout()))) {
        kept.add(entry);
        continue;
      }
      if (event.isOpen()) {
        open.put(Payable.of(entry), entry);
      } else if (event.endsCreate() && !open.isEmpty()) {
        open.remove(Payable.of(entry));
      }
      if (entry.payout() != null) {
        var payment = new Payment(Payable.of(entry), entry.payout());
        if (event.isPaid()) {
          recorded.put(payment, entry);
        } else if (event.endsPayout()) {
          recorded.remove(payment);
        } else if (event == Event.VOIDING || event == Event.VOIDED) {
          voids.put(entry.payout(), event);
        }
      }
    }
    return new JournalState(
        ImmutableList.copyOf(open.values()),
        kept.addAll(recorded.values()).build(),
        ImmutableMap.copyOf(voids));
  }

  /** Returns the payouts with entries of runs; compacted entries of others need no lookup. */
  private static Set<PayoutId> told(List<JournalEntry> entries) {
    Set<PayoutId> told = new HashSet<>();
    for (JournalEntry entry : entries) {
      if (!entry.isKept() && entry.payout() != null) {
        told.add(entry.payout());
      }
    }
    return told;
  }

  /** Returns the last entry of each payable whose create has no known outcome. */
  public ImmutableList<JournalEntry> open() {
    return open;
  }

  /** Tells whether a void of a payout was begun and its outcome is not recorded. */
  public boolean isVoiding(PayoutId payout) {
    return voids.get(payout) == Event.VOIDING;
  }

  /** Tells whether a payout was voided. */
  public boolean isVoided(PayoutId payout) {
    return voids.get(payout) == Event.VOIDED;
  }

  /**
   * Returns every payout that was created and not withdrawn or released, once for each payable that
   * it pays, oldest first.
   */
  public ImmutableList<JournalEntry> recorded() {
    return recorded;
  }

  /** Returns the recorded payouts that had no overlap check yet. */
  public ImmutableList<JournalEntry> unaudited() {
    return recorded.stream()
        .filter(entry -> entry.event().isUnaudited())
        .collect(ImmutableList.toImmutableList());
  }

  /** Tells whether the last create of a payable has no known outcome. */
  public boolean isOpen(PayableId payable) {
    return openSources.contains(payable);
  }
}
