package dev.payouts.core;

import com.google.common.collect.ImmutableList;

/**
 * Port: what runs intended and what came of it, kept over crashes, and the lock that lets one run
 * at a time write it (DESIGN.md, "Once, and only once"). Safe for use by several threads.
 */
public interface Journal {
  /** Keeps nothing and locks nothing: a run that dies leaves no trace of what it intended. */
  Journal NONE = new ForgetfulJournal();

  /**
   * Takes the lock and reads what earlier runs left.
   *
   * @param runId the invocation
   * @return the journal, for as long as the lock is held
   * @throws RunStoppedException if another run holds the lock, or the journal cannot be read
   */
  Session begin(String runId);

  /**
   * {@return what is there without a lock, for a dry run}
   *
   * @throws RunStoppedException if the journal cannot be read
   */
  ImmutableList<JournalEntry> read();

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
     * Writes an entry; it is on disk when this returns.
     *
     * @param entry what is to be written
     * @throws RunStoppedException if it could not be written
     */
    void append(JournalEntry entry);

    /** Gives the lock back. */
    @Override
    void close();
  }
}
