package dev.payouts.notion.internal.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON from the bytes of a whole body, a value at a time and in their order. It makes a text
 * only of what is asked for; the rest is passed over in the bytes, and checked for its grammar on
 * the way. Repeated short texts are the same object. For one thread.
 *
 * <p>All that is not JSON as RFC 8259 has it is a {@link JsonEncodingException} or, where the bytes
 * end too early, an {@link EOFException}; a value of another kind than the one that is asked for a
 * {@link JsonDataException}. Only texts that are made are checked to be UTF-8.
 */
final class JsonScanner {
  /** How deep arrays and objects may nest: as deep as for Moshi, and no stack overflows. */
  static final int MAX_DEPTH = 255;

  /** An ID with its dashes is shorter, and so are the names of options and dates. */
  private static final int MAX_KNOWN_LENGTH = 40;

  private static final int KNOWN_TEXTS = 256;
  private static final char REPLACEMENT = '\uFFFD';

  private final byte[] bytes;
  private final JsonTokens tokens;
  private final @Nullable String[] known = new @Nullable String[KNOWN_TEXTS];
  private int at;
  private int depth;

  /** Whether an object or an array has just begun, so that no comma goes before what follows. */
  private boolean isFirst;

  JsonScanner(byte[] bytes) {
    this.bytes = bytes;
    this.tokens = new JsonTokens(bytes);
  }

  /** Steps into an object. */
  void beginObject() throws IOException {
    begin('{');
  }

  /** Steps into an array. */
  void beginArray() throws IOException {
    begin('[');
  }

  private void begin(char bracket) throws IOException {
    requireNext(bracket);
    if (++depth > MAX_DEPTH) {
      throw JsonTokens.tooDeep(at);
    }
    at++;
    isFirst = true;
  }

  /** Steps to the next name in an object; false, and out of the object, where there is none. */
  boolean hasNextName() throws IOException {
    return hasNext('}');
  }

  /** Steps to the next entry of an array; false, and out of the array, where there is none. */
  boolean hasNextEntry() throws IOException {
    return hasNext(']');
  }

  private boolean hasNext(char closing) throws IOException {
    at = tokens.significant(at);
    if (bytes[at] == closing) {
      at++;
      depth--;
      isFirst = false;
      return false;
    }
    if (!isFirst) {
      at = tokens.behind(',', at);
    }
    isFirst = false;
    return true;
  }

  /** Reads a name and returns its position among those of interest; -1 where it is none of them. */
  int nextName(JsonNames names) throws IOException {
    int from = tokens.behind('"', tokens.significant(at));
    int to = tokens.endOfString(from);
    int position =
        tokens.hasEscape(from, to) ? names.indexOf(text(from, to)) : names.indexOf(bytes, from, to);
    at = tokens.behind(':', tokens.significant(to + 1));
    return position;
  }

  /** Tells whether the value that follows is an object. */
  boolean isObjectNext() throws IOException {
    at = tokens.significant(at);
    return bytes[at] == '{';
  }

  /** Passes over a null; false, and nothing is passed over, where something else follows. */
  boolean skipNull() throws IOException {
    at = tokens.significant(at);
    if (bytes[at] != 'n') {
      return false;
    }
    skipValue();
    return true;
  }

  /** Passes over a value of any kind. */
  void skipValue() throws IOException {
    at = tokens.endOfValue(tokens.significant(at), depth);
  }

  /** Reads true or false. */
  boolean nextBoolean() throws IOException {
    at = tokens.significant(at);
    boolean value = bytes[at] == 't';
    requireNext(value ? 't' : 'f');
    skipValue();
    return value;
  }

  /** Reads a number as it is written. */
  String nextNumber() throws IOException {
    int from = tokens.significant(at);
    if (bytes[from] != '-' && (bytes[from] < '0' || bytes[from] > '9')) {
      throw wrongKind(from);
    }
    at = tokens.endOfValue(from, depth);
    return known(from, at);
  }

  /** Reads a string. */
  String nextString() throws IOException {
    requireNext('"');
    int from = at + 1;
    int to = tokens.endOfString(from);
    at = to + 1;
    return to - from <= MAX_KNOWN_LENGTH ? known(from, to) : text(from, to);
  }

  /** Checks that nothing follows. */
  void requireEnd() throws IOException {
    tokens.requireNothingFrom(at);
  }

  private void requireNext(char first) throws IOException {
    at = tokens.significant(at);
    if (bytes[at] != first) {
      throw wrongKind(at);
    }
  }

  private JsonDataException wrongKind(int from) throws IOException {
    tokens.endOfValue(from, depth); // what is no value at all is no JSON
    return new JsonDataException("a value of another kind at byte " + from);
  }

  private String known(int from, int to) throws IOException {
    int slot = slot(from, to);
    String candidate = known[slot];
    if (candidate != null && isSame(candidate, from, to)) {
      return candidate;
    }
    String text = text(from, to);
    known[slot] = text;
    return text;
  }

  /** What is alike in rows differs at its ends, if anywhere: in numbers, dates and random IDs. */
  private int slot(int from, int to) {
    int hash = to - from;
    for (int i = Math.max(from, to - 8); i < to; i++) {
      hash = hash * 31 + bytes[i];
    }
    return (hash ^ hash >>> 8) & (KNOWN_TEXTS - 1);
  }

  /** A byte beyond ASCII is negative here and no character's equal; a backslash is in no text. */
  private boolean isSame(String candidate, int from, int to) {
    if (candidate.length() != to - from) {
      return false;
    }
    for (int i = to - 1; i >= from; i--) {
      if (candidate.charAt(i - from) != bytes[i] || bytes[i] == '\\') {
        return false;
      }
    }
    return true;
  }

  private String text(int from, int to) throws IOException {
    return tokens.hasEscape(from, to) ? unescaped(from, to) : decoded(from, to);
  }

  private String unescaped(int from, int to) throws IOException {
    StringBuilder text = new StringBuilder(to - from);
    int plain = from;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\\') {
        text.append(decoded(plain, i)).append(tokens.escaped(i));
        i += bytes[i + 1] == 'u' ? 5 : 1;
        plain = i + 1;
      }
    }
    return text.append(decoded(plain, to)).toString();
  }

  private String decoded(int from, int to) throws IOException {
    String text = new String(bytes, from, to - from, UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) { // it stands there, or for bytes that are not UTF-8
      try {
        Objects.requireNonNull(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)));
      } catch (CharacterCodingException e) {
        throw new JsonEncodingException("not UTF-8 at byte " + from);
      }
    }
    return text;
  }
}
