package dev.payouts.core.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A contractor's rate and the days it covers.
 *
 * @param id its ID
 * @param status whether it is active
 * @param billingType its billing type
 * @param monthlyFixed the amount per month, in whole units of the currency
 * @param hourlyRate the amount per hour, in whole units of the currency
 * @param currency the currency of both amounts
 * @param payDay the day of the month on which the contractor is paid
 * @param firstDay the first day it covers; null if it has no start
 * @param lastDay the last day it covers; null if it has no end
 */
public record Rate(
    RateId id,
    Status status,
    Value<BillingType> billingType,
    Value<BigDecimal> monthlyFixed,
    Value<BigDecimal> hourlyRate,
    Value<CurrencyCode> currency,
    Value<PayDay> payDay,
    @Nullable LocalDate firstDay,
    @Nullable LocalDate lastDay) {
  /** The status of a rate. */
  public enum Status {
    /** It pays the days it covers. */
    ACTIVE,
    /** It pays nothing; an order with a working day that only it covers fails (step 7). */
    INACTIVE
  }
}
