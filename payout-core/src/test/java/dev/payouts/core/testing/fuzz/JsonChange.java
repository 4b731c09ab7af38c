package dev.payouts.core.testing.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Changes what JSON says, and leaves it JSON: what a parser takes and its caller has to judge. */
final class JsonChange {
  private final List<String> tokens;
  private final SplittableRandom random;

  private JsonChange(List<String> tokens, SplittableRandom random) {
    this.tokens = tokens;
    this.random = random;
  }

  /** Changes a list of tokens in one place; takes values of another list. */
  static void apply(List<String> tokens, List<String> other, SplittableRandom random) {
    var change = new JsonChange(tokens, random);
    int at = startFrom(tokens, random.nextInt(tokens.size()));
    if (at < tokens.size()) {
      change.apply(at, other);
    }
  }

  private void apply(int at, List<String> other) {
    int end = end(at);
    switch (random.nextInt(8)) {
      case 0 -> remove(at, end);
      case 1 -> repeat(at, end);
      case 2 -> tokens.addAll(at, List.of("\"unknown\"", isName(at) ? ":" : ",", value(), ","));
      case 3 -> set(value(at), value());
      case 4 -> set(at, isText(at) ? nearby(tokens.get(at)) : value());
      default -> setAlike(value(at), other);
    }
  }

  /** Returns where the next name, value, object or list begins; the end if there is none. */
  private static int startFrom(List<String> tokens, int from) {
    int at = from;
    while (at < tokens.size() && kind(tokens.get(at)) == ' ') {
      at++;
    }
    return at;
  }

  /** Returns what a token begins: an object, a list, a text, a number, a word or nothing. */
  private static char kind(String token) {
    char first = token.isEmpty() ? ' ' : token.charAt(0);
    if (first == '{' || first == '[' || first == '"') {
      return first;
    }
    return first == '-' || Character.isDigit(first) ? '0' : Character.isLetter(first) ? 'a' : ' ';
  }

  private boolean isText(int at) {
    return kind(tokens.get(at)) == '"';
  }

  private boolean isName(int at) {
    int next = at + 1;
    while (next < tokens.size() && tokens.get(next).isBlank()) {
      next++;
    }
    return isText(at) && next < tokens.size() && tokens.get(next).equals(":");
  }

  /** Returns where the value of a name begins, or the value that begins there itself. */
  private int value(int at) {
    return isName(at) ? startFrom(tokens, at + 1) : at;
  }

  /** Returns the end of the member, element or value that begins there. */
  private int end(int at) {
    int from = value(at);
    int depth = 0;
    for (int i = from; i < tokens.size(); i++) {
      char first = tokens.get(i).isEmpty() ? ' ' : tokens.get(i).charAt(0);
      depth += first == '{' || first == '[' ? 1 : first == '}' || first == ']' ? -1 : 0;
      if (depth <= 0) {
        return i + 1;
      }
    }
    return tokens.size();
  }

  private void remove(int at, int end) {
    int comma = end;
    while (comma < tokens.size() && tokens.get(comma).isBlank()) {
      comma++;
    }
    boolean isFollowed = comma < tokens.size() && tokens.get(comma).equals(",");
    tokens.subList(at, isFollowed ? comma + 1 : end).clear();
    int before = at - 1;
    while (!isFollowed && before >= 0 && tokens.get(before).isBlank()) {
      before--;
    }
    if (!isFollowed && before >= 0 && tokens.get(before).equals(",")) {
      tokens.remove(before);
    }
  }

  private void repeat(int at, int end) {
    List<String> part = List.copyOf(tokens.subList(at, end));
    tokens.addAll(end, part);
    tokens.add(end, ",");
  }

  private void set(int at, String value) {
    if (at < tokens.size()) {
      tokens.subList(at, isName(at) ? at + 1 : end(at)).clear();
      tokens.add(at, value);
    }
  }

  private String value() {
    return Hostile.value(random);
  }

  /** Replaces a text, a number or a word by another one. */
  private void setAlike(int at, List<String> other) {
    char kind = at < tokens.size() ? kind(tokens.get(at)) : ' ';
    if (kind != '"' && kind != '0' && kind != 'a') {
      return;
    }
    int from = random.nextInt(other.size());
    while (from < other.size() && kind(other.get(from)) != kind) {
      from++;
    }
    if (from < other.size()) {
      tokens.set(at, other.get(from));
    }
  }

  /** Returns a text with a character more, fewer or changed. */
  private String nearby(String text) {
    if (text.length() < 3) {
      return "\" \"";
    }
    int at = 1 + random.nextInt(text.length() - 2);
    boolean isEscape = text.indexOf('\\') >= 0;
    return switch (random.nextInt(3)) {
      case 0 -> isEscape ? text : text.substring(0, at) + text.substring(at + 1);
      case 1 -> text.substring(0, text.length() - 1) + (char) ('0' + random.nextInt(10)) + '"';
      default -> isEscape ? text : text.substring(0, at) + "\\u0660" + text.substring(at);
    };
  }
}
