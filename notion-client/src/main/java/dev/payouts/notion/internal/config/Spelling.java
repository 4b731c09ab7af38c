package dev.payouts.notion.internal.config;

import dev.payouts.core.report.text.Nearest;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A name and its letters, to compare names regardless of case, accents, numbers, spaces and
 * symbols. Immutable.
 *
 * @param name the name as written
 * @param letters its letters only, in lower case and without accents
 */
public record Spelling(String name, String letters) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}]");
  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");
  private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

  private static final int LETTERS_FOR_EACH_TYPO = 4;

  /** Returns the spelling of a name. */
  public static Spelling of(String name) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT)
            .replace('đ', 'd');
    return new Spelling(name, NO_LETTERS.matcher(plain).replaceAll(""));
  }

  /** Returns whether this and another name have the same letters. */
  public boolean hasLettersOf(Spelling other) {
    return !letters.isEmpty() && letters.equals(other.letters);
  }

  /** Returns the element with this name, else the only one with its letters. */
  public <T> Optional<T> theOneOf(Collection<T> all, Function<T, String> nameOf) {
    Optional<T> exact = all.stream().filter(each -> name.equals(nameOf.apply(each))).findFirst();
    if (exact.isPresent()) {
      return exact;
    }
    List<T> same = all.stream().filter(each -> hasLettersOf(of(nameOf.apply(each)))).toList();
    return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
  }

  /** Returns whether one name contains the other, or they differ by no more than a few typos. */
  public boolean isNear(Spelling other) {
    if (letters.isEmpty() || other.letters.isEmpty()) {
      return false;
    }
    return letters.contains(other.letters)
        || other.letters.contains(letters)
        || Nearest.distance(letters, other.letters)
            <= Math.min(letters.length(), other.letters.length()) / LETTERS_FOR_EACH_TYPO;
  }

  /** Returns whether two different names look the same. */
  public boolean looksLike(Spelling other) {
    return !name.equals(other.name) && visible(name).equals(visible(other.name));
  }

  private static String visible(String name) {
    String shown =
        INVISIBLE.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll("");
    return BLANKS.matcher(shown).replaceAll(" ").strip();
  }

  /** Returns the name with invisible characters as code points. */
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
