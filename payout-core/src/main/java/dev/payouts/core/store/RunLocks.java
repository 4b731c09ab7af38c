package dev.payouts.core.store;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.FailureCause;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.host.MachineLocks.LastCreate;
import dev.payouts.core.host.MachineLocks.Scope;
import dev.payouts.core.host.StateFiles;
import dev.payouts.core.spi.Journal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The locks of a run: the lock of its state directory and the machine lock. Thread-safe. */
record RunLocks(StateFiles.Lock directory, MachineLocks.Held machine, String place)
    implements AutoCloseable {
  /**
   * Takes both locks.
   *
   * @param now the current time, shown to others who try to take them
   * @throws StateFiles.LockedException if another run holds one of them
   */
  static RunLocks take(StateFiles files, MachineLocks machine, Journal.Claim claim, Instant now) {
    String holder =
        "process %s, run %s, since %s"
            .formatted(
                ProcessHandle.current().pid(), claim.runId(), now.truncatedTo(ChronoUnit.SECONDS));
    StateFiles.Lock directory = files.lock(holder);
    try {
      var scope =
          new Scope(
              claim.destination().id(),
              claim.destination().localServer(),
              claim.shard().index(),
              claim.shard().count());
      String where = holder + ", with the state directory " + files.place();
      return new RunLocks(directory, machine.take(scope, where), files.place());
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** Returns the last creates of runs with overlapping scopes as of when the locks were taken. */
  ImmutableList<LastCreate> lastCreates() {
    return machine.lastCreates();
  }

  /**
   * Records that a create is about to be sent.
   *
   * @param now the current time
   * @param runId the run that sends it
   * @param intents how many intents of that run have been written, with this one
   */
  void remember(Instant now, String runId, long intents) {
    machine.remember(new LastCreate(now, runId, place, intents));
  }

  /**
   * Checks that the locks are still effective.
   *
   * @throws RunAbortedException if a lock file was deleted or replaced
   */
  void requireIntact() {
    requireIntact(directory.isIntact(), "of the state directory " + place);
    requireIntact(machine.isIntact(), "of this machine");
  }

  private static void requireIntact(boolean isIntact, String whose) {
    if (!isIntact) {
      throw new RunAbortedException(
          FailureCause.NOT_CARRIED_THROUGH,
          ("The lock file %s was deleted or replaced during this run, so another run may have"
                  + " started: wait until no run is in progress and run again.")
              .formatted(whose));
    }
  }

  @Override
  public void close() {
    try {
      machine.close();
    } finally {
      directory.close();
    }
  }
}
