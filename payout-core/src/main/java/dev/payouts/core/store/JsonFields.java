package dev.payouts.core.store;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object as Moshi reads it without types. Those that have to be there and are
 * not, or are of another type, throw {@link NoSuchElementException}. Immutable.
 *
 * @param values the members by name
 */
record JsonFields(Map<?, ?> values) {
  /** Takes what was read; anything but an object has no members. */
  static JsonFields of(@Nullable Object value) {
    return new JsonFields(value instanceof Map<?, ?> map ? map : Map.of());
  }

  /** Returns a text; null where there is none. */
  @Nullable String optional(String name) {
    return values.get(name) instanceof String text ? text : null;
  }

  /** Returns a text that has to be there. */
  String get(String name) {
    String text = optional(name);
    if (text == null) {
      throw new NoSuchElementException(name);
    }
    return text;
  }

  /** Tells whether something other than null is there. */
  boolean has(String name) {
    return values.get(name) != null;
  }

  /** Returns an exact number, which is written as a text. */
  BigDecimal decimal(String name) {
    return new BigDecimal(get(name));
  }

  /** Returns a count; Moshi reads untyped numbers as doubles, far above any count. */
  long number(String name) {
    if (values.get(name) instanceof Double number) {
      return new BigDecimal(number).longValueExact();
    }
    throw new NoSuchElementException(name);
  }

  /** Tells whether a flag is there and set. */
  boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  /** Returns the members of an object; none where it is not there. */
  JsonFields object(String name) {
    return of(values.get(name));
  }

  /** Returns the objects of a list; none where it is not there. */
  ImmutableList<JsonFields> objects(String name) {
    return list(name).stream().map(JsonFields::of).collect(ImmutableList.toImmutableList());
  }

  /** Returns the texts of a list; none where it is not there. */
  ImmutableList<String> texts(String name) {
    return list(name).stream().map(String::valueOf).collect(ImmutableList.toImmutableList());
  }

  private List<?> list(String name) {
    return values.get(name) instanceof List<?> list ? list : List.of();
  }

  /** Returns the constant that a word names, without regard to case. */
  static <E extends Enum<E>> E named(E[] constants, String word) {
    return Arrays.stream(constants)
        .filter(constant -> constant.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow();
  }
}
