package dev.payouts.core.internal.decide;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import java.text.Normalizer;

/** Texts compared as people mean them: neither case nor the encoding of an accent counts. */
final class Caseless {
  private Caseless() {}

  /** Returns the one spelling that all texts share which mean the same. */
  static String fold(String text) {
    if (CharMatcher.ascii().matchesAllOf(text)) {
      return Ascii.toLowerCase(text); // as below, without the tables of all scripts
    }
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    var folded = new StringBuilder(composed.length());
    // Like String.equalsIgnoreCase: both steps, since some letters meet in one case only.
    composed
        .codePoints()
        .map(letter -> Character.toLowerCase(Character.toUpperCase(letter)))
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }
}
