package dev.payouts.core.model;

import com.google.common.base.Ascii;

/** Validates IDs. They are compared exactly as the backend writes them. */
final class Ids {
  static final int MAX_LENGTH = 200;

  private Ids() {}

  /**
   * Returns the ID unchanged.
   *
   * @throws IllegalArgumentException if it is empty, longer than {@value #MAX_LENGTH} UTF-16 units,
   *     or contains white space or an invisible character
   */
  static String checked(String id) {
    if (isPlain(id)) {
      return id;
    }
    if (id.isEmpty() || id.length() > MAX_LENGTH || !id.codePoints().allMatch(Ids::isVisible)) {
      throw new IllegalArgumentException(
          "invalid ID \"%s\": expected 1 to %s visible characters without white space"
              .formatted(Ascii.truncate(printable(id), 60, "..."), MAX_LENGTH));
    }
    return id;
  }

  /** The fast path: nearly all IDs are ASCII, and a journal may hold hundreds of thousands. */
  private static boolean isPlain(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) <= ' ' || id.charAt(i) > '~') {
        return false;
      }
    }
    return !id.isEmpty() && id.length() <= MAX_LENGTH;
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String printable(String id) {
    StringBuilder printable = new StringBuilder();
    id.codePoints()
        .forEach(
            codePoint -> {
              if (isVisible(codePoint) || codePoint == ' ') {
                printable.appendCodePoint(codePoint);
              } else {
                printable.append("\\u{%x}".formatted(codePoint));
              }
            });
    return printable.toString();
  }
}
