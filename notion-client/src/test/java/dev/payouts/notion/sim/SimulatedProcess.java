package dev.payouts.notion.sim;

import java.time.Duration;
import java.time.Instant;

/**
 * A process that can lose its life at any step. After that every step of its fibers throws, so that
 * nothing it does has an effect any more.
 */
final class SimulatedProcess {
  private final Scheduler scheduler;
  private final MachineClock clock;
  private long stepsToLive;
  private boolean isDead;

  /** Lives for so many steps on a machine that is never suspended. */
  SimulatedProcess(Scheduler scheduler, long stepsToLive) {
    this(scheduler, stepsToLive, new MachineClock(scheduler, Instant.EPOCH));
  }

  /** Lives for so many steps. */
  SimulatedProcess(Scheduler scheduler, long stepsToLive, MachineClock clock) {
    this.scheduler = scheduler;
    this.stepsToLive = stepsToLive;
    this.clock = clock;
  }

  boolean isDead() {
    return isDead;
  }

  /** Takes a step between two instructions with effects, once its machine is not suspended. */
  void step() {
    clock.awaitResumed();
    live();
  }

  private void live() {
    if (!isDead && --stepsToLive < 0) {
      isDead = true;
    }
    if (isDead) {
      throw new Crash();
    }
  }

  /** Takes a step, lets others go on for a while, and takes another. */
  void pause(Duration duration) {
    step();
    scheduler.waitFor(duration);
    step();
  }

  /**
   * Waits while a request that has left is on its way: it arrives even if the machine is suspended.
   * No program could tell that it was suspended between its last check and the network.
   */
  void pauseWhileInFlight(Duration duration) {
    live();
    scheduler.waitFor(duration);
    live();
  }

  /** The end of a process; nothing of the product may catch it. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
      super(
          "the process lost its life",
          null,
          /* enableSuppression= */ false,
          /* writableStackTrace= */ false);
    }
  }
}
