package dev.payouts.core;

import java.math.BigDecimal;

/**
 * An exact amount of a currency.
 *
 * @param amount in whole units of the currency, without trailing zeros after the point
 * @param currency the currency
 */
public record Money(BigDecimal amount, CurrencyCode currency) {
  /** Takes an amount in any scale. */
  public Money {
    amount = amount.stripTrailingZeros();
    if (amount.scale() < 0) {
      amount = amount.setScale(0);
    }
  }

  /** Returns the amount in plain decimal notation, never with an exponent. */
  public String plainAmount() {
    return amount.toPlainString();
  }
}
