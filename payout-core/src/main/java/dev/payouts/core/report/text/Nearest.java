package dev.payouts.core.report.text;

import com.google.common.base.Ascii;
import java.util.Collection;
import java.util.Comparator;

/** Finds the word closest to a misspelled one by edit distance. */
public final class Nearest {
  private Nearest() {}

  /**
   * {@return the known word closest to a word}
   *
   * @param word the misspelled word
   * @param known not empty; of several equally close words the first is returned
   */
  public static String to(String word, Collection<String> known) {
    String lower = Ascii.toLowerCase(Ascii.truncate(word, 100, ""));
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(lower, Ascii.toLowerCase(candidate))))
        .orElseThrow();
  }

  /**
   * {@return the Levenshtein distance of two words}
   *
   * @param a one word
   * @param b the other word
   */
  public static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
