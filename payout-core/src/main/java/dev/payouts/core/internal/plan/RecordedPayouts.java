package dev.payouts.core.internal.plan;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.host.Host;
import dev.payouts.core.internal.base.JournalState;
import dev.payouts.core.internal.decide.preloaded.PreloadKeys;
import dev.payouts.core.internal.decide.preloaded.UnreachablePayout;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.PayoutIndex;
import dev.payouts.core.spi.PayoutLookup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads by ID the payouts that are in the journal but not in query results, because queries lag
 * behind or because the payouts were moved, unlinked, cancelled or deleted. Entries count
 * regardless of their age (payout-core/RULES.md, steps 1 and 8 of the payroll).
 */
public record RecordedPayouts(PayoutIndex payouts, Host host, int workers) {
  /**
   * The payouts found.
   *
   * @param live the live ones, as recorded
   * @param unreachable those that can no longer be read
   */
  record Found(ImmutableList<LivePayout> live, ImmutableList<UnreachablePayout> unreachable) {}

  /**
   * Reads the payouts that may pay one of the payables or a month of one of the contractors.
   *
   * @param shown the live payouts shown by queries
   * @throws dev.payouts.core.RunAbortedException if it cannot be determined whether one is live
   */
  Found notShown(PayableType type, PreloadKeys keys, List<LivePayout> shown, JournalState journal) {
    Map<PayoutId, LivePayout> byId = new HashMap<>();
    Set<PayableId> paid = new HashSet<>();
    for (LivePayout payout : shown) {
      byId.put(payout.id(), payout);
      paid.addAll(payout.payables());
    }
    ImmutableList.Builder<LivePayout> live = ImmutableList.builder();
    ImmutableList.Builder<UnreachablePayout> unreachable = ImmutableList.builder();
    List<JournalEntry> toRead = new ArrayList<>();
    for (JournalEntry entry : journal.recorded()) {
      boolean isWanted = entry.type() == type && keys.payableIds().contains(entry.payable());
      LivePayout seen = byId.get(entry.payout());
      if (seen != null) {
        if (isWanted && !paid.contains(entry.payable())) {
          live.add(recorded(seen, entry)); // it was changed to point to another payable
        }
      } else if (isWanted || (entry.type() == type && isOfMonth(entry, keys))) {
        toRead.add(entry);
      }
    }
    ImmutableList<PayoutLookup> lookups = lookUp(toRead);
    for (int i = 0; i < toRead.size(); i++) {
      JournalEntry entry = toRead.get(i);
      PayoutId payout = payout(entry);
      boolean isPaidOtherwise = paid.contains(entry.payable()) && !isOfMonth(entry, keys);
      if (lookups.get(i) instanceof PayoutLookup.Live found) {
        if (!isPaidOtherwise || !isPassedOn(found.payout(), entry)) {
          live.add(recorded(found.payout(), entry));
        }
      } else if (journal.isVoiding(payout) && !isPaidOtherwise) {
        unreachable.add(UnreachablePayout.ofUnfinishedVoid(payout, entry));
      } else if (lookups.get(i) instanceof PayoutLookup.Unreachable found
          && !journal.isVoided(payout)
          && !isPaidOtherwise) {
        unreachable.add(UnreachablePayout.notRead(payout, entry, found.why()));
      }
    }
    return new Found(live.build(), unreachable.build());
  }

  /** Tells whether somebody has made a payout pay other payables than its own. */
  private static boolean isPassedOn(LivePayout payout, JournalEntry entry) {
    return !payout.payables().isEmpty() && !payout.payables().contains(entry.payable());
  }

  private static LivePayout recorded(LivePayout payout, JournalEntry entry) {
    return payout.asRecorded(entry.payable(), entry.contractor(), entry.date());
  }

  /**
   * Reads recorded payouts by ID, in the given order.
   *
   * @throws dev.payouts.core.RunAbortedException if it cannot be determined whether one is live
   */
  public ImmutableList<PayoutLookup> lookUp(List<JournalEntry> recorded) {
    List<Supplier<PayoutLookup>> reads = new ArrayList<>();
    for (JournalEntry entry : recorded) {
      reads.add(() -> payouts.livePayout(entry.type(), payout(entry)));
    }
    return reads.isEmpty() ? ImmutableList.of() : host.inParallel(workers, reads);
  }

  private static PayoutId payout(JournalEntry recorded) {
    return requireNonNull(recorded.payout());
  }

  private static boolean isOfMonth(JournalEntry entry, PreloadKeys keys) {
    DaySpan span = keys.spans().get(entry.contractor());
    LocalDate date = entry.date();
    return span != null && date != null && span.contains(date);
  }
}
