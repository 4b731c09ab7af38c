package dev.payouts.core.report;

import com.google.common.base.CharMatcher;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes CSV for spreadsheets (RFC 4180). Escapes fields that a spreadsheet would evaluate as a
 * formula.
 */
final class Csv {
  /**
   * Makes Excel read the file as UTF-8 instead of the code page of the machine. Programs use {@code
   * --output json}.
   */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String LINE_BREAK = "\r\n";

  /** Includes full-width forms, which some spreadsheets accept too. */
  private static final CharMatcher FORMULA_START = CharMatcher.anyOf("=+-@\t\r\n＝＋－＠");

  private static final CharMatcher BLANK =
      CharMatcher.whitespace()
          .or(CharMatcher.is('\u00A0'))
          .or(CharMatcher.forPredicate(c -> Character.getType(c) == Character.FORMAT))
          .and(CharMatcher.noneOf("\t\r\n"));

  /** Changes the direction of the surrounding text, which could reorder digits. */
  private static final CharMatcher BIDI =
      CharMatcher.anyOf("\u061C\u200E\u200F")
          .or(CharMatcher.inRange('\u202A', '\u202E'))
          .or(CharMatcher.inRange('\u2066', '\u2069'));

  private static final CharMatcher CONTROL =
      CharMatcher.javaIsoControl().or(BIDI).and(CharMatcher.noneOf("\t\r\n"));
  private static final CharMatcher QUOTED = CharMatcher.anyOf(",\"\r\n");

  private Csv() {}

  /** Returns a file with its byte order mark and the line of its headings. */
  static StringBuilder begun(String headings) {
    return new StringBuilder(BYTE_ORDER_MARK).append(headings).append(LINE_BREAK);
  }

  /** Escapes and quotes a field. Not for amounts, where a minus is a minus. */
  static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = CONTROL.removeFrom(value.toString());
    String start = BLANK.trimLeadingFrom(text);
    boolean formula = !start.isEmpty() && FORMULA_START.matches(start.charAt(0));
    String escaped = formula ? "'" + text : text;
    boolean quoted = QUOTED.matchesAnyOf(escaped) || !escaped.strip().equals(escaped);
    return quoted ? '"' + escaped.replace("\"", "\"\"") + '"' : escaped;
  }

  /** Adds a line of fields that are escaped already. */
  static void line(StringBuilder csv, List<String> fields) {
    csv.append(String.join(",", fields)).append(LINE_BREAK);
  }
}
