package dev.payouts.notion.textbook;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/** Arithmetic on whole numbers: every amount is a count of a small unit. */
final class Figures {
  /** Digits behind the point that no test value exceeds. */
  private static final int SCALE = 30;

  private static final BigInteger UNIT = BigInteger.TEN.pow(SCALE);

  /** The currencies that random workspaces use, with the decimals of ISO 4217. */
  static final Map<String, Integer> DECIMALS =
      Map.of("VND", 0, "JPY", 0, "USD", 2, "EUR", 2, "GBP", 2, "KWD", 3, "UYW", 4);

  private Figures() {}

  /** Returns a number of Notion, a double, in units: at most 15 significant digits. */
  static BigInteger units(String digits) {
    BigDecimal number = new BigDecimal(digits);
    if (number.precision() > 15) {
      number = number.round(new MathContext(15, RoundingMode.HALF_EVEN));
    }
    return number.movePointRight(SCALE).toBigIntegerExact();
  }

  /** Divides and rounds half away from zero, or up away from zero, to a multiple of a step. */
  static BigInteger rounded(
      BigInteger numerator, BigInteger denominator, BigInteger step, boolean alwaysUp) {
    BigInteger sign = BigInteger.valueOf(numerator.signum());
    BigInteger whole = denominator.multiply(step);
    BigInteger[] parts = numerator.abs().divideAndRemainder(whole);
    boolean up = alwaysUp ? parts[1].signum() > 0 : parts[1].shiftLeft(1).compareTo(whole) >= 0;
    BigInteger count = up ? parts[0].add(BigInteger.ONE) : parts[0];
    return count.multiply(step).multiply(sign);
  }

  static BigInteger stepOf(int decimals) {
    return BigInteger.TEN.pow(SCALE - decimals);
  }

  static BigInteger one() {
    return UNIT;
  }

  /** Returns units in plain digits, without trailing zeros. */
  static String plain(BigInteger units) {
    BigDecimal number = new BigDecimal(units, SCALE).stripTrailingZeros();
    return number.toPlainString();
  }
}
