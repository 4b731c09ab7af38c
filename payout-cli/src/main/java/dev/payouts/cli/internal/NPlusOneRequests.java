package dev.payouts.cli.internal;

import dev.payouts.core.ApiCalls;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;

/**
 * The requests that looking everything up one by one (N+1) takes for the items of a run. Computed,
 * never measured.
 *
 * @param listings pages of payables
 * @param lookups the rate, the payouts and the contractor of each item
 * @param creates payouts created, or planned
 * @param updates orders and line items completed, the same either way
 */
public record NPlusOneRequests(long listings, long lookups, long creates, long updates) {
  private static final int PAGE_SIZE = 100;
  private static final int LOOKUPS_AN_ITEM = 3;

  /** Returns those for the items of a run; of a dry run those that a real one would take. */
  public static NPlusOneRequests of(RunReport run) {
    long processed = run.items().size();
    ApiCalls planned = run.callsOfRealRun();
    return new NPlusOneRequests(
        (processed + PAGE_SIZE - 1) / PAGE_SIZE,
        LOOKUPS_AN_ITEM * processed,
        (long) run.count(Status.CREATED) + run.count(Status.PLANNED),
        (planned == null ? run.calls() : planned).update());
  }

  /** Returns the same without those that write. */
  public NPlusOneRequests reading() {
    return new NPlusOneRequests(listings, lookups, 0, 0);
  }

  /** Returns all of them. */
  public long total() {
    return listings + lookups + creates + updates;
  }
}
