package dev.payouts.notion;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;

/** Normalizes Notion's IDs: dashes and letter case do not count (payout-core/RULES.md). */
public final class NotionIds {
  private static final int UUID_DIGITS = 32;
  private static final int DASHES = 4;
  private static final CharMatcher HEX =
      CharMatcher.inRange('0', '9').or(CharMatcher.inRange('a', 'f'));
  private static final CharMatcher ALLOWED =
      CharMatcher.inRange('0', '9').or(CharMatcher.inRange('a', 'z')).or(CharMatcher.anyOf("_.:"));

  private NotionIds() {}

  /**
   * Returns an ID in the form that the engine, the journal and reports use.
   *
   * @param id in any form
   * @return in lower case, with dashes if it is a UUID, else without
   * @throws IllegalArgumentException if it is empty or contains a character that is invalid in a
   *     Notion ID
   */
  public static String normalize(String id) {
    if (isDashedUuid(id)) {
      return id; // as Notion writes it
    }
    String bare = Ascii.toLowerCase(id.replace("-", ""));
    if (bare.isEmpty() || !ALLOWED.matchesAllOf(bare)) {
      throw new IllegalArgumentException("not an ID of Notion: " + Ascii.truncate(id, 60, "..."));
    }
    return bare.length() == UUID_DIGITS && HEX.matchesAllOf(bare) ? dashed(bare) : bare;
  }

  private static boolean isDashedUuid(String id) {
    if (id.length() != UUID_DIGITS + DASHES) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
      if (isDash ? c != '-' : !HEX.matches(c)) {
        return false;
      }
    }
    return true;
  }

  private static String dashed(String digits) {
    return new StringBuilder(digits)
        .insert(20, '-')
        .insert(16, '-')
        .insert(12, '-')
        .insert(8, '-')
        .toString();
  }
}
