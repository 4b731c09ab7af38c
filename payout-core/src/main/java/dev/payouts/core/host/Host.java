package dev.payouts.core.host;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Time, chance and workers. Everything above it waits and works through it alone, and holds no lock
 * while it does, so that a simulator can run all workers on virtual time, one at a time. Safe for
 * use by several threads.
 */
public interface Host {
  /** {@return the time of the wall clock} It may jump, also backwards. */
  Instant now();

  /** {@return the time since an arbitrary moment} It never runs backwards. */
  Duration elapsed();

  /**
   * Waits.
   *
   * @param duration how long; zero or less is not at all
   * @throws StoppedException if the wait was interrupted
   */
  void sleep(Duration duration);

  /** {@return a random number, at least 0 and below 1} */
  double random();

  /**
   * Runs every task, at most {@code workers} at a time, and waits for all of them.
   *
   * @param <T> what a task results in
   * @param workers above zero
   * @param tasks what is to be done; none is fine
   * @return their results in the order of the tasks
   * @throws RuntimeException what the first task in that order threw, after all have ended
   */
  <T> ImmutableList<T> inParallel(int workers, List<? extends Supplier<T>> tasks);

  /** The thread was interrupted while it waited; its interrupt flag is set again. */
  final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Keeps the cause.
     *
     * @param cause what caused it
     */
    public StoppedException(InterruptedException cause) {
      super("interrupted while waiting", cause);
    }
  }
}
