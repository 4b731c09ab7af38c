package dev.payouts.notion.internal.doctor;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableSet;
import dev.payouts.notion.internal.config.Nearest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name as people mean it: what they vary from house to house is left out. Immutable.
 *
 * @param name as it is written
 * @param letters its letters alone, lower case and without accents
 * @param words the same, word by word, in the singular
 */
record Spelling(String name, String letters, ImmutableSet<String> words) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
  private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

  /** Shorter words differ by a letter for a reason. */
  private static final int MIN_LETTERS_FOR_TYPO = 5;

  /** How alike two names are, the most alike first. */
  enum Likeness {
    /** They are the same. */
    SAME,
    /** They differ in case, accents, numbers, blanks or signs alone. */
    SAME_LETTERS,
    /** All words of the one are among those of the other. */
    SAME_WORDS,
    /** They differ in one letter. */
    ONE_LETTER,
    /** They are different names. */
    DIFFERENT
  }

  static Spelling of(String name) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
            .replaceAll("")
            .replace('đ', 'd')
            .replace('Đ', 'D');
    String spaced = HUMP.matcher(plain).replaceAll(" ").toLowerCase(Locale.ROOT);
    ImmutableSet<String> words =
        Arrays.stream(NO_LETTERS.split(spaced))
            .filter(word -> !word.isEmpty())
            .map(Spelling::singular)
            .collect(toImmutableSet());
    return new Spelling(name, NO_LETTERS.matcher(spaced).replaceAll(""), words);
  }

  private static String singular(String word) {
    return word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  Likeness to(Spelling other) {
    if (name.equals(other.name)) {
      return Likeness.SAME;
    }
    if (letters.isEmpty() || other.letters.isEmpty()) {
      return Likeness.DIFFERENT;
    }
    if (letters.equals(other.letters)) {
      return Likeness.SAME_LETTERS;
    }
    if (words.containsAll(other.words) || other.words.containsAll(words)) {
      return Likeness.SAME_WORDS;
    }
    boolean mayBeTypo =
        Math.min(letters.length(), other.letters.length()) >= MIN_LETTERS_FOR_TYPO
            && Math.abs(letters.length() - other.letters.length()) <= 1
            && Nearest.distance(letters, other.letters) == 1;
    return mayBeTypo ? Likeness.ONE_LETTER : Likeness.DIFFERENT;
  }
}
