package dev.payouts.core.model;

import java.math.BigDecimal;

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

  /** {@return the amount in plain decimal notation, never with an exponent} */
  public String plainAmount() {
    return amount.toPlainString();
  }
}
