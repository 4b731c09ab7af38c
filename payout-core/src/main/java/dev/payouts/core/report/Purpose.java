package dev.payouts.core.report;

/** What a report is for. */
public enum Purpose {
  /** A run, dry or not. */
  REPORT,
  /** A run on the sandbox: compares its requests with those of the N+1 way. */
  SANDBOX_REPORT,
  /** A plan: adds the requests of a real run. */
  PLAN,
  /** A plan in detail: compares these with the N+1 way, too. */
  DETAILED_PLAN;

  /** {@return whether the requests of a real run are part of it} */
  public boolean isPlan() {
    return this == PLAN || this == DETAILED_PLAN;
  }

  /** Tells whether the requests are compared with those of the N+1 way. */
  boolean comparesRequests() {
    return this == SANDBOX_REPORT || this == DETAILED_PLAN;
  }
}
