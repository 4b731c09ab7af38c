package dev.payouts.core.host;

import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Clock, waits, random numbers and worker threads. All other code waits and runs tasks only through
 * this interface, and holds no lock meanwhile, so that a simulator can run all workers in virtual
 * time, one at a time. Thread-safe.
 */
public interface Host {
  /** The longest step of a wait that can be stopped. */
  Duration LONGEST_STEP = Duration.ofSeconds(1);

  /** {@return the wall-clock time} It may jump, even backwards. */
  Instant now();

  /** {@return the time since an arbitrary moment} It never decreases. */
  Duration elapsed();

  /**
   * Waits.
   *
   * @param duration how long; does not wait if zero or less
   * @throws StoppedException if the wait was interrupted
   */
  void sleep(Duration duration);

  /**
   * Waits in short steps, so that a long wait can be stopped.
   *
   * @param isStopping asked before each step; may throw to end the wait
   * @param duration how long; does not wait if zero or less
   * @return whether the whole time has passed; false if it is being stopped
   * @throws StoppedException if the wait was interrupted
   */
  default boolean sleepUnless(BooleanSupplier isStopping, Duration duration) {
    Duration until = elapsed().plus(duration);
    for (Duration left = duration; left.compareTo(Duration.ZERO) > 0; ) {
      if (isStopping.getAsBoolean()) {
        return false;
      }
      sleep(Comparators.min(left, LONGEST_STEP));
      left = until.minus(elapsed());
    }
    return true;
  }

  /** {@return a random number, at least 0 and below 1} */
  double random();

  /**
   * Runs every task, at most {@code workers} at a time, and waits for all of them.
   *
   * @param <T> the type of the results
   * @param workers above zero
   * @param tasks the tasks; may be empty
   * @return the results in the order of the tasks
   * @throws RuntimeException if a task threw it; the first in the order of the tasks, after all
   *     have ended
   */
  <T> ImmutableList<T> inParallel(int workers, List<? extends Supplier<T>> tasks);

  /** Thrown if the thread was interrupted while waiting; its interrupt flag is set again. */
  final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with its cause.
     *
     * @param cause the interrupt
     */
    public StoppedException(InterruptedException cause) {
      super("interrupted while waiting", cause);
    }
  }
}
