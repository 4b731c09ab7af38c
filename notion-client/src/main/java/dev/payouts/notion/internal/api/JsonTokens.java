package dev.payouts.notion.internal.api;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Where in the bytes of a body the tokens and values of JSON end, by the grammar of RFC 8259.
 * Strings are passed over eight bytes at a time. Immutable.
 */
final class JsonTokens {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0101_0101_0101_0101L;
  private static final long HIGH = 0x8080_8080_8080_8080L;
  private static final long BACKSLASHES = '\\' * EACH;

  /** Turns a quote into a space, a space into a quote, and no other two so that it matters. */
  private static final long SWAP = ('"' ^ ' ') * EACH;

  private static final long ABOVE_SPACE = (' ' + 1) * EACH;

  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private final byte[] bytes;

  JsonTokens(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns the first place from here on that is no white space; there is a byte. */
  int significant(int from) throws IOException {
    for (int at = from; at < bytes.length; at++) {
      if (bytes[at] > ' ' || !isSpace(bytes[at])) {
        return at;
      }
    }
    throw new EOFException("the JSON ends too early");
  }

  private static boolean isSpace(byte at) {
    return at == ' ' || at == '\n' || at == '\r' || at == '\t';
  }

  /** Checks that there is nothing but white space from here on. */
  void requireNothingFrom(int from) throws IOException {
    for (int at = from; at < bytes.length; at++) {
      if (!isSpace(bytes[at])) {
        throw notJson(at);
      }
    }
  }

  /** Returns the place behind a byte that has to be at this one. */
  int behind(char expected, int at) throws IOException {
    if (bytes[at] != expected) {
      throw notJson(at);
    }
    return at + 1;
  }

  /**
   * Returns the place behind a value.
   *
   * @param depth in how many arrays and objects it is
   */
  int endOfValue(int from, int depth) throws IOException {
    return switch (bytes[from]) {
      case '"' -> endOfString(from + 1) + 1;
      case '{' -> endOfObject(from, depth + 1);
      case '[' -> endOfArray(from, depth + 1);
      case 't' -> endOfWord(TRUE, from);
      case 'f' -> endOfWord(FALSE, from);
      case 'n' -> endOfWord(NULL, from);
      default -> endOfNumber(from);
    };
  }

  private int endOfObject(int from, int depth) throws IOException {
    requireDepth(depth, from);
    int at = significant(from + 1);
    if (bytes[at] == '}') {
      return at + 1;
    }
    while (true) {
      int name = endOfString(behind('"', at));
      int value = significant(behind(':', significant(name + 1)));
      at = significant(endOfValue(value, depth));
      if (bytes[at] == '}') {
        return at + 1;
      }
      at = significant(behind(',', at));
    }
  }

  private int endOfArray(int from, int depth) throws IOException {
    requireDepth(depth, from);
    int at = significant(from + 1);
    if (bytes[at] == ']') {
      return at + 1;
    }
    while (true) {
      at = significant(endOfValue(at, depth));
      if (bytes[at] == ']') {
        return at + 1;
      }
      at = significant(behind(',', at));
    }
  }

  private static void requireDepth(int depth, int at) {
    if (depth > JsonScanner.MAX_DEPTH) {
      throw tooDeep(at);
    }
  }

  private int endOfWord(byte[] word, int from) throws IOException {
    for (int i = 0; i < word.length; i++) {
      if (byteAt(from + i) != word[i]) {
        throw notJson(from + i);
      }
    }
    return from + word.length;
  }

  private int endOfNumber(int from) throws IOException {
    int at = bytes[from] == '-' ? from + 1 : from;
    at = byteAt(at) == '0' ? at + 1 : endOfDigits(at);
    if (at < bytes.length && bytes[at] == '.') {
      at = endOfDigits(at + 1);
    }
    if (at < bytes.length && (bytes[at] | 0x20) == 'e') {
      byte sign = byteAt(at + 1);
      at = endOfDigits(sign == '+' || sign == '-' ? at + 2 : at + 1);
    }
    return at;
  }

  private int endOfDigits(int from) throws IOException {
    if (!isDigit(byteAt(from))) {
      throw notJson(from);
    }
    int at = from + 1;
    while (at < bytes.length && isDigit(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(byte at) {
    return at >= '0' && at <= '9';
  }

  /** Returns the place of the quote that ends a string; {@code from} is behind the other one. */
  int endOfString(int from) throws IOException {
    int at = from;
    while (true) {
      at = special(at);
      byte special = byteAt(at);
      if (special == '"') {
        return at;
      }
      if (special != '\\') {
        throw notJson(at);
      }
      escaped(at);
      at += bytes[at + 1] == 'u' ? 6 : 2;
    }
  }

  /** Returns the next place of a quote, a backslash or a control character; or the end. */
  private int special(int from) {
    int at = from;
    for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
      long eight = (long) LONGS.get(bytes, at);
      long found = below(eight ^ SWAP, ABOVE_SPACE) | below(eight ^ BACKSLASHES, EACH);
      if ((found & HIGH) != 0) {
        return at + Long.numberOfTrailingZeros(found & HIGH) / Byte.SIZE;
      }
    }
    while (at < bytes.length && bytes[at] != '"' && bytes[at] != '\\' && isText(bytes[at])) {
      at++;
    }
    return at;
  }

  /**
   * Marks by its high bit each byte of ASCII that is less than its limit. A borrow may mark more,
   * but only above the first: the lowest mark is always right, and no other is looked at.
   */
  private static long below(long eight, long limits) {
    return (eight - limits) & ~eight;
  }

  private static boolean isText(byte at) {
    return at < 0 || at >= ' ';
  }

  /** Tells whether there is a backslash between two places. */
  boolean hasEscape(int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      if ((below((long) LONGS.get(bytes, at) ^ BACKSLASHES, EACH) & HIGH) != 0) {
        return true;
      }
    }
    for (; at < to; at++) {
      if (bytes[at] == '\\') {
        return true;
      }
    }
    return false;
  }

  /** Returns the character that an escape stands for; {@code at} is that of its backslash. */
  char escaped(int at) throws IOException {
    byte kind = byteAt(at + 1);
    return switch (kind) {
      case '"', '\\', '/' -> (char) kind;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode(at + 2);
      default -> throw notJson(at + 1);
    };
  }

  private char unicode(int from) throws IOException {
    int unit = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(byteAt(i), 16);
      if (digit < 0) {
        throw notJson(i);
      }
      unit = unit << 4 | digit;
    }
    return (char) unit;
  }

  private byte byteAt(int at) throws IOException {
    if (at >= bytes.length) {
      throw new EOFException("the JSON ends too early");
    }
    return bytes[at];
  }

  private static JsonEncodingException notJson(int at) {
    return new JsonEncodingException("not JSON at byte " + at);
  }

  static JsonDataException tooDeep(int at) {
    return new JsonDataException("nesting too deep at byte " + at);
  }
}
