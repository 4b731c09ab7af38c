package dev.payouts.core;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.Optional;

/**
 * Port: what runs intended and what came of it, kept over crashes, and the lock that lets one run
 * at a time write it (payout-core/DESIGN.md, "Exactly once"). Safe for use by several threads.
 */
public interface Journal {
  /** Keeps nothing and locks nothing: a run that dies leaves no trace of what it intended. */
  Journal NONE = new ForgetfulJournal();

  /**
   * Takes the lock and reads what earlier runs left.
   *
   * @param claim what the run is about to do
   * @return the journal, for as long as the lock is held
   * @throws RunStoppedException if another run holds the lock, or the journal cannot be read or
   *     belongs to another destination
   */
  Session begin(Claim claim);

  /**
   * {@return what is there without a lock, for a dry run}
   *
   * @throws RunStoppedException if the journal cannot be read
   */
  ImmutableList<JournalEntry> read();

  /**
   * Makes sure, without a lock, that the journal does not belong to another destination: it would
   * know nothing of what was paid there. {@link #begin} does so too.
   *
   * @param destination where payouts are created
   * @throws RunStoppedException if it does, or that cannot be found out
   */
  void requireDestination(Destination destination);

  /**
   * What a run is about to do, and for itself alone.
   *
   * @param runId the invocation
   * @param shard which part of the payables it is about
   * @param destination where it creates payouts
   * @param hosts whether runs elsewhere may overlap with it
   */
  record Claim(String runId, Shard shard, Destination destination, Hosts hosts) {}

  /** The journal in the hands of the run that holds the lock. Safe for use by several threads. */
  interface Session extends AutoCloseable {
    /** {@return what earlier runs wrote, oldest first} */
    ImmutableList<JournalEntry> entries();

    /**
     * {@return whether the last run that might have created something was one of this shard} A
     * journal that was never used counts as last used for the whole, {@link Shard#WHOLE}.
     *
     * @param shard which part of the payables
     * @throws RunStoppedException if that cannot be read
     */
    boolean wasLastUsedFor(Shard shard);

    /**
     * Writes down which shard the journal is used for from now on; it is on disk when this returns.
     *
     * @param shard which part of the payables
     * @throws RunStoppedException if it could not be written
     */
    void useFor(Shard shard);

    /**
     * {@return when a run with another journal last sent a create to the same destination from this
     * machine} Queries may not show its payout yet, and this journal does not know of it. Empty
     * where that never happened, or not since this journal was used.
     */
    Optional<Instant> lastCreateElsewhere();

    /**
     * Writes an entry; it is on disk when this returns. An intent is written only as long as the
     * run still holds its locks, also those whose files somebody can delete.
     *
     * @param entry what is to be written
     * @throws RunStoppedException if it could not be written, or the create that it is about must
     *     not leave
     */
    void append(JournalEntry entry);

    /** Gives the lock back. */
    @Override
    void close();
  }
}
