package dev.payouts.core.spi;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.HostSharing;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.Shard;
import java.time.Instant;
import java.util.Optional;

/**
 * Port: the write-ahead journal, which keeps the intents of runs and their outcomes across crashes,
 * and its lock, which lets one run at a time write (payout-core/DESIGN.md, "Exactly once").
 * Thread-safe.
 */
public interface Journal {
  /** Stores nothing and locks nothing: a run that crashes leaves no trace of its intents. */
  Journal NONE = new NoJournal();

  /**
   * Takes the lock and reads the entries of earlier runs.
   *
   * @param claim what the run will do
   * @return the journal, valid while the lock is held
   * @throws RunAbortedException if another run holds the lock, or the journal cannot be read or
   *     belongs to another destination
   */
  Session begin(Claim claim);

  /**
   * {@return the entries, read without the lock, for a dry run}
   *
   * @throws RunAbortedException if the journal cannot be read
   */
  ImmutableList<JournalEntry> read();

  /**
   * Checks, without the lock, that the journal does not belong to another destination, whose
   * payouts it would not know. {@link #begin} checks this too.
   *
   * @param destination where payouts are created
   * @throws RunAbortedException if it does, or if this cannot be determined
   */
  void requireDestination(Destination destination);

  /**
   * What a run will do while it holds the lock.
   *
   * @param runId the ID of the invocation
   * @param shard its part of the payables
   * @param destination where it creates payouts
   * @param hosts whether runs on other hosts may overlap with it
   */
  record Claim(String runId, Shard shard, Destination destination, HostSharing hosts) {}

  /** The journal as used by the run that holds the lock. Thread-safe. */
  interface Session extends AutoCloseable {
    /** {@return the entries of earlier runs, oldest first} */
    ImmutableList<JournalEntry> entries();

    /**
     * {@return whether the last run that could create payouts had this shard} A journal that was
     * never used counts as last used for {@link Shard#WHOLE}.
     *
     * @param shard a part of the payables
     * @throws RunAbortedException if this cannot be read
     */
    boolean wasLastUsedFor(Shard shard);

    /**
     * Records the shard the journal is used for from now on; it is on disk when this returns.
     *
     * @param shard a part of the payables
     * @throws RunAbortedException if it could not be written
     */
    void useFor(Shard shard);

    /**
     * {@return when a run last sent a create to the same destination from this machine, if this
     * journal may lack it} Queries may not show its payout yet. Empty if this journal has all
     * creates of that run, or there was none. A journal lacks them if the run had another state
     * directory, or if it was copied or restored from a backup that was made during the run.
     */
    Optional<Instant> lastCreateElsewhere();

    /**
     * Writes an entry; it is on disk when this returns. An intent is written only while the run
     * still holds all its locks, including those whose files can be deleted.
     *
     * @param entry the entry
     * @throws RunAbortedException if it could not be written, or if its create must not be sent
     */
    void append(JournalEntry entry);

    /** Releases the lock. */
    @Override
    void close();
  }
}
