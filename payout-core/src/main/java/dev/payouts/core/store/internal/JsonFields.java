package dev.payouts.core.store.internal;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object, read by Moshi without types. Required members that are missing or
 * of another type cause {@link NoSuchElementException}. Immutable.
 *
 * @param values the members by name
 */
public record JsonFields(Map<?, ?> values) {
  /** More than any double of Notion has, before or after the point. */
  private static final int MAX_DIGITS = 1_000;

  /** Wraps a value; anything but an object has no members. */
  public static JsonFields of(@Nullable Object value) {
    return new JsonFields(value instanceof Map<?, ?> map ? map : Map.of());
  }

  /** Returns a string; null if there is none. */
  public @Nullable String optional(String name) {
    return values.get(name) instanceof String text ? text : null;
  }

  /** Returns a required string. */
  public String get(String name) {
    String text = optional(name);
    if (text == null) {
      throw new NoSuchElementException(name);
    }
    return text;
  }

  /** Tells whether a member exists and is not null. */
  public boolean has(String name) {
    return values.get(name) != null;
  }

  /**
   * Returns an exact number, which is written as a string.
   *
   * @throws NumberFormatException if it is not a number, or one that would fill the memory as soon
   *     as it is written without an exponent
   */
  public BigDecimal decimal(String name) {
    String text = get(name);
    if (text.length() > MAX_DIGITS) {
      throw new NumberFormatException(name + " has too many digits");
    }
    var number = new BigDecimal(text);
    if (Math.abs((long) number.scale()) > MAX_DIGITS) {
      throw new NumberFormatException(name + " has too large an exponent");
    }
    return number;
  }

  /** Returns a count; Moshi reads untyped numbers as doubles, which are exact for counts. */
  public long number(String name) {
    if (values.get(name) instanceof Double number) {
      return new BigDecimal(number).longValueExact();
    }
    throw new NoSuchElementException(name);
  }

  /** Tells whether a flag is set. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** Returns the members of an object; none if it is missing. */
  public JsonFields object(String name) {
    return of(values.get(name));
  }

  /** Returns the objects of a list; none if it is missing. */
  public ImmutableList<JsonFields> objects(String name) {
    return list(name).stream().map(JsonFields::of).collect(ImmutableList.toImmutableList());
  }

  /** Returns the strings of a list; none if it is missing. */
  public ImmutableList<String> texts(String name) {
    return list(name).stream().map(String::valueOf).collect(ImmutableList.toImmutableList());
  }

  private List<?> list(String name) {
    return values.get(name) instanceof List<?> list ? list : List.of();
  }

  /** Returns the constant with a name, ignoring case. */
  public static <E extends Enum<E>> E named(E[] constants, String word) {
    return Arrays.stream(constants)
        .filter(constant -> constant.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow();
  }
}
