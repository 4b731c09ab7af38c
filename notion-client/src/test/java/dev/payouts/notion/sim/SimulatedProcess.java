package dev.payouts.notion.sim;

import java.time.Duration;

/**
 * A process that can lose its life at any step. After that every step of its fibers throws, so that
 * nothing it does has an effect any more.
 */
final class SimulatedProcess {
  private final Scheduler scheduler;
  private long stepsToLive;
  private boolean isDead;

  /** Lives for so many steps. */
  SimulatedProcess(Scheduler scheduler, long stepsToLive) {
    this.scheduler = scheduler;
    this.stepsToLive = stepsToLive;
  }

  boolean isDead() {
    return isDead;
  }

  /** Takes a step between two instructions with effects. */
  void step() {
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

  /** The end of a process; nothing of the product may catch it. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
      super("the process lost its life");
    }
  }
}
