package dev.payouts.benchmarks.calls;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.PayableType;

/**
 * Measurements of the original: its unchanged code against a Notion-like server with 100 ms per
 * request, before its batch pre-loading (042c3171^) and at its head (401f0137). It reads each
 * contractor's page three times.
 *
 * @param ours our way that does the same
 * @param before the requests, and the time if known, before batching
 * @param head the same at the head
 */
record OriginalFigure(String work, Scenario scenario, Way ours, String before, String head) {
  private static final PayableType PAYROLL = PayableType.CONTRACTOR_PAYROLL;

  /** All measurements. */
  static final ImmutableList<OriginalFigure> ALL =
      ImmutableList.of(
          payroll("50 orders, lookups and creates only", 50, 0, "200", "102"),
          payroll("50 orders, without setting statuses", 50, 0, "301, 10.3 s", "203, 2.4 s"),
          payroll("500 orders, without setting statuses", 500, 0, "3,005, 102 s", "2,011, 21.8 s"),
          completing("50 orders and their statuses", 0, "501, 13.4 s", "403, 5.6 s"),
          completing("the same with 30,000 old payouts", 30_000, "501, 13.5 s", "502, 15.8 s"),
          requests("50 refunds", PayableType.REFUND, 0, "101, 2.2 s", "52, 1.25 s"),
          requests("50 splits", PayableType.INVOICE_SPLIT, 0, "101, 2.2 s", "52, 1.25 s"),
          requests(
              "50 refunds with 10,000 old ones",
              PayableType.REFUND,
              Forecast.RESULT_CAP,
              "101, 2.3 s",
              "151, 12.4 s"),
          requests(
              "50 splits with 10,000 old ones",
              PayableType.INVOICE_SPLIT,
              Forecast.RESULT_CAP,
              "101, 2.3 s",
              "151, 12.4 s"));

  private static OriginalFigure payroll(
      String work, int orders, int old, String before, String head) {
    return new OriginalFigure(work, Scenario.unpaid(PAYROLL, orders, old), Way.OURS, before, head);
  }

  private static OriginalFigure completing(String work, int old, String before, String head) {
    return new OriginalFigure(
        work, Scenario.unpaid(PAYROLL, 50, old), Way.OURS_COMPLETING, before, head);
  }

  private static OriginalFigure requests(
      String work, PayableType type, int old, String before, String head) {
    return new OriginalFigure(work, Scenario.unpaid(type, 50, old), Way.OURS, before, head);
  }

  /** Returns whether a workspace is equivalent for it, as it sees no more than the cap. */
  boolean isOf(Scenario other) {
    return other.type() == scenario.type()
        && other.payables() == scenario.payables()
        && other.alreadyPaid() == scenario.alreadyPaid()
        && seen(other) == seen(scenario);
  }

  private static int seen(Scenario scenario) {
    return Math.min(scenario.oldPayouts(), Forecast.RESULT_CAP);
  }
}
