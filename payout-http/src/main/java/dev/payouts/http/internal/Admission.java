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
 * Decides whether a requested run begins: it does once it has its locks and is recorded. Callers
 * wait for this decision. Thread-safe.
 */
final class Admission {
  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

  private final Runnable keep;
  private final Duration maxWait;
  private final CompletableFuture<Boolean> isDecided = new CompletableFuture<>();
  private boolean isAdmitted;
  private @Nullable ProblemException refusal;

  /**
   * Creates an undecided admission.
   *
   * @param keep records the run; throws {@link StateFileException} if that fails
   * @param maxWait how long {@link #await} waits for the decision
   */
  Admission(Runnable keep, Duration maxWait) {
    this.keep = keep;
    this.maxWait = maxWait;
  }

  /** Admits the run unless it was refused; returns whether it is admitted. */
  synchronized boolean admit() {
    if (!isAdmitted && refusal == null) {
      try {
        keep.run();
        isAdmitted = true;
        isDecided.complete(true);
      } catch (StateFileException e) {
        LOG.warn("cannot record a run: {}", e.getMessage());
        refuse(ProblemException.of(503, "No run was started. " + e.getMessage()));
      }
    }
    return isAdmitted;
  }

  /** Refuses the run unless it was admitted; callers are told when it has ended. */
  synchronized void refuse(ProblemException why) {
    if (!isAdmitted && refusal == null) {
      refusal = why;
    }
  }

  /** Notes that the run has ended. */
  void ended() {
    isDecided.complete(true);
  }

  /**
   * Waits for the decision. A run that takes too long is admitted.
   *
   * @throws ProblemException if the run was refused
   */
  void await() {
    try {
      var unused = isDecided.get(maxWait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      admit();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.of(503, "The server stopped before the run began.");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a decision is never completed by an exception", e);
    }
    requireNotRefused();
  }

  /**
   * Admits the run at once.
   *
   * @throws ProblemException if it cannot be recorded
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
