package dev.payouts.notion.internal.config;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableSet;
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
public record Spelling(String name, String letters, ImmutableSet<String> words) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}]");
  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");
  private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

  /** Shorter words differ by a letter for a reason. */
  private static final int MIN_LETTERS_FOR_TYPO = 5;

  private static final int LETTERS_FOR_EACH_TYPO = 4;

  /** How alike two names are, the most alike first. */
  public enum Likeness {
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

  /** Reads a name. */
  public static Spelling of(String name) {
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

  /** Returns how alike this and another name are. */
  public Likeness to(Spelling other) {
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

  /** Returns whether a typing error may be all that sets two names apart. */
  public boolean isNear(Spelling other) {
    return to(other) != Likeness.DIFFERENT
        || Nearest.distance(letters, other.letters)
            <= Math.min(letters.length(), other.letters.length()) / LETTERS_FOR_EACH_TYPO;
  }

  /** Returns whether two names that are not the same look the same. */
  public boolean looksLike(Spelling other) {
    return !name.equals(other.name) && visible(name).equals(visible(other.name));
  }

  private static String visible(String name) {
    String shown =
        INVISIBLE.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll("");
    return BLANKS.matcher(shown).replaceAll(" ").strip();
  }

  /** Returns the name with what cannot be seen in it as code points. */
  public String revealed() {
    boolean isComposed = Normalizer.isNormalized(name, Normalizer.Form.NFC);
    StringBuilder revealed = new StringBuilder();
    name.codePoints()
        .forEach(
            codePoint -> {
              String text = Character.toString(codePoint);
              boolean isHidden =
                  codePoint != ' '
                      && (INVISIBLE.matcher(text).matches() || BLANKS.matcher(text).matches());
              if (isHidden || (!isComposed && MARKS.matcher(text).matches())) {
                revealed.append("\\u{%x}".formatted(codePoint));
              } else {
                revealed.append(text);
              }
            });
    return revealed.toString();
  }
}
