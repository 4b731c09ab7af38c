package dev.payouts.notion;

import java.time.Duration;

/**
 * Receives an event for each request to Notion, for metrics and progress. Called concurrently, each
 * time on the thread that sends the request. Must return quickly and should not throw; exceptions
 * are ignored.
 */
public interface RequestListener {
  /** Does nothing. */
  RequestListener NONE = new RequestListener() {};

  /** The kinds of endpoints by which reports count requests. */
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
   * A request is about to be sent; the same thread reports its end.
   *
   * @param endpoint where it goes
   * @param earlierAttempts how often it was rejected or failed before; above zero for a retry
   */
  default void started(Endpoint endpoint, int earlierAttempts) {}

  /**
   * A request has ended. Called for each attempt.
   *
   * @param endpoint where it went
   * @param status the HTTP status; 0 if there was no complete response
   * @param duration from sending the request to the end of the response
   */
  default void ended(Endpoint endpoint, int status, Duration duration) {}

  /**
   * A request has failed temporarily and will be retried. Not called for 429 and 529, which wait
   * for the budget.
   *
   * @param endpoint where it went
   * @param failures how often it has failed so far, at least 1
   * @param pause how long it waits before the retry
   */
  default void repeating(Endpoint endpoint, int failures, Duration pause) {}

  /**
   * A request has to wait for the request budget.
   *
   * @param wait the time until it checks again; it may have to wait longer
   */
  default void budgetHolds(Duration wait) {}

  /**
   * A request that waited for the budget may be sent.
   *
   * @param waited how long it waited in total
   */
  default void budgetResumed(Duration waited) {}
}
