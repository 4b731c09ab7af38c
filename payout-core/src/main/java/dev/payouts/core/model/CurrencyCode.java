package dev.payouts.core.model;

import com.google.common.base.CharMatcher;
import java.util.OptionalInt;

/**
 * A currency code as the workspace spells it, trimmed. It need not be a known currency.
 *
 * @param code not blank; case-sensitive
 */
public record CurrencyCode(String code) implements Comparable<CurrencyCode> {
  /**
   * Trims the code.
   *
   * @param code not blank; surrounding white space is removed
   * @throws IllegalArgumentException if it is blank
   */
  public CurrencyCode {
    code = CharMatcher.whitespace().trimFrom(code); // no-break spaces too
    if (code.isEmpty()) {
      throw new IllegalArgumentException("currency code is blank");
    }
    // There are few codes but many uses: interned strings compare faster.
    code = code.intern();
  }

  /**
   * {@return the number of decimal places of the minor unit in ISO 4217; empty for a code that is
   * not in use or has no minor unit}
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
