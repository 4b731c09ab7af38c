package dev.payouts.core.model;

import com.google.common.collect.ImmutableList;

/**
 * A text of a payout, split to fit into rich text objects (payout-core/RULES.md, "In every run").
 *
 * @param pieces the parts of the text in order; none if it is empty
 */
public record PayoutText(ImmutableList<String> pieces) {
  /**
   * The maximum length of one rich text object, in UTF-16 units (notion-client/NOTION.md,
   * "Writing").
   */
  public static final int MAX_PIECE_LENGTH = 2_000;

  /**
   * The maximum number of rich text objects in one property (notion-client/NOTION.md, "Writing").
   */
  public static final int MAX_PIECES = 100;

  /**
   * {@return a text, split but never within a surrogate pair, and not truncated}
   *
   * @param text any text; may be empty
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

  /** {@return whether it is too long for one property} */
  public boolean isTooLong() {
    return pieces.size() > MAX_PIECES;
  }

  /** {@return the whole text} */
  public String text() {
    return String.join("", pieces);
  }
}
