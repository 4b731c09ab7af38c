package dev.payouts.core.testing.fuzz;

import java.util.SplittableRandom;

/** Values that valid inputs do not have. */
final class Hostile {
  /** Deeper than any reader has to follow. */
  private static final int DEEP = 10_000;

  private static final int LONG = 100_000;

  /** Large inputs are rare, so that a million inputs take minutes. */
  private static final int ONE_LARGE_IN = 400;

  private static final String[] VALUES = {
    "1e999999999",
    "-1e999999999",
    "1E-999999999",
    "1e308",
    "-1e-400",
    "9223372036854775808",
    "-9223372036854775809",
    "2147483648",
    "4294967296",
    "99999999999999999999999999999999999999",
    "0.1000000000000000055511151231257827",
    "-0",
    "-1",
    "0",
    "1",
    "2",
    "1.5",
    "00",
    "1.",
    "NaN",
    "Infinity",
    "null",
    "true",
    "false",
    "[]",
    "{}",
    "[null]",
    "[[]]",
    "{\"\":null}",
    "\"\"",
    "\" \"",
    "\"null\"",
    "\"\\ud800\"",
    "\"\\udfff\\ud800\"",
    "\"\\u0000\"",
    "\"\\u202e\\u2066\"",
    "\"a\\r\\n\\tb\"",
    "\"%s%n%d%1$s\"",
    "\"../../etc/passwd\\u0000\"",
    "\"1e999999999\"",
    "\"-1E+2147483647\"",
    "\"1E-2147483647\"",
    "\"1e-999999999\"",
    "\"1E+99999999\"",
    "\"99999999999999999999\"",
    "\"0x10\"",
    "\"NaN\"",
    "\"2026-02-30\"",
    "\"0000-00-00\"",
    "\"+999999999-12-31\"",
    "\"-999999999-01-01\"",
    "\"9999-12-31T23:59:60Z\"",
    "\"-1000000000-01-01T00:00:00Z\"",
    "\"+1000000000-12-31T23:59:59.999999999Z\"",
    "\"1970-01-01T00:00:00+18:00\"",
    "\"2026-13\"",
    "\"+999999999-12\"",
    "\"VND\"",
    "\"XXX\"",
    "\"usd\"",
    "\"00000000-0000-0000-0000-000000000000\"",
    "\"ffffffffffffffffffffffffffffffff\"",
    "\"\\u0130\\u0131\\u00df\\ufb01\""
  };

  private static final String[] RAW = {
    "\0", "\uFEFF", "\uD800", "\uDC00", "\uFFFF", "\u2028", "\u0085", "\r", "\n", "\t", "\"", "\\",
    "\\u", "\\x41", "{", "}", "[", "]", ":", ",", ",,", "//", "/*", "<html>", "%00", "%", "&", "=",
    ";", " ", "'", "-", "+", "e9", "\u0660"
  };

  private Hostile() {}

  /** Returns a value where JSON has one. */
  static String value(SplittableRandom random) {
    if (random.nextInt(ONE_LARGE_IN) == 0) {
      return large(random);
    }
    return VALUES[random.nextInt(VALUES.length)];
  }

  /** Returns a few characters that belong nowhere. */
  static String raw(SplittableRandom random) {
    return RAW[random.nextInt(RAW.length)];
  }

  private static String large(SplittableRandom random) {
    int depth = random.nextBoolean() ? DEEP : 200 + random.nextInt(100);
    return switch (random.nextInt(6)) {
      case 0 -> "[".repeat(depth) + "]".repeat(depth);
      case 1 -> "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
      case 2 -> "[".repeat(depth);
      case 3 -> "\"" + "x".repeat(LONG) + "\"";
      case 4 -> "9".repeat(LONG);
      default -> "[" + "0,".repeat(LONG / 2) + "0]";
    };
  }
}
