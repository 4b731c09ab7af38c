package dev.payouts.notion.internal.api;

import dev.payouts.notion.RequestListener;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ignores exceptions of a listener, which would otherwise make the outcome of a create unknown. */
final class SafeRequestListener implements RequestListener {
  private static final Logger LOG = LoggerFactory.getLogger(SafeRequestListener.class);

  private final RequestListener listener;

  SafeRequestListener(RequestListener listener) {
    this.listener = listener;
  }

  @Override
  public void started(Endpoint endpoint, int earlierAttempts) {
    tell(() -> listener.started(endpoint, earlierAttempts));
  }

  @Override
  public void ended(Endpoint endpoint, int status, Duration duration) {
    tell(() -> listener.ended(endpoint, status, duration));
  }

  @Override
  public void repeating(Endpoint endpoint, int failures, Duration pause) {
    tell(() -> listener.repeating(endpoint, failures, pause));
  }

  @Override
  public void budgetHolds(Duration wait) {
    tell(() -> listener.budgetHolds(wait));
  }

  @Override
  public void budgetResumed(Duration waited) {
    tell(() -> listener.budgetResumed(waited));
  }

  private static void tell(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException broken) {
      LOG.debug("a listener failed: {}", broken.getClass().getName());
    }
  }
}
