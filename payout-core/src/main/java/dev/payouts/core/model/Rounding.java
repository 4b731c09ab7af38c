package dev.payouts.core.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How amounts of a currency are rounded.
 *
 * @param step amounts become a multiple of this, in whole units of the currency; above zero
 * @param mode the rounding mode; {@link RoundingMode#UP} rounds away from zero
 * @param appliesTo which amounts are rounded this way
 */
public record Rounding(BigDecimal step, RoundingMode mode, Scope appliesTo) {
  /**
   * Checks the step and the mode.
   *
   * @param step amounts become a multiple of this, in whole units of the currency
   * @param mode the rounding mode
   * @param appliesTo which amounts are rounded this way
   * @throws IllegalArgumentException if the step is not above zero, or the mode is {@code
   *     UNNECESSARY}
   */
  public Rounding {
    if (step.signum() <= 0) {
      throw new IllegalArgumentException("rounding step is not above zero: " + step);
    }
    if (mode == RoundingMode.UNNECESSARY) {
      throw new IllegalArgumentException("rounding mode does not round: " + mode);
    }
  }

  /** Which amounts a rounding applies to; others are rounded to the minor unit. */
  public enum Scope implements Word {
    /** Amounts of monthly rates. */
    MONTHLY,
    /** Amounts of hourly rates. */
    HOURLY,
    /** Both. */
    ALL;

    /**
     * {@return whether it applies to amounts of a billing type}
     *
     * @param billingType the billing type of the rate
     */
    public boolean covers(BillingType billingType) {
      return this == ALL || (this == MONTHLY) == billingType.isMonthly();
    }
  }

  /**
   * {@return {@code numerator / denominator}, rounded once}
   *
   * @param numerator in whole units of the currency, times the denominator
   * @param denominator above zero
   */
  public BigDecimal round(BigDecimal numerator, BigDecimal denominator) {
    return numerator.divide(denominator.multiply(step), 0, mode).multiply(step);
  }
}
