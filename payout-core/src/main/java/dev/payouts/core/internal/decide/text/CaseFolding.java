package dev.payouts.core.internal.decide.text;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import java.text.Normalizer;

/** Case-insensitive comparison that also ignores how accents are encoded. */
public final class CaseFolding {
  private CaseFolding() {}

  /** Returns the canonical form, which is equal for texts that match. */
  public static String fold(String text) {
    if (CharMatcher.ascii().matchesAllOf(text)) {
      return Ascii.toLowerCase(text); // same result as below, but faster
    }
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    var folded = new StringBuilder(composed.length());
    // Like String.equalsIgnoreCase: some letters are equal only in upper or only in lower case.
    composed
        .codePoints()
        .map(letter -> Character.toLowerCase(Character.toUpperCase(letter)))
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }
}
