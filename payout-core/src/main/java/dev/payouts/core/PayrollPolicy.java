package dev.payouts.core;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.BillingType;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The payroll settings of a company (payout-core/RULES.md, step 7). Immutable.
 *
 * @param rounding the rounding of currencies that differ from the default, half up to the minor
 *     unit
 * @param holidays days from Monday to Friday that are not working days
 * @param timeZone the time zone that determines the current day of a run
 */
public record PayrollPolicy(
    ImmutableMap<CurrencyCode, Rounding> rounding,
    ImmutableSet<LocalDate> holidays,
    ZoneId timeZone) {
  /** Monthly amounts in VND are rounded up to the next 1,000; no holidays. */
  public static final PayrollPolicy DEFAULT =
      new PayrollPolicy(
          ImmutableMap.of(
              new CurrencyCode("VND"),
              new Rounding(new BigDecimal(1_000), RoundingMode.UP, Rounding.Scope.MONTHLY)),
          ImmutableSet.of());

  /**
   * Creates a policy in UTC.
   *
   * @param rounding as above
   * @param holidays as above
   */
  public PayrollPolicy(
      ImmutableMap<CurrencyCode, Rounding> rounding, ImmutableSet<LocalDate> holidays) {
    this(rounding, holidays, ZoneOffset.UTC);
  }

  /**
   * {@return this policy in another time zone}
   *
   * @param zone the time zone
   */
  public PayrollPolicy in(ZoneId zone) {
    return new PayrollPolicy(rounding, holidays, zone);
  }

  /**
   * The decimal places of a configured currency that is not in ISO 4217 (payout-core/RULES.md, step
   * 7).
   */
  private static final int PLACES_OF_UNKNOWN = 2;

  /**
   * {@return the rounding of a currency; empty if it is neither in ISO 4217 nor configured}
   *
   * @param currency the currency
   * @param billingType the billing type of the rate
   */
  public Optional<Rounding> rounding(CurrencyCode currency, BillingType billingType) {
    Rounding configured = rounding.get(currency);
    return configured != null && configured.appliesTo().covers(billingType)
        ? Optional.of(configured)
        : toMinorUnit(currency);
  }

  /**
   * {@return the rounding half up to the minor unit of a currency; empty if it is neither in ISO
   * 4217 nor configured}
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
