package dev.payouts.core.model;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * An exact amount of a currency.
 *
 * @param amount in whole units of the currency, without trailing zeros after the decimal point
 * @param currency the currency
 */
public record Money(BigDecimal amount, CurrencyCode currency) {
  /**
   * Normalizes the scale of the amount.
   *
   * @param amount in whole units of the currency; trailing zeros are removed
   * @param currency the currency
   */
  public Money {
    // Whole numbers, the common case, have no trailing zeros to strip.
    BigDecimal stripped = amount.scale() > 0 ? amount.stripTrailingZeros() : amount;
    amount = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /**
   * {@return the amount and its currency for people, such as {@code 4,008.30 USD}}
   *
   * @see #displayAmount()
   */
  public String display() {
    return displayAmount() + " " + currency;
  }

  /**
   * {@return the amount for people: with thousands separators and the decimal places of its
   * currency, or more if the amount has more: it is never rounded}
   */
  public String displayAmount() {
    int places = Math.max(amount.scale(), currency.minorUnitPlaces().orElse(0));
    return String.format(Locale.ROOT, "%,." + places + "f", amount);
  }

  /** {@return the amount in plain decimal notation for programs, never with an exponent} */
  public String plainAmount() {
    return amount.toPlainString();
  }
}
