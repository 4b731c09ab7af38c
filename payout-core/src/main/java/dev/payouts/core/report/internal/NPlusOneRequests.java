package dev.payouts.core.report.internal;

import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.core.spi.ApiCalls;

/**
 * The requests that the N+1 way, which looks up everything one by one, would take for the items of
 * a run. Computed, not measured.
 *
 * @param listings one for each page of payables
 * @param lookups three for each item: its rate, its payouts and its contractor
 * @param creates one for each payout that was created or planned
 * @param updates one for each completed order or line item, as in the run itself
 */
public record NPlusOneRequests(long listings, long lookups, long creates, long updates) {
  private static final int PAGE_SIZE = 100;
  private static final int LOOKUPS_PER_ITEM = 3;

  /** Returns the requests for the items of a run; for a dry run, those of a real run. */
  public static NPlusOneRequests of(RunReport run) {
    long processed = run.items().size();
    ApiCalls planned = run.callsOfRealRun();
    return new NPlusOneRequests(
        (processed + PAGE_SIZE - 1) / PAGE_SIZE,
        LOOKUPS_PER_ITEM * processed,
        (long) run.count(Status.CREATED) + run.count(Status.PLANNED),
        (planned == null ? run.calls() : planned).update());
  }

  /** Returns the total. */
  public long total() {
    return listings + lookups + creates + updates;
  }
}
