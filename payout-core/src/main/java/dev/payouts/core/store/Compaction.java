package dev.payouts.core.store;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.JournalEntry;
import dev.payouts.core.JournalEntry.Event;
import dev.payouts.core.PayableType;
import dev.payouts.core.PayoutId;
import dev.payouts.core.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shortens a journal to what counts for ever: of every payable that has ended, the payouts that
 * this program created and that were neither withdrawn nor released, and whether they are still to
 * be compared with those of other hosts. What is open, or of the last days, stays as it is.
 */
final class Compaction {
  /** How long everything about a payable is kept: for interrupted runs, and for who looks at it. */
  static final Duration KEEP = Duration.ofDays(2);

  /** From how many lines of runs on a journal is shortened. */
  static final int FROM_LINES = 2_000;

  private Compaction() {}

  private record Payable(PayableType type, SourceId source) {}

  /** Tells whether a journal is long enough to be shortened. */
  static boolean isDue(List<JournalEntry> entries) {
    int ofRuns = 0;
    for (JournalEntry entry : entries) {
      ofRuns += entry.isKept() ? 0 : 1;
    }
    return ofRuns >= FROM_LINES;
  }

  /** Returns what is left of a journal; the entries of each payable stay in their order. */
  static ImmutableList<JournalEntry> of(List<JournalEntry> entries, Instant now) {
    Instant recent = now.minus(KEEP);
    Map<Payable, List<JournalEntry>> byPayable = new LinkedHashMap<>();
    for (JournalEntry entry : entries) {
      byPayable
          .computeIfAbsent(new Payable(entry.type(), entry.source()), first -> new ArrayList<>(2))
          .add(entry);
    }
    ImmutableList.Builder<JournalEntry> left = ImmutableList.builder();
    for (List<JournalEntry> ofPayable : byPayable.values()) {
      if (isOpen(ofPayable) || ofPayable.stream().anyMatch(entry -> entry.at().isAfter(recent))) {
        left.addAll(ofPayable);
      } else {
        paid(ofPayable).forEach(entry -> left.add(PaidRecord.of(entry)));
      }
    }
    return left.build();
  }

  private static boolean isOpen(List<JournalEntry> ofPayable) {
    boolean isOpen = false;
    for (JournalEntry entry : ofPayable) {
      Event event = entry.event();
      isOpen = event.isOpen() || (isOpen && !event.endsCreate());
    }
    return isOpen;
  }

  private static Iterable<JournalEntry> paid(List<JournalEntry> ofPayable) {
    Map<PayoutId, JournalEntry> paid = new LinkedHashMap<>();
    for (JournalEntry entry : ofPayable) {
      PayoutId payout = entry.payout();
      if (payout != null) {
        if (entry.event().isPaid()) {
          paid.put(payout, entry);
        } else {
          paid.remove(payout);
        }
      }
    }
    return paid.values();
  }
}
