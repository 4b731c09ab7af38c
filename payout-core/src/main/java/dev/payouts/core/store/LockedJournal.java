package dev.payouts.core.store;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.payouts.core.Shard;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.spi.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A journal whose lock is held across several runs, so that the caller knows at once whether it got
 * the lock, and no other run can start in between. Thread-safe.
 */
public final class LockedJournal implements Journal, AutoCloseable {
  private final Session session;

  @GuardedBy("this")
  private final List<JournalEntry> entries;

  private LockedJournal(Session session) {
    this.session = session;
    this.entries = new ArrayList<>(session.entries());
  }

  /**
   * {@return a journal whose lock this takes}
   *
   * @param journal the journal
   * @param claim what its runs will do
   * @throws dev.payouts.core.RunAbortedException if another run holds the lock, or the journal
   *     cannot be read
   */
  public static LockedJournal take(Journal journal, Claim claim) {
    return new LockedJournal(journal.begin(claim));
  }

  @Override
  public Session begin(Claim claim) {
    return new HeldSession(read());
  }

  @Override
  public synchronized ImmutableList<JournalEntry> read() {
    return ImmutableList.copyOf(entries);
  }

  /** Does nothing: the lock was taken for the destination of all runs. */
  @Override
  public void requireDestination(Destination destination) {}

  /** Releases the lock; no run may be in progress. */
  @Override
  public void close() {
    session.close();
  }

  private synchronized void appended(JournalEntry entry) {
    entries.add(entry);
  }

  private final class HeldSession implements Session {
    private final ImmutableList<JournalEntry> before;

    HeldSession(ImmutableList<JournalEntry> before) {
      this.before = before;
    }

    @Override
    public ImmutableList<JournalEntry> entries() {
      return before;
    }

    @Override
    public boolean wasLastUsedFor(Shard shard) {
      return session.wasLastUsedFor(shard);
    }

    @Override
    public void useFor(Shard shard) {
      session.useFor(shard);
    }

    @Override
    public Optional<Instant> lastCreateElsewhere() {
      return session.lastCreateElsewhere();
    }

    @Override
    public void append(JournalEntry entry) {
      session.append(entry); // not synchronized: several threads may share one flush
      appended(entry);
    }

    @Override
    public void close() {
      // The lock is released after the last run.
    }
  }
}
