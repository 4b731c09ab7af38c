package dev.payouts.core.store;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compacts a journal to the entries kept forever: the payouts that this program created and did not
 * withdraw or release, and whether each had its overlap check. Unresolved payables, unfinished
 * voids and the entries of the last days stay unchanged.
 */
final class Compaction {
  /** How long all entries of a payable are kept, for interrupted runs and for troubleshooting. */
  static final Duration KEEP = Duration.ofDays(2);

  /** The number of uncompacted lines from which a journal is compacted. */
  static final int FROM_LINES = 2_000;

  private Compaction() {}

  private record Payable(PayableType type, PayableId payable) {}

  /** Tells whether a journal is long enough to be compacted. */
  static boolean isDue(List<JournalEntry> entries) {
    int ofRuns = 0;
    for (JournalEntry entry : entries) {
      ofRuns += entry.isKept() ? 0 : 1;
    }
    return ofRuns >= FROM_LINES;
  }

  /** Returns the compacted journal; the entries of each payable keep their order. */
  static ImmutableList<JournalEntry> of(List<JournalEntry> entries, Instant now) {
    Instant recent = now.minus(KEEP);
    ImmutableListMultimap<Payable, JournalEntry> byPayable =
        Multimaps.index(entries, entry -> new Payable(entry.type(), entry.payable()));
    ImmutableList.Builder<JournalEntry> left = ImmutableList.builder();
    for (Collection<JournalEntry> ofPayable : byPayable.asMap().values()) {
      if (isOpen(ofPayable) || ofPayable.stream().anyMatch(entry -> entry.at().isAfter(recent))) {
        left.addAll(ofPayable);
      } else {
        paid(ofPayable).forEach(entry -> left.add(CompactedEntry.of(entry)));
      }
    }
    return left.build();
  }

  /** Tells whether a create of a payable, or a void of one of its payouts, has no known outcome. */
  private static boolean isOpen(Collection<JournalEntry> ofPayable) {
    boolean isCreateOpen = false;
    Set<PayoutId> openVoids = new HashSet<>();
    for (JournalEntry entry : ofPayable) {
      Event event = entry.event();
      isCreateOpen = event.isOpen() || (isCreateOpen && !event.endsCreate());
      if (entry.payout() != null && event == Event.VOIDING) {
        openVoids.add(entry.payout());
      } else if (entry.payout() != null && (event == Event.VOIDED || event.endsPayout())) {
        openVoids.remove(entry.payout());
      }
    }
    return isCreateOpen || !openVoids.isEmpty();
  }

  private static Iterable<JournalEntry> paid(Collection<JournalEntry> ofPayable) {
    Map<PayoutId, JournalEntry> paid = new LinkedHashMap<>();
    for (JournalEntry entry : ofPayable) {
      PayoutId payout = entry.payout();
      if (payout != null) {
        if (entry.event().isPaid()) {
          paid.put(payout, entry);
        } else if (entry.event().endsPayout()) {
          paid.remove(payout);
        }
      }
    }
    return paid.values();
  }
}
