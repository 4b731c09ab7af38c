package dev.payouts.notion;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;

/** The one spelling of Notion's IDs: dashes and letter case do not count (payout-core/RULES.md). */
public final class NotionIds {
  private static final int UUID_DIGITS = 32;
  private static final CharMatcher HEX =
      CharMatcher.inRange('0', '9').or(CharMatcher.inRange('a', 'f'));
  private static final CharMatcher ALLOWED =
      CharMatcher.inRange('0', '9').or(CharMatcher.inRange('a', 'z')).or(CharMatcher.anyOf("_.:"));

  private NotionIds() {}

  /**
   * Returns an ID in the spelling that the engine, the journal and reports use.
   *
   * @param id in any spelling
   * @return in lower case, with the dashes of a UUID if it is one, else without any
   * @throws IllegalArgumentException if it is empty or contains a character that no ID of Notion
   *     has
   */
  public static String normalize(String id) {
    String bare = Ascii.toLowerCase(id.replace("-", ""));
    if (bare.isEmpty() || !ALLOWED.matchesAllOf(bare)) {
      throw new IllegalArgumentException("not an ID of Notion: " + Ascii.truncate(id, 60, "..."));
    }
    return bare.length() == UUID_DIGITS && HEX.matchesAllOf(bare) ? dashed(bare) : bare;
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
