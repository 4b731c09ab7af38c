package dev.payouts.core.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunRequest;
import dev.payouts.core.internal.base.JournalState;
import dev.payouts.core.internal.base.Ledger;
import dev.payouts.core.internal.base.Ports;
import dev.payouts.core.internal.base.RunSettings;
import dev.payouts.core.internal.plan.RecordedPayouts;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import dev.payouts.core.spi.PayoutLookup;
import dev.payouts.core.spi.RecordedPayout;
import java.util.List;
import java.util.Objects;

/** Allows paying a payable again whose recorded payout can no longer be read. Not thread-safe. */
public record Releases(Ports ports, RunSettings execution) {
  /** Returns what the journal holds of a payable, and what has become of it; takes no lock. */
  public ImmutableList<RecordedPayout> recorded(PayableId payable) {
    ImmutableList<JournalEntry> entries =
        JournalState.of(execution.once().journal().read()).recorded().stream()
            .filter(entry -> entry.payable().equals(payable))
            .collect(toImmutableList());
    if (!entries.isEmpty()) {
      RunRequest request = RunRequest.builder(entries.get(0).type()).build();
      execution.once().journal().requireDestination(ports.sink().destination(request));
    }
    ImmutableList<PayoutLookup> lookups = lookUp(entries);
    ImmutableList.Builder<RecordedPayout> recorded = ImmutableList.builder();
    for (int i = 0; i < entries.size(); i++) {
      JournalEntry entry = entries.get(i);
      recorded.add(
          new RecordedPayout(
              entry.type(),
              entry.payable(),
              Objects.requireNonNull(entry.payout()),
              entry.contractor(),
              entry.date(),
              entry.at(),
              lookups.get(i)));
    }
    return recorded.build();
  }

  /**
   * Journals, under the lock, that payouts of one payable are released, if they still cannot be
   * read: somebody may have restored access to them meanwhile. Returns their number.
   */
  public int release(String runId, List<RecordedPayout> released) {
    if (released.isEmpty()) {
      return 0;
    }
    RunRequest request = RunRequest.builder(released.get(0).type()).build();
    RunSettings.ExactlyOnceSettings once = execution.once();
    var claim =
        new Journal.Claim(runId, once.shard(), ports.sink().destination(request), once.hosts());
    try (Journal.Session session = once.journal().begin(claim)) {
      var ledger = new Ledger(session, execution.host(), runId);
      ImmutableList<JournalEntry> entries =
          JournalState.of(session.entries()).recorded().stream()
              .filter(entry -> released.stream().anyMatch(each -> isAbout(entry, each)))
              .collect(toImmutableList());
      ImmutableList<PayoutLookup> lookups = lookUp(entries);
      int count = 0;
      for (int i = 0; i < entries.size(); i++) {
        if (lookups.get(i) instanceof PayoutLookup.Unreachable) {
          ledger.resolved(entries.get(i), Event.RELEASED, entries.get(i).payout());
          count++;
        }
      }
      return count;
    }
  }

  private ImmutableList<PayoutLookup> lookUp(ImmutableList<JournalEntry> entries) {
    return new RecordedPayouts(ports.payouts(), execution.host(), execution.workers())
        .lookUp(entries);
  }

  private static boolean isAbout(JournalEntry entry, RecordedPayout released) {
    return released.isUnreachable()
        && released.payout().equals(entry.payout())
        && released.payable().equals(entry.payable());
  }
}
