package dev.payouts.notion.internal.config;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Formats user input for messages: short, on one line, and never a token. */
public final class DisplayValue {
  private static final int MAX_LENGTH = 80;
  private static final CharMatcher CONTROL = CharMatcher.javaIsoControl();

  private DisplayValue() {}

  /** Returns the text in quotes; hides a token. */
  public static String text(String value) {
    return looksLikeToken(value) ? "a token (not shown)" : '"' + bare(value) + '"';
  }

  /** Returns the text without quotes; hides a token. */
  static String bare(String value) {
    String shown = looksLikeToken(value) ? "(a token, not shown)" : value;
    return Ascii.truncate(CONTROL.replaceFrom(shown, ' '), MAX_LENGTH, "...");
  }

  /** Returns a file name, never shortened. */
  static String path(String path) {
    return CONTROL.replaceFrom(path, ' ');
  }

  /** Returns in a few words why a file could not be read. */
  static String cause(Exception e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "access is denied";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : bare(message);
  }

  private static boolean looksLikeToken(String value) {
    String start = Ascii.toLowerCase(value.stripLeading());
    return start.startsWith("ntn_") || start.startsWith("secret_");
  }
}
