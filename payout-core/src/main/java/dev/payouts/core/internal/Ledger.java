package dev.payouts.core.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.CreateResult;
import dev.payouts.core.Journal;
import dev.payouts.core.JournalEntry;
import dev.payouts.core.JournalEntry.Event;
import dev.payouts.core.PayoutDraft;
import dev.payouts.core.PayoutId;
import dev.payouts.core.host.Host;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Writes the journal of one run. Safe for use by several threads. */
final class Ledger {
  private final Journal.Session session;
  private final Host host;
  private final String runId;
  private final Instant begunAt;
  private final Duration begun;
  private final List<JournalEntry> written = Collections.synchronizedList(new ArrayList<>());
  private final Map<JournalEntry, Duration> writtenAfter = new ConcurrentHashMap<>();

  Ledger(Journal.Session session, Host host, String runId) {
    this.session = session;
    this.host = host;
    this.runId = runId;
    this.begunAt = host.now();
    this.begun = host.elapsed();
  }

  /** Returns all that the journal says, oldest first, with what was written here. */
  ImmutableList<JournalEntry> entries() {
    synchronized (written) {
      return ImmutableList.<JournalEntry>builder()
          .addAll(session.entries())
          .addAll(written)
          .build();
    }
  }

  /**
   * Returns how long ago an entry was written, or less. The wall clock counts only up to the
   * beginning of this run, so that a step of it during the run changes nothing; an entry from the
   * future was written before the clock was set back.
   */
  Duration age(JournalEntry entry) {
    Duration after = writtenAfter.get(entry);
    if (after != null) {
      return host.elapsed().minus(after);
    }
    Duration before =
        entry.at().isAfter(begunAt) ? Duration.ZERO : Duration.between(entry.at(), begunAt);
    return before.plus(host.elapsed().minus(begun));
  }

  /** Returns the key that this run's payouts carry. */
  String runKey() {
    return runId;
  }

  /**
   * Writes that a create is about to leave.
   *
   * @return the time that was written
   * @throws dev.payouts.core.RunStoppedException if that is not on disk: it must not leave
   */
  Instant intended(PayoutDraft draft) {
    return write(draft, Event.INTENDED, null).at();
  }

  /** Writes what came of a create. */
  void ended(PayoutDraft draft, CreateResult result) {
    if (result instanceof CreateResult.Created created) {
      write(draft, Event.CREATED, created.payout());
    } else {
      boolean unknown = result instanceof CreateResult.Unknown;
      write(draft, unknown ? Event.UNKNOWN : Event.NOT_CARRIED_OUT, null);
    }
  }

  /** Writes what was found out about a create of this run. */
  void settled(PayoutDraft draft, Event event, @Nullable PayoutId payout) {
    write(draft, event, payout);
  }

  /** Writes what was found out about a payable that the journal knows. */
  void settled(JournalEntry earlier, Event event, @Nullable PayoutId payout) {
    append(earlier.then(host.now(), runId, event, payout));
  }

  private JournalEntry write(PayoutDraft draft, Event event, @Nullable PayoutId payout) {
    var entry =
        new JournalEntry(
            host.now(),
            runId,
            event,
            draft.type(),
            draft.source(),
            draft.person(),
            draft.date(),
            payout);
    append(entry);
    return entry;
  }

  private void append(JournalEntry entry) {
    session.append(entry);
    writtenAfter.put(entry, host.elapsed());
    written.add(entry);
  }
}
