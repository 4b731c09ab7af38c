package dev.payouts.core;

import com.google.common.base.CharMatcher;
import java.util.OptionalInt;

/**
 * The code of a currency as the workspace spells it, without white space around it; whether it is
 * known is a separate question.
 *
 * @param code not blank; letter case counts
 */
public record CurrencyCode(String code) implements Comparable<CurrencyCode> {
  /**
   * Takes any code.
   *
   * @param code not blank; white space around it is ignored
   * @throws IllegalArgumentException if it is blank
   */
  public CurrencyCode {
    code = CharMatcher.whitespace().trimFrom(code); // no-break spaces too
    if (code.isEmpty()) {
      throw new IllegalArgumentException("currency code is blank");
    }
    // Every rate, refund and split has one and there are few: one text each is faster to compare.
    code = code.intern();
  }

  /**
   * {@return the decimals of its minor unit in ISO 4217; empty for a code that is not in use or has
   * no minor unit}
   */
  public OptionalInt minorUnitPlaces() {
    return Iso4217.decimals(code);
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
