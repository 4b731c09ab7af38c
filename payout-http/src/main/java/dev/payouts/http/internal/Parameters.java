package dev.payouts.http.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query string. Parsing is strict: a misspelled or truncated filter must not
 * start a run of everything.
 *
 * @param values the decoded values by name
 */
record Parameters(ImmutableMap<String, String> values) {
  private static final CharMatcher GRAPHIC = CharMatcher.inRange('!', '~');

  /**
   * Parses a query string.
   *
   * @param rawQuery the undecoded query; null for none
   * @param known the parameters of the route
   * @throws ProblemException 400 if a parameter is unknown, repeated or malformed
   */
  static Parameters parse(@Nullable String rawQuery, ImmutableSet<String> known) {
    if (rawQuery == null || rawQuery.isEmpty()) {
      return new Parameters(ImmutableMap.of());
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : Splitter.on('&').split(rawQuery)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw malformed("expected name=value pairs joined by &");
      }
      String name = decoded(pair.substring(0, equals));
      if (!known.contains(name)) {
        throw malformed(
            known.isEmpty()
                ? "this route takes no parameters"
                : "unknown parameter \"%s\": expected %s"
                    .formatted(shortened(name), String.join(", ", known)));
      }
      if (values.put(name, decoded(pair.substring(equals + 1))) != null) {
        throw malformed("the parameter " + name + " is given twice");
      }
    }
    return new Parameters(ImmutableMap.copyOf(values));
  }

  private static String shortened(String name) {
    return name.length() <= 40 ? name : name.substring(0, 40) + "...";
  }

  private static String decoded(String raw) {
    if (!GRAPHIC.matchesAllOf(raw)) {
      throw malformed("non-ASCII characters must be encoded as %XX of UTF-8");
    }
    var bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        bytes.write(16 * hexDigit(raw, i + 1) + hexDigit(raw, i + 2));
        i += 2;
      } else {
        bytes.write(c == '+' ? ' ' : c);
      }
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
      if (CharMatcher.javaIsoControl().matchesNoneOf(text)) {
        return text;
      }
    } catch (CharacterCodingException e) {
      throw malformed("an encoded character (%XX) is not UTF-8");
    }
    throw malformed("a parameter contains a control character");
  }

  private static int hexDigit(String raw, int position) {
    int digit = position < raw.length() ? Character.digit(raw.charAt(position), 16) : -1;
    if (digit < 0) {
      throw malformed("% must be followed by two hexadecimal digits");
    }
    return digit;
  }

  private static ProblemException malformed(String what) {
    return ProblemException.of(400, "Invalid query string: " + what + ".");
  }

  /** Returns the value of a parameter, if given. */
  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
