package dev.payouts.http.internal;

import dev.payouts.core.host.StateFiles.StateFileException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a run that was asked for begins: it does once it has its locks and is kept, and a caller
 * is not told of one that never gets them. Safe for use by several threads.
 */
final class Admission {
  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

  private final Runnable keep;
  private final Duration longestStart;
  private final CompletableFuture<Boolean> isDecided = new CompletableFuture<>();
  private boolean isAdmitted;
  private @Nullable ProblemException refusal;

  /**
   * Decides nothing yet.
   *
   * @param keep keeps the run; throws {@link StateFileException} if it cannot be kept
   * @param longestStart how long {@link #await} waits for a decision
   */
  Admission(Runnable keep, Duration longestStart) {
    this.keep = keep;
    this.longestStart = longestStart;
  }

  /** Lets the run begin, unless it was refused; returns whether it begins. */
  synchronized boolean admit() {
    if (!isAdmitted && refusal == null) {
      try {
        keep.run();
        isAdmitted = true;
        isDecided.complete(true);
      } catch (StateFileException e) {
        LOG.warn("no run can be kept: {}", e.getMessage());
        refuse(ProblemException.of(503, "No run was started. " + e.getMessage()));
      }
    }
    return isAdmitted;
  }

  /** Lets the run not begin, unless it was admitted; the caller is told once it has ended. */
  synchronized void refuse(ProblemException why) {
    if (!isAdmitted && refusal == null) {
      refusal = why;
    }
  }

  /** Says that the run has ended. */
  void ended() {
    isDecided.complete(true);
  }

  /**
   * Waits until it is decided; what takes too long is admitted.
   *
   * @throws ProblemException if the run was refused
   */
  void await() {
    try {
      var unused = isDecided.get(longestStart.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      admit();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.of(503, "The server stopped before the run had begun.");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a decision is never completed by an exception", e);
    }
    requireNotRefused();
  }

  /**
   * Lets the run begin at once.
   *
   * @throws ProblemException if it cannot be kept
   */
  void admitNow() {
    admit();
    requireNotRefused();
  }

  private synchronized void requireNotRefused() {
    if (refusal != null) {
      throw refusal;
    }
  }
}
