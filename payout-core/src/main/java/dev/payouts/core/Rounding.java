package dev.payouts.core;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * To what and how amounts of a currency are rounded.
 *
 * @param step the amount they become a multiple of, in whole units of the currency; above zero
 * @param mode how; {@link RoundingMode#UP} is away from zero
 * @param appliesTo which amounts
 */
public record Rounding(BigDecimal step, RoundingMode mode, Scope appliesTo) {
  /**
   * Takes a step and a mode.
   *
   * @param step the amount they become a multiple of, in whole units of the currency
   * @param mode how
   * @param appliesTo which amounts
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

  /** Which amounts a configured rounding is for; the others go to the currency's minor unit. */
  public enum Scope {
    /** Amounts of monthly rates. */
    MONTHLY,
    /** Amounts of hourly rates. */
    HOURLY,
    /** Both. */
    ALL;

    /**
     * {@return whether amounts of a billing type are meant}
     *
     * @param billingType how the rate pays
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
