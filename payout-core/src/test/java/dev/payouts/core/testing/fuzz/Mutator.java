package dev.payouts.core.testing.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes hostile inputs of valid ones: of most JSON other JSON, which a parser takes; else it
 * changes tokens, their order and single characters. The same random numbers make the same input.
 * Immutable.
 */
public final class Mutator {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"\\\\]|\\\\.)*+\"|-?[0-9][0-9.eE+-]*+|[A-Za-z_]++|\\s++|.", Pattern.DOTALL);
  private static final int MAX_CHANGES = 6;

  private final List<List<String>> examples;

  /**
   * Takes valid inputs.
   *
   * @param examples at least one
   */
  public Mutator(List<String> examples) {
    this.examples = examples.stream().map(Mutator::tokens).toList();
    if (examples.isEmpty()) {
      throw new IllegalArgumentException("no example");
    }
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return List.copyOf(tokens);
  }

  /**
   * {@return a changed input; rarely one of the examples as it is}
   *
   * @param random what decides
   */
  public String mutate(SplittableRandom random) {
    List<String> tokens = new ArrayList<>(example(random));
    if (isJson(tokens) && random.nextInt(3) > 0) {
      return otherJson(tokens, random);
    }
    int changes = random.nextInt(MAX_CHANGES);
    for (int i = 0; i < changes && !tokens.isEmpty(); i++) {
      change(tokens, random);
    }
    String text = String.join("", tokens);
    return random.nextInt(4) == 0 ? changedCharacters(text, random) : text;
  }

  private static boolean isJson(List<String> tokens) {
    return !tokens.isEmpty() && (tokens.get(0).equals("{") || tokens.get(0).equals("["));
  }

  private String otherJson(List<String> tokens, SplittableRandom random) {
    int changes = 1 + random.nextInt(MAX_CHANGES / 2);
    for (int i = 0; i < changes && !tokens.isEmpty(); i++) {
      JsonChange.apply(tokens, example(random), random);
    }
    return String.join("", tokens);
  }

  private List<String> example(SplittableRandom random) {
    return examples.get(random.nextInt(examples.size()));
  }

  private void change(List<String> tokens, SplittableRandom random) {
    int at = random.nextInt(tokens.size());
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> tokens.set(nextValue(tokens, at), Hostile.value(random));
      case 3 -> tokens.remove(at);
      case 4 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
      case 5 -> tokens.set(at, tokens.get(random.nextInt(tokens.size())));
      case 6 -> repeat(tokens, at, random);
      case 7 -> tokens.add(at, Hostile.raw(random));
      case 8 -> splice(tokens, at, random);
      default -> tokens.set(at, changedCharacters(tokens.get(at), random));
    }
  }

  /** Returns where the next value or name is that is more than punctuation. */
  private static int nextValue(List<String> tokens, int at) {
    for (int i = at; i < tokens.size(); i++) {
      char first = tokens.get(i).isEmpty() ? ' ' : tokens.get(i).charAt(0);
      if (first == '"' || first == '-' || Character.isLetterOrDigit(first)) {
        return i;
      }
    }
    return at;
  }

  /** Repeats some tokens, so that a member or an element is there twice. */
  private static void repeat(List<String> tokens, int at, SplittableRandom random) {
    int end = Math.min(tokens.size(), at + 1 + random.nextInt(12));
    tokens.addAll(end, List.copyOf(tokens.subList(at, end)));
  }

  /** Goes on as another example does, or not at all. */
  private void splice(List<String> tokens, int at, SplittableRandom random) {
    List<String> other = example(random);
    int from = random.nextInt(other.size() + 1);
    tokens.subList(at, tokens.size()).clear();
    tokens.addAll(random.nextInt(3) == 0 ? List.of() : other.subList(from, other.size()));
  }

  private static String changedCharacters(String text, SplittableRandom random) {
    if (text.isEmpty()) {
      return Hostile.raw(random);
    }
    StringBuilder changed = new StringBuilder(text);
    int at = random.nextInt(changed.length());
    switch (random.nextInt(5)) {
      case 0 -> changed.setCharAt(at, (char) (changed.charAt(at) ^ 1 << random.nextInt(8)));
      case 1 -> changed.deleteCharAt(at);
      case 2 -> changed.insert(at, Hostile.raw(random));
      case 3 -> changed.setLength(at);
      default -> changed.setCharAt(at, (char) random.nextInt(Character.MAX_VALUE));
    }
    return changed.toString();
  }
}
