package dev.payouts.core;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a contractor earns over a span of days.
 *
 * @param id its ID
 * @param status whether it counts
 * @param billingType how it pays
 * @param monthlyFixed the amount a month, in whole units of the currency
 * @param hourlyRate the amount an hour, in whole units of the currency
 * @param currency the currency of both
 * @param payDay the day on which the contractor is paid
 * @param firstDay the first day it covers; null means always
 * @param lastDay the last day it covers; null means never ends
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
  /** Whether a rate counts. */
  public enum Status {
    /** It pays the days it covers. */
    ACTIVE,
    /** It pays nothing; a working day that only it covers is not paid silently less (step 7). */
    INACTIVE
  }
}
