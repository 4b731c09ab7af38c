package dev.payouts.benchmarks.calls;

import com.google.common.math.LongMath;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.notion.internal.api.NotionApi;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * The computed cost of a way, from the order of its requests: only the time of the round trips.
 * Schemas are not counted; they are cached, as after a plan.
 */
public record Forecast(Scenario scenario, Setting setting) {
  /** The maximum number of results of a query (notion-client/NOTION.md, "Reading"). */
  public static final int RESULT_CAP = 10_000;

  /** The query for archived payouts, sent concurrently with the others. */
  private static final long ARCHIVE = 1;

  /** The minimum number of requests: N creates and the reads of payout-core/DESIGN.md. */
  public ApiCalls floor() {
    long queries =
        switch (scenario.type()) {
          case CONTRACTOR_PAYROLL ->
              listing() + hundreds(payables()) + hundreds(2 * payables()) + hundreds(payables());
          case REFUND -> listing() + hundreds(payables());
          case INVOICE_SPLIT -> listing() + hundreds(payables()) + hundreds(payables());
        };
    return calls(queries + ARCHIVE, 0);
  }

  /**
   * The minimum time: listing, preload, creates by the workers. The pages of one result are
   * sequential, batches are concurrent.
   */
  public Duration floorTime() {
    long contractors = scenario.type() == PayableType.REFUND ? 0 : hundreds(payables());
    long payouts =
        scenario.type() == PayableType.CONTRACTOR_PAYROLL
            ? hundreds(2 * payables())
            : hundreds(payables());
    return time(listing() + Math.max(contractors, byWorkers(payouts)) + creates());
  }

  /**
   * The requests of one of the other ways.
   *
   * @throws IllegalArgumentException if it is one of our ways, which are always measured
   */
  public ApiCalls calls(Way way) {
    return switch (way) {
      case N_PLUS_ONE -> calls(listing() + (isPayroll() ? 2 : 1) * payables(), singleReads());
      case ORIGINAL_HEAD ->
          calls(listing() + (isPayroll() ? hundreds(payables()) : 0) + scan(), singleReads());
      case OURS, OURS_COMPLETING -> throw new IllegalArgumentException("to be measured: " + way);
    };
  }

  /**
   * The time of one of the other ways. In the N+1 way, each worker goes from payable to payable;
   * the three loads of the original's head would run concurrently like ours.
   *
   * @throws IllegalArgumentException if it is one of our ways, which are always measured
   */
  public Duration time(Way way) {
    int readsEach = isPayroll() ? 2 + setting.readsPerContractor() : 1;
    return switch (way) {
      case N_PLUS_ONE -> time(listing() + byWorkers(payables()) * readsEach + creates());
      case ORIGINAL_HEAD ->
          time(listing() + Math.max(scan(), byWorkers(singleReads())) + creates());
      case OURS, OURS_COMPLETING -> throw new IllegalArgumentException("to be measured: " + way);
    };
  }

  /** A scan without results is a query, too. */
  private long scan() {
    long payouts = (long) scenario.oldPayouts() + scenario.alreadyPaid();
    return Math.max(1, hundreds(Math.min(payouts, RESULT_CAP)));
  }

  private long singleReads() {
    return isPayroll() ? payables() * setting.readsPerContractor() : 0;
  }

  private boolean isPayroll() {
    return scenario.type() == PayableType.CONTRACTOR_PAYROLL;
  }

  private long payables() {
    return scenario.payables();
  }

  private long listing() {
    return hundreds(payables());
  }

  private long creates() {
    return byWorkers(scenario.toCreate());
  }

  private ApiCalls calls(long queries, long gets) {
    return new ApiCalls(queries, gets, scenario.toCreate(), 0, 0, 0, 0);
  }

  private Duration time(long roundTrips) {
    return setting.latency().multipliedBy(roundTrips);
  }

  private long byWorkers(long requests) {
    return LongMath.divide(requests, setting.workers(), RoundingMode.CEILING);
  }

  static long hundreds(long rows) {
    return LongMath.divide(rows, NotionApi.PAGE_SIZE, RoundingMode.CEILING);
  }
}
