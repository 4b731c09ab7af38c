package dev.payouts.core.report.text;

/**
 * Makes text safe to print: one line, without control characters. A name in Notion may contain an
 * escape sequence that rewrites the screen, or a mark that reorders digits.
 */
public final class TerminalText {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int REPLACEMENT = 0xFFFD;

  private TerminalText() {}

  /**
   * {@return the text on one line, without control characters}
   *
   * @param text the text
   */
  public static String plain(String text) {
    var plain = new StringBuilder(text.length());
    text.codePoints().forEach(codePoint -> append(plain, codePoint));
    return plain.toString();
  }

  private static void append(StringBuilder plain, int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL -> {
        if (Character.isWhitespace(codePoint)) {
          plain.append(' ');
        }
      }
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> plain.append(' ');
      case Character.FORMAT -> {
        if (codePoint == ZERO_WIDTH_NON_JOINER || codePoint == ZERO_WIDTH_JOINER) {
          plain.appendCodePoint(codePoint);
        }
      }
      case Character.SURROGATE -> plain.appendCodePoint(REPLACEMENT);
      default -> plain.appendCodePoint(codePoint);
    }
  }
}
