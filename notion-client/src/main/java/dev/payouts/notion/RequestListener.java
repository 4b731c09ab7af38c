package dev.payouts.notion;

import java.time.Duration;

/**
 * Is told about each request to Notion, for metrics and progress. Called by several threads at
 * once; has to return quickly and must not throw.
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
   * @param earlierAttempts how often it was refused or failed before; above zero for a repeat
   */
  default void started(Endpoint endpoint, int earlierAttempts) {}

  /**
   * A request has ended; each attempt counts.
   *
   * @param status the HTTP status; 0 where no whole answer came
   * @param duration from its sending to the end of its answer
   */
  default void ended(Endpoint endpoint, int status, Duration duration) {}

  /** A request has to wait for the budget; it looks again after {@code wait}. */
  default void budgetHolds(Duration wait) {}

  /** A request may leave that had to wait for the budget, {@code waited} in all. */
  default void budgetResumed(Duration waited) {}

  /** Returns a listener that tells this one and then another one everything. */
  default RequestListener and(RequestListener other) {
    return new BothRequestListeners(this, other);
  }
}
