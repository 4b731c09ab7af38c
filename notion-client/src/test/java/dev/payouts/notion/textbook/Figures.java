package dev.payouts.notion.textbook;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Arithmetic on whole numbers: every amount is a count of a small unit. */
final class Figures {
  /** Digits behind the point that no test value exceeds. */
  private static final int SCALE = 30;

  private static final BigInteger UNIT = BigInteger.TEN.pow(SCALE);

  private Figures() {}

  /** Returns a number of Notion, a double, in units: at most 15 significant digits. */
  static BigInteger units(String digits) {
    BigDecimal number = new BigDecimal(digits);
    if (number.precision() > 15) {
      number = number.round(new MathContext(15, RoundingMode.HALF_EVEN));
    }
    return number.movePointRight(SCALE).toBigIntegerExact();
  }

  /** Divides and rounds to a multiple of a step, in a mode as the configuration names it. */
  static BigInteger rounded(
      BigInteger numerator, BigInteger denominator, BigInteger step, String mode) {
    boolean isNegative = numerator.signum() < 0;
    BigInteger whole = denominator.multiply(step);
    BigInteger[] parts = numerator.abs().divideAndRemainder(whole);
    BigInteger count = parts[0];
    if (parts[1].signum() > 0) {
      int half = parts[1].shiftLeft(1).compareTo(whole);
      boolean awayFromZero =
          switch (mode) {
            case "up" -> true;
            case "down" -> false;
            case "ceiling" -> !isNegative;
            case "floor" -> isNegative;
            case "half_up" -> half >= 0;
            case "half_down" -> half > 0;
            case "half_even" -> half > 0 || (half == 0 && count.testBit(0));
            default -> throw new IllegalArgumentException(mode);
          };
      count = awayFromZero ? count.add(BigInteger.ONE) : count;
    }
    BigInteger amount = count.multiply(step);
    return isNegative ? amount.negate() : amount;
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
