package dev.payouts.core;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a house may decide about its payroll (payout-core/RULES.md, step 7).
 *
 * @param rounding the currencies that are not, or not always, rounded half up to their minor unit
 * @param holidays days from Monday to Friday that are no working days
 * @param timeZone the zone whose calendar gives a run its day
 */
public record PayrollPolicy(
    ImmutableMap<CurrencyCode, Rounding> rounding,
    ImmutableSet<LocalDate> holidays,
    ZoneId timeZone) {
  /** Monthly amounts in VND go up to the next 1,000; no holidays. */
  public static final PayrollPolicy DEFAULT =
      new PayrollPolicy(
          ImmutableMap.of(
              new CurrencyCode("VND"),
              new Rounding(new BigDecimal(1_000), RoundingMode.UP, Rounding.Scope.MONTHLY)),
          ImmutableSet.of());

  /**
   * A policy in UTC.
   *
   * @param rounding as above
   * @param holidays as above
   */
  public PayrollPolicy(
      ImmutableMap<CurrencyCode, Rounding> rounding, ImmutableSet<LocalDate> holidays) {
    this(rounding, holidays, ZoneOffset.UTC);
  }

  /**
   * {@return this with the days of another time zone}
   *
   * @param zone the time zone
   */
  public PayrollPolicy in(ZoneId zone) {
    return new PayrollPolicy(rounding, holidays, zone);
  }

  /**
   * The places of a configured currency that ISO 4217 does not know (payout-core/RULES.md, step 7).
   */
  private static final int PLACES_OF_UNKNOWN = 2;

  /**
   * {@return how amounts of a currency are rounded, or nothing for a currency that neither ISO 4217
   * nor the configuration knows}
   *
   * @param currency the currency
   * @param billingType how the rate pays
   */
  public Optional<Rounding> rounding(CurrencyCode currency, BillingType billingType) {
    Rounding configured = rounding.get(currency);
    return configured != null && configured.appliesTo().covers(billingType)
        ? Optional.of(configured)
        : toMinorUnit(currency);
  }

  /**
   * {@return how amounts of a currency are rounded half up to its minor unit, or nothing for a
   * currency that neither ISO 4217 nor the configuration knows}
   *
   * @param currency the currency
   */
  public Optional<Rounding> toMinorUnit(CurrencyCode currency) {
    OptionalInt places = currency.minorUnitPlaces();
    if (places.isEmpty() && !rounding.containsKey(currency)) {
      return Optional.empty();
    }
    BigDecimal minorUnit = BigDecimal.ONE.movePointLeft(places.orElse(PLACES_OF_UNKNOWN));
    return Optional.of(new Rounding(minorUnit, RoundingMode.HALF_UP, Rounding.Scope.ALL));
  }
}
