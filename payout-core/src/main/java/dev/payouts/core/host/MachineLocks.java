package dev.payouts.core.host;

import com.google.common.collect.ImmutableList;
import java.time.Instant;

/**
 * Locks that prevent overlapping runs for the same payouts on one machine, whatever their state
 * directories, and a record of the last create. Thread-safe.
 */
public interface MachineLocks {
  /**
   * Locks nothing and records nothing: for payouts that no other process of this machine can
   * create, or if overlaps are handled otherwise ({@code "exclusive": false}).
   */
  MachineLocks NONE = (scope, holder) -> NoLock.INSTANCE;

  /**
   * Takes the lock of a scope; it is released when the process ends.
   *
   * @param scope what the run may create
   * @param holder a description of the holder, shown to others who try to take it
   * @return the lock; close it to release it
   * @throws StateFiles.LockedException if a run holds a lock with an overlapping scope
   * @throws StateFiles.StateFileException if this cannot be determined
   */
  Held take(Scope scope, String holder);

  /**
   * What a run may create.
   *
   * @param destination the ID of the payouts database, in its canonical form
   * @param localServer identifies the server if it is on this machine; empty for a remote server
   * @param shard the index of the shard, from 0
   * @param shards the number of shards; 1 if the run is about all payables
   */
  record Scope(String destination, String localServer, int shard, int shards) {
    /**
     * {@return whether runs with this scope and another could create the same payouts} Different
     * shards of the same count never do. A local server may be a proxy of a remote one, but not of
     * another local one.
     *
     * @param other the other scope
     */
    public boolean overlaps(Scope other) {
      boolean isSameServer =
          localServer.equals(other.localServer)
              || localServer.isEmpty()
              || other.localServer.isEmpty();
      boolean areDifferentShards = shards == other.shards && shard != other.shard;
      return destination.equals(other.destination) && isSameServer && !areDifferentShards;
    }
  }

  /**
   * The last create that a run sent.
   *
   * @param at when, by the wall clock
   * @param runId the ID of the invocation
   * @param stateDir its state directory
   * @param intents how many intents of that run are in its journal, so that a journal with fewer is
   *     not taken for complete; 0 if unknown
   */
  record LastCreate(Instant at, String runId, String stateDir, long intents) {}

  /** A held lock. Thread-safe. */
  interface Held extends AutoCloseable {
    /** {@return the last create of each overlapping scope as of when the lock was taken} */
    ImmutableList<LastCreate> lastCreates();

    /**
     * Records that a create is about to be sent; it need not be on disk when this returns.
     *
     * @param create the create
     * @throws StateFiles.StateFileException if it could not be written
     */
    void remember(LastCreate create);

    /** {@return whether the lock is still effective: its file was not deleted or replaced} */
    boolean isIntact();

    @Override
    void close();
  }
}
