package dev.payouts.cli.internal;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Calls something again and again until it is closed. */
public interface Ticking extends AutoCloseable {
  /** Begins to call it; once. */
  void start(Runnable what);

  @Override
  void close();

  /** Calls it on a thread of its own that keeps no process alive. */
  static Ticking every(Duration interval) {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            new ThreadFactoryBuilder().setNameFormat("payouts-ticking").setDaemon(true).build());
    return new Ticking() {
      @Override
      public void start(Runnable what) {
        var unused =
            timer.scheduleWithFixedDelay(
                what, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
      }

      @Override
      public void close() {
        timer.shutdownNow();
      }
    };
  }
}
