package dev.payouts.core;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;

/** The one spelling of an ID: dashes and case do not count (RULES.md). */
final class Ids {
  private static final int UUID_DIGITS = 32;
  private static final int MAX_LENGTH = 200;
  private static final CharMatcher HEX =
      CharMatcher.inRange('0', '9').or(CharMatcher.inRange('a', 'f'));

  private Ids() {}

  /**
   * Returns the ID in lower case; a UUID with its dashes, anything else without any.
   *
   * @throws IllegalArgumentException if it holds no character, or one that no ID has
   */
  static String canonical(String id) {
    String bare = Ascii.toLowerCase(CharMatcher.is('-').removeFrom(id));
    if (bare.isEmpty() || bare.length() > MAX_LENGTH || !isPlain(bare)) {
      throw new IllegalArgumentException("not an ID: " + Ascii.truncate(id, 60, "..."));
    }
    if (bare.length() != UUID_DIGITS || !HEX.matchesAllOf(bare)) {
      return bare;
    }
    return String.join(
        "-",
        bare.substring(0, 8),
        bare.substring(8, 12),
        bare.substring(12, 16),
        bare.substring(16, 20),
        bare.substring(20));
  }

  private static boolean isPlain(String bare) {
    return CharMatcher.inRange('0', '9')
        .or(CharMatcher.inRange('a', 'z'))
        .or(CharMatcher.anyOf("_.:"))
        .matchesAllOf(bare);
  }
}
