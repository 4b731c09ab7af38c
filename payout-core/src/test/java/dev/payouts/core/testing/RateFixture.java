package dev.payouts.core.testing;

import dev.payouts.core.model.BillingType;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.Rate;
import dev.payouts.core.model.RateId;
import dev.payouts.core.model.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Builds rates for tests; by default valid and without start and end. */
public final class RateFixture {
  private final RateId id;
  private Rate.Status status = Rate.Status.ACTIVE;
  private Value<BillingType> billingType;
  private Value<BigDecimal> monthlyFixed = Value.empty();
  private Value<BigDecimal> hourlyRate = Value.empty();
  private Value<CurrencyCode> currency;
  private Value<PayDay> payDay = Value.of(new PayDay(15));
  private @Nullable LocalDate firstDay;
  private @Nullable LocalDate lastDay;

  private RateFixture(String id, BillingType billingType, String currency) {
    this.id = new RateId(id);
    this.billingType = Value.of(billingType);
    this.currency = Value.of(new CurrencyCode(currency));
  }

  /** Returns a builder of a monthly rate. */
  public static RateFixture monthly(String id, String amount, String currency) {
    return new RateFixture(id, BillingType.MONTHLY_FIXED, currency)
        .monthlyFixed(Value.of(new BigDecimal(amount)));
  }

  /** Returns a builder of an hourly rate. */
  public static RateFixture hourly(String id, String amount, String currency) {
    return new RateFixture(id, BillingType.HOURLY_RATE, currency)
        .hourlyRate(Value.of(new BigDecimal(amount)));
  }

  /** Sets it to Inactive. */
  public RateFixture inactive() {
    status = Rate.Status.INACTIVE;
    return this;
  }

  /** Sets the first day. */
  public RateFixture from(String day) {
    firstDay = LocalDate.parse(day);
    return this;
  }

  /** Sets the last day. */
  public RateFixture until(String day) {
    lastDay = LocalDate.parse(day);
    return this;
  }

  /** Sets the billing type. */
  public RateFixture billingType(Value<BillingType> value) {
    billingType = value;
    return this;
  }

  /** Sets the amount per month. */
  public RateFixture monthlyFixed(Value<BigDecimal> value) {
    monthlyFixed = value;
    return this;
  }

  /** Sets the amount per hour. */
  public RateFixture hourlyRate(Value<BigDecimal> value) {
    hourlyRate = value;
    return this;
  }

  /** Sets the currency. */
  public RateFixture currency(Value<CurrencyCode> value) {
    currency = value;
    return this;
  }

  /** Sets the pay day. */
  public RateFixture payDay(Value<PayDay> value) {
    payDay = value;
    return this;
  }

  /** Returns the rate. */
  public Rate build() {
    return new Rate(
        id, status, billingType, monthlyFixed, hourlyRate, currency, payDay, firstDay, lastDay);
  }
}
