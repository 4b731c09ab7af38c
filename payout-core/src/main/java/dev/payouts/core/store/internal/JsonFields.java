package dev.payouts.core.store.internal;

import com.google.common.collect.ImmutableList;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import okio.Buffer;
import okio.BufferedSource;
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

  /**
   * Reads what a JSON object holds.
   *
   * @param json is not closed
   * @param problem what is wrong if this fails
   * @throws FormatVersion.NewerException if {@code read} throws it
   * @throws IllegalArgumentException with the problem, if it is damaged or cannot be read
   */
  public static <T> T parse(BufferedSource json, String problem, Function<JsonFields, T> read) {
    try {
      return read.apply(of(JsonReader.of(json).readJsonValue()));
    } catch (FormatVersion.NewerException e) {
      throw e;
    } catch (IOException
        | JsonDataException
        | DateTimeException
        | ArithmeticException
        | IllegalArgumentException
        | NullPointerException
        | NoSuchElementException e) {
      throw new IllegalArgumentException(problem, e);
    }
  }

  /** Does the same with a text. */
  public static <T> T parse(String json, String problem, Function<JsonFields, T> read) {
    return parse(new Buffer().writeUtf8(json), problem, read);
  }

  /** Wraps a value; anything but an object has no members. */
  public static JsonFields of(@Nullable Object value) {
    return new JsonFields(value instanceof Map<?, ?> map ? map : Map.of());
  }

  /** Returns a string; null if there is none. */
  public @Nullable String optional(String name) {
    return values.get(name) instanceof String text ? text : null;
  }

  /** Returns what a string stands for; null if there is none. */
  public <T> @Nullable T optional(String name, Function<String, T> meaning) {
    String text = optional(name);
    return text == null ? null : meaning.apply(text);
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

  /** Returns an amount with its currency; null if there is none. */
  public @Nullable Money money(String amount, String currency) {
    return has(amount) ? new Money(decimal(amount), new CurrencyCode(get(currency))) : null;
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
