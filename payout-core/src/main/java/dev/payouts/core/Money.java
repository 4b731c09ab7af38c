package dev.payouts.core;

import java.math.BigDecimal;

/**
 * An exact amount of a currency.
 *
 * @param amount in whole units of the currency, without trailing zeros after the point
 * @param currency the currency
 */
public record Money(BigDecimal amount, CurrencyCode currency) {
  /**
   * Takes an amount in any scale.
   *
   * @param amount in whole units of the currency; zeros after the point do not matter
   * @param currency the currency
   */
  public Money {
    // Whole numbers are the common case, and have nothing behind the point to strip.
    BigDecimal stripped = amount.scale() > 0 ? amount.stripTrailingZeros() : amount;
    amount = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** {@return the amount in plain decimal notation, never with an exponent} */
  public String plainAmount() {
    return amount.toPlainString();
  }
}
