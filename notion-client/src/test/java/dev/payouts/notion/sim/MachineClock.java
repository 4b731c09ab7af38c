package dev.payouts.notion.sim;

import java.time.Duration;
import java.time.Instant;

/** The clocks of a machine. Its wall clock can be set, and all of it can be suspended. */
final class MachineClock {
  private final Scheduler scheduler;
  private Instant start;
  private Duration stoodStill = Duration.ZERO;
  private Duration suspendedUntil = Duration.ZERO;

  /** What elapsed time does while a machine is suspended. */
  enum Elapsed {
    GOES_ON,
    /** As Linux's monotonic clock does. */
    STANDS_STILL
  }

  /**
   * Begins.
   *
   * @param start what the wall clock shows at virtual time zero
   */
  MachineClock(Scheduler scheduler, Instant start) {
    this.scheduler = scheduler;
    this.start = start;
  }

  Instant now() {
    return start.plus(scheduler.now());
  }

  /** Returns the time that has passed, as far as this machine knows. */
  Duration elapsed() {
    return scheduler.now().minus(stoodStill);
  }

  /** Puts the wall clock forward, or back by a negative step. */
  void set(Duration step) {
    start = start.plus(step);
  }

  /** Suspends the machine from now on. */
  void suspend(Duration duration, Elapsed elapsed) {
    if (!left().isZero()) {
      return; // it is suspended already
    }
    suspendedUntil = scheduler.now().plus(duration);
    if (elapsed == Elapsed.STANDS_STILL) {
      stoodStill = stoodStill.plus(duration);
    }
  }

  /** Waits until the machine goes on, if it is suspended. */
  void awaitResumed() {
    while (!left().isZero()) {
      scheduler.waitFor(left());
    }
  }

  private Duration left() {
    Duration left = suspendedUntil.minus(scheduler.now());
    return left.isNegative() ? Duration.ZERO : left;
  }
}
