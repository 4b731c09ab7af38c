package dev.payouts.core.host;

import com.google.common.collect.ImmutableList;
import java.time.Instant;

/**
 * The locks that keep runs for the same payouts apart on one machine, whatever state directory each
 * has, and the memory of which of them created last. Safe for use by several threads.
 */
public interface MachineLocks {
  /**
   * Locks nothing and remembers nothing: for payouts that no other process of this machine can
   * create, or where something else makes up for it ({@code "exclusive": false}).
   */
  MachineLocks NONE = (scope, holder) -> NoLock.INSTANCE;

  /**
   * Takes the lock of a scope, which its process loses with its life.
   *
   * @param scope what the run is about
   * @param holder who takes it, for those who then do not get it
   * @return the lock; close it to give it back
   * @throws StateFiles.LockedException if a run holds one whose scope overlaps
   * @throws StateFiles.StateFileException if that cannot be found out
   */
  Held take(Scope scope, String holder);

  /**
   * What a run is about.
   *
   * @param destination the payouts database, in one spelling
   * @param localServer the server on this machine that holds it; empty for one elsewhere
   * @param shard which part of the payables, from 0
   * @param shards how many parts there are; 1 where the run is about all payables
   */
  record Scope(String destination, String localServer, int shard, int shards) {
    /**
     * {@return whether a run about this and one about another scope could create the same payouts}
     * Different shards of one count never do. A local server may be a proxy of one elsewhere, but
     * not of another local one.
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
   * @param runId the invocation
   * @param stateDir its state directory
   */
  record LastCreate(Instant at, String runId, String stateDir) {}

  /** A lock that is held. Safe for use by several threads. */
  interface Held extends AutoCloseable {
    /** {@return the last create of each overlapping scope when the lock was taken} */
    ImmutableList<LastCreate> lastCreates();

    /**
     * Remembers that a create is about to be sent; it need not be on disk when this returns.
     *
     * @param create the create
     * @throws StateFiles.StateFileException if it could not be written
     */
    void remember(LastCreate create);

    /**
     * {@return whether the lock still keeps others out: nobody has deleted or replaced its file}
     */
    boolean isIntact();

    @Override
    void close();
  }
}
