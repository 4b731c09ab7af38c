package dev.payouts.benchmarks.calls;

import dev.payouts.core.PayableType;

/**
 * What a workspace holds before a run.
 *
 * @param type what is paid
 * @param payables how many of them are approved, each for a contractor of its own
 * @param alreadyPaid how many of them have a payout already
 * @param oldPayouts how many payouts of earlier months of this type there are
 */
public record Scenario(PayableType type, int payables, int alreadyPaid, int oldPayouts) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if they cannot be
   */
  public Scenario {
    if (payables < 1 || alreadyPaid < 0 || alreadyPaid > payables || oldPayouts < 0) {
      throw new IllegalArgumentException(
          "payables=%d, already paid=%d, old payouts=%d: not a workspace"
              .formatted(payables, alreadyPaid, oldPayouts));
    }
  }

  /** Returns a workspace of which nothing approved is paid yet. */
  public static Scenario unpaid(PayableType type, int payables, int oldPayouts) {
    return new Scenario(type, payables, 0, oldPayouts);
  }

  /** Returns how many payouts a run has to create. */
  public int toCreate() {
    return payables - alreadyPaid;
  }

  @Override
  public String toString() {
    return "%s of %,d with %,d old payouts".formatted(title(), payables, oldPayouts);
  }

  /** Returns what tables call the type. */
  public String title() {
    return switch (type) {
      case CONTRACTOR_PAYROLL -> "payroll";
      case REFUND -> "refunds";
      case INVOICE_SPLIT -> "splits";
    };
  }
}
