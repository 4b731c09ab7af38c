package dev.payouts.benchmarks.calls;

import dev.payouts.core.model.PayableType;

/**
 * The contents of a workspace before a run.
 *
 * @param payables the number of approved payables, each for a different contractor
 * @param alreadyPaid how many of them already have a payout
 * @param oldPayouts the number of payouts of this type of earlier months
 */
public record Scenario(PayableType type, int payables, int alreadyPaid, int oldPayouts) {
  /** Returns a workspace in which nothing approved has been paid yet. */
  public static Scenario unpaid(PayableType type, int payables, int oldPayouts) {
    return new Scenario(type, payables, 0, oldPayouts);
  }

  /** Returns the number of payouts that a run has to create. */
  public int toCreate() {
    return payables - alreadyPaid;
  }

  @Override
  public String toString() {
    return "%s of %,d with %,d old payouts".formatted(title(), payables, oldPayouts);
  }

  /** Returns the name of the type in tables. */
  public String title() {
    return switch (type) {
      case CONTRACTOR_PAYROLL -> "payroll";
      case REFUND -> "refunds";
      case INVOICE_SPLIT -> "splits";
    };
  }
}
