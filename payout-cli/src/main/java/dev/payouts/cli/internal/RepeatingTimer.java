package dev.payouts.cli.internal;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Calls a task repeatedly until closed. */
public interface RepeatingTimer extends AutoCloseable {
  /** Starts the calls. Call once. */
  void start(Runnable task);

  @Override
  void close();

  /** Returns a timer with a daemon thread. */
  static RepeatingTimer every(Duration interval) {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            new ThreadFactoryBuilder().setNameFormat("payouts-timer").setDaemon(true).build());
    return new RepeatingTimer() {
      @Override
      public void start(Runnable task) {
        var unused =
            timer.scheduleWithFixedDelay(
                task, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
      }

      @Override
      public void close() {
        timer.shutdownNow();
      }
    };
  }
}
