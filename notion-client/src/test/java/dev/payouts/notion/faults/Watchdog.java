package dev.payouts.notion.faults;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends the wait for a test or a history that a planted fault keeps from ending. */
final class Watchdog {
  /** Generous: the slowest of them takes seconds. */
  private static final long LIMIT_SECONDS = Long.getLong("faults.limit", 120);

  private static final String HANGS = "no result within " + LIMIT_SECONDS + " s";

  private Watchdog() {}

  /** Returns what is wrong; that there is no result in time, too, is wrong. */
  static Optional<String> wrong(Callable<Optional<String>> trap) {
    var result = new FutureTask<>(trap);
    var thread = new Thread(result, "trap");
    thread.setDaemon(true); // an endless loop cannot be ended, only left alone
    thread.start();
    try {
      return result.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      return Optional.of(HANGS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static boolean isHang(String wrong) {
    return wrong.equals(HANGS);
  }
}
