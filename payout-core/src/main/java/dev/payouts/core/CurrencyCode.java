package dev.payouts.core;

import java.util.Currency;
import java.util.OptionalInt;

/**
 * The code of a currency as the workspace spells it; whether anybody knows it is a separate
 * question.
 *
 * @param code not blank
 */
public record CurrencyCode(String code) implements Comparable<CurrencyCode> {
  /**
   * Takes any code.
   *
   * @param code not blank
   * @throws IllegalArgumentException if it is blank
   */
  public CurrencyCode {
    if (code.isBlank()) {
      throw new IllegalArgumentException("currency code is blank");
    }
    // Every rate, refund and split has one and there are few: one text each is faster to compare.
    code = code.intern();
  }

  /** {@return the decimal places of its minor unit as ISO 4217 has it; empty where it has none} */
  public OptionalInt minorUnitPlaces() {
    Currency currency;
    try {
      currency = Currency.getInstance(code);
    } catch (IllegalArgumentException unknown) {
      return OptionalInt.empty();
    }
    int places = currency.getDefaultFractionDigits();
    return places < 0 ? OptionalInt.empty() : OptionalInt.of(places);
  }

  @Override
  public int compareTo(CurrencyCode other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
