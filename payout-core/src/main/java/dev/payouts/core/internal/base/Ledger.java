package dev.payouts.core.internal.base;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.host.Host;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.CreateResult;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Writes the journal of one run. Thread-safe. */
public final class Ledger {
  private final Journal.Session session;
  private final Host host;
  private final String runId;
  private final Instant begunAt;
  private final Duration begun;
  private final List<JournalEntry> written = Collections.synchronizedList(new ArrayList<>());
  private final Map<JournalEntry, Duration> writtenAfter = new ConcurrentHashMap<>();

  /** Creates the ledger of a run that begins now. */
  public Ledger(Journal.Session session, Host host, String runId) {
    this.session = session;
    this.host = host;
    this.runId = runId;
    this.begunAt = host.now();
    this.begun = host.elapsed();
  }

  /** Returns all entries, oldest first, including those written by this run. */
  public ImmutableList<JournalEntry> entries() {
    synchronized (written) {
      return ImmutableList.<JournalEntry>builder()
          .addAll(session.entries())
          .addAll(written)
          .build();
    }
  }

  /**
   * Returns at most the age of an entry. The wall clock is used only up to the start of this run,
   * so a clock step during the run has no effect; an entry from the future counts as new, because
   * the clock was set back.
   */
  public Duration age(JournalEntry entry) {
    Duration after = writtenAfter.get(entry);
    if (after != null) {
      return host.elapsed().minus(after);
    }
    Duration before =
        entry.at().isAfter(begunAt) ? Duration.ZERO : Duration.between(entry.at(), begunAt);
    return before.plus(host.elapsed().minus(begun));
  }

  /** Returns the run key of this run's payouts. */
  public String runKey() {
    return runId;
  }

  /**
   * Writes the intent of a create that is about to be sent.
   *
   * @return the time of the entry
   * @throws dev.payouts.core.RunAbortedException if it is not on disk; the create must not be sent
   */
  public Instant intended(PayoutDraft draft) {
    return write(draft, Event.INTENDED, null).at();
  }

  /** Writes the outcome of a create. */
  public void ended(PayoutDraft draft, CreateResult result) {
    if (result instanceof CreateResult.Created created) {
      write(draft, Event.CREATED, created.payout());
    } else {
      boolean unknown = result instanceof CreateResult.Unknown;
      write(draft, unknown ? Event.UNKNOWN : Event.NOT_CARRIED_OUT, null);
    }
  }

  /** Writes the resolved outcome of a create of this run. */
  public void resolved(PayoutDraft draft, Event event, @Nullable PayoutId payout) {
    write(draft, event, payout);
  }

  /** Writes the resolved outcome of a payable with an earlier entry. */
  public void resolved(JournalEntry earlier, Event event, @Nullable PayoutId payout) {
    append(earlier.then(host.now(), runId, event, payout));
  }

  private JournalEntry write(PayoutDraft draft, Event event, @Nullable PayoutId payout) {
    var entry =
        new JournalEntry(
            host.now(),
            runId,
            event,
            draft.type(),
            draft.payable(),
            draft.contractor(),
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
