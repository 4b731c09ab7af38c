package dev.payouts.notion;

import java.time.Duration;

/**
 * Is told about each request to Notion, for metrics and progress. Called by several threads at
 * once, each time by the thread that sends; has to return quickly and should not throw: what it
 * throws is dropped.
 */
public interface RequestListener {
  /** Tells nobody. */
  RequestListener NONE = new RequestListener() {};

  /** The kinds of endpoints, as reports count requests. */
  enum Endpoint {
    /** A query of a data source. */
    QUERY,
    /** A page, a property of a page or a user. */
    GET,
    /** A page created. */
    CREATE,
    /** A page changed. */
    UPDATE,
    /** A data source's schema, or a database. */
    SCHEMA
  }

  /**
   * A request leaves now; the same thread is told when it has ended.
   *
   * @param endpoint where it goes
   * @param earlierAttempts how often it was refused or failed before; above zero for a repeat
   */
  default void started(Endpoint endpoint, int earlierAttempts) {}

  /**
   * A request has ended; each attempt counts.
   *
   * @param endpoint where it went
   * @param status the HTTP status; 0 where no whole answer came
   * @param duration from its sending to the end of its answer
   */
  default void ended(Endpoint endpoint, int status, Duration duration) {}

  /**
   * A request has failed in a way that may pass, and is sent again. Not told of 429 and 529: those
   * wait for the budget.
   *
   * @param endpoint where it went
   * @param failures how often it has failed so far, from 1
   * @param pause how long it waits before it is sent again
   */
  default void repeating(Endpoint endpoint, int failures, Duration pause) {}

  /**
   * A request has to wait for the budget.
   *
   * @param wait after which it looks again; it may have to wait more
   */
  default void budgetHolds(Duration wait) {}

  /**
   * A request may leave that had to wait for the budget.
   *
   * @param waited how long it had to, in all
   */
  default void budgetResumed(Duration waited) {}

  /**
   * Returns a listener that tells this one and then another one everything.
   *
   * @param other is told second
   * @return a listener that is told in the place of both
   */
  default RequestListener and(RequestListener other) {
    return new BothRequestListeners(this, other);
  }
}
