package dev.payouts.notion;

import java.time.Duration;

/**
 * Passes every event to two listeners.
 *
 * @param first receives each event first
 * @param second receives each event second
 */
record CompositeRequestListener(RequestListener first, RequestListener second)
    implements RequestListener {
  @Override
  public void started(Endpoint endpoint, int earlierAttempts) {
    first.started(endpoint, earlierAttempts);
    second.started(endpoint, earlierAttempts);
  }

  @Override
  public void ended(Endpoint endpoint, int status, Duration duration) {
    first.ended(endpoint, status, duration);
    second.ended(endpoint, status, duration);
  }

  @Override
  public void budgetHolds(Duration wait) {
    first.budgetHolds(wait);
    second.budgetHolds(wait);
  }

  @Override
  public void budgetResumed(Duration waited) {
    first.budgetResumed(waited);
    second.budgetResumed(waited);
  }

  @Override
  public void repeating(Endpoint endpoint, int failures, Duration pause) {
    first.repeating(endpoint, failures, pause);
    second.repeating(endpoint, failures, pause);
  }
}
