package dev.payouts.core;

import com.google.common.collect.ImmutableList;

/**
 * A text of a payout, in pieces no longer than one rich text object holds (payout-core/RULES.md,
 * "In every run").
 *
 * @param pieces the text in order; none where it is empty
 */
public record PayoutText(ImmutableList<String> pieces) {
  /** What one rich text object holds, in UTF-16 units (notion-client/NOTION.md, "Writing"). */
  public static final int MAX_PIECE_LENGTH = 2_000;

  /** How many rich text objects one property holds (notion-client/NOTION.md, "Writing"). */
  public static final int MAX_PIECES = 100;

  /**
   * Splits a text, never within a surrogate pair; nothing is cut off.
   *
   * @param text any text; may be empty
   * @return the text, in pieces
   */
  public static PayoutText of(String text) {
    ImmutableList.Builder<String> pieces = ImmutableList.builder();
    int start = 0;
    while (start < text.length()) {
      int end = Math.min(start + MAX_PIECE_LENGTH, text.length());
      if (end < text.length()
          && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end))) {
        end--;
      }
      pieces.add(text.substring(start, end));
      start = end;
    }
    return new PayoutText(pieces.build());
  }

  /** {@return whether it is more than one property can hold} */
  public boolean isTooLong() {
    return pieces.size() > MAX_PIECES;
  }

  /** {@return the whole text} */
  public String text() {
    return String.join("", pieces);
  }
}
