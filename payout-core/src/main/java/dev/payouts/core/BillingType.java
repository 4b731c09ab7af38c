package dev.payouts.core;

/** How a rate pays. */
public enum BillingType {
  /** A fixed amount a month. */
  MONTHLY_FIXED,
  /**
   * A fixed amount a month; its hourly side is not paid by payroll (payout-core/RULES.md, step 7).
   */
  MIXED,
  /** An amount an hour worked. */
  HOURLY_RATE,
  /** One that payout-core/RULES.md does not know. */
  UNKNOWN;

  /** {@return whether it pays by the month} */
  public boolean isMonthly() {
    return this == MONTHLY_FIXED || this == MIXED;
  }
}
