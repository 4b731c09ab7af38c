package dev.payouts.core.internal.decide;

import java.text.Normalizer;

/** Texts compared as people mean them: neither case nor the encoding of an accent counts. */
final class Caseless {
  private Caseless() {}

  /** Returns the one spelling that all texts share which mean the same. */
  static String fold(String text) {
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
