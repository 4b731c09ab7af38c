package dev.payouts.core.model;

/** The billing type of a rate. */
public enum BillingType {
  /** A fixed amount per month. */
  MONTHLY_FIXED,
  /**
   * A fixed amount per month; payroll does not pay the hourly part (payout-core/RULES.md, step 7).
   */
  MIXED,
  /** An amount per hour worked. */
  HOURLY_RATE,
  /** A billing type that payout-core/RULES.md does not define. */
  UNKNOWN;

  /** {@return whether it pays per month} */
  public boolean isMonthly() {
    return this == MONTHLY_FIXED || this == MIXED;
  }
}
