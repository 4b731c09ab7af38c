package dev.payouts.notion.internal.config;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Maps;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.report.text.Nearest;
import dev.payouts.notion.ConfigException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/**
 * An object of the configuration, read by key. Problems are reported with their path.
 *
 * @param source the name of the file in messages
 * @param object the JSON object
 * @param problems collects problems; an invalid value counts as missing
 */
record Section(String source, Json.Obj object, Problems problems) {
  /** Enough for every currency. */
  static final int MAX_PLACES = 8;

  /**
   * Returns the section of a value that must be an object.
   *
   * @throws ConfigException if it is not
   */
  static Section of(String source, Json value, Problems problems) {
    if (value instanceof Json.Obj object) {
      return new Section(source, object, problems);
    }
    throw problem(source, value, "expected an object in braces");
  }

  /** Returns this section without unknown keys; each unknown key is a problem. */
  Section allowing(Collection<String> known) {
    for (String key : keys()) {
      if (!known.contains(key)) {
        problems.add(new ConfigException(source + ": " + unknown(key, known)));
      }
    }
    var allowed = ImmutableMap.copyOf(Maps.filterKeys(object.entries(), known::contains));
    return new Section(source, new Json.Obj(object.path(), allowed), problems);
  }

  private String unknown(String key, Collection<String> known) {
    if (key.equals("token") || key.equals("notion_token") || key.equals("api_key")) {
      return object.path()
          + " has the key "
          + DisplayValue.text(key)
          + ": the token does not belong in the configuration; set NOTION_TOKEN or"
          + " NOTION_TOKEN_FILE";
    }
    return object.path()
        + " has the unknown key "
        + DisplayValue.text(key)
        + ": the closest match is \""
        + Nearest.to(key, known)
        + '"';
  }

  /** Returns the keys in file order. */
  ImmutableSet<String> keys() {
    return object.entries().keySet();
  }

  /** Returns the value of an existing key. */
  Json get(String key) {
    return find(key).orElseThrow();
  }

  /** Returns the value of a key. */
  Optional<Json> find(String key) {
    return Optional.ofNullable(object.entries().get(key));
  }

  /** Returns the object of a key. */
  Optional<Section> section(String key) {
    return read(key, value -> of(source, value, problems));
  }

  private <T> Optional<T> read(String key, Function<Json, T> reading) {
    return find(key).flatMap(value -> problems.readingOf(() -> reading.apply(value)));
  }

  /** Returns the string of a key; not blank, without leading or trailing spaces. */
  Optional<String> string(String key, String allowed) {
    return read(key, value -> string(value, allowed));
  }

  /**
   * Returns a string that is not blank and has no leading or trailing spaces.
   *
   * @throws ConfigException if it is not
   */
  String string(Json value, String allowed) {
    if (value instanceof Json.Str string
        && !string.value().isBlank()
        && string.value().strip().equals(string.value())) {
      return string.value();
    }
    throw problem(value, allowed);
  }

  /** Returns the whole number of a key. */
  Optional<Integer> wholeNumber(String key, int min, int max, String unit) {
    return read(key, value -> wholeNumber(value, min, max, unit));
  }

  private int wholeNumber(Json value, int min, int max, String unit) {
    if (value instanceof Json.Bare bare && bare.type() == Json.Bare.Type.NUMBER) {
      try {
        int number = new BigDecimal(bare.text()).intValueExact();
        if (number >= min && number <= max) {
          return number;
        }
      } catch (ArithmeticException | NumberFormatException e) {
        throw problem(value, wholeNumbers(min, max, unit));
      }
    }
    throw problem(value, wholeNumbers(min, max, unit));
  }

  private static String wholeNumbers(int min, int max, String unit) {
    return "expected a whole number" + unit + " from " + min + " to " + max;
  }

  /**
   * Returns a number, quoted or not.
   *
   * @throws ConfigException if it is not a number, negative, or above the maximum
   */
  BigDecimal decimal(Json value, BigDecimal max, String allowed) {
    BigDecimal number;
    try {
      number = new BigDecimal(numberText(value));
    } catch (NumberFormatException e) {
      throw problem(value, allowed);
    }
    if (number.signum() < 0
        || number.scale() > MAX_PLACES
        || (long) number.precision() - number.scale() > max.precision()
        || number.compareTo(max) > 0) {
      throw problem(value, allowed);
    }
    return number;
  }

  /** Returns a number as {@link #decimal} does; empty if it is invalid. */
  Optional<BigDecimal> number(Json value, BigDecimal max, String allowed) {
    return problems.readingOf(() -> decimal(value, max, allowed));
  }

  private static String numberText(Json value) {
    if (value instanceof Json.Str string) {
      return string.value();
    }
    return value instanceof Json.Bare bare && bare.type() == Json.Bare.Type.NUMBER
        ? bare.text()
        : "";
  }

  /**
   * Returns the currency that a key names.
   *
   * @throws ConfigException if it is not a currency code
   */
  CurrencyCode currency(String key) {
    if (key.isEmpty() || !CharMatcher.whitespace().trimFrom(key).equals(key)) {
      throw problem(
          object, "expected currency codes such as VND as its keys, not " + DisplayValue.text(key));
    }
    return new CurrencyCode(key);
  }

  /** Returns whether a key exists and is null. */
  boolean isNull(String key) {
    return find(key)
        .filter(value -> value instanceof Json.Bare bare && bare.type() == Json.Bare.Type.NULL)
        .isPresent();
  }

  /** Returns the boolean of a key. */
  Optional<Boolean> truth(String key) {
    return read(
        key,
        value -> {
          if (value instanceof Json.Bare bare && bare.type() == Json.Bare.Type.BOOLEAN) {
            return bare.text().equals("true");
          }
          throw problem(value, "expected true or false");
        });
  }

  /** Returns the value of a key that must be one of several words. */
  Optional<String> choice(String key, Collection<String> words) {
    String last = Iterables.getLast(words);
    String allowed =
        "expected " + String.join(", ", Iterables.limit(words, words.size() - 1)) + " or " + last;
    return read(
        key,
        value -> {
          if (value instanceof Json.Str string && words.contains(string.value())) {
            return string.value();
          }
          throw problem(value, allowed);
        });
  }

  /** Creates the exception for an invalid value. */
  ConfigException problem(Json value, String allowed) {
    return problem(source, value, allowed);
  }

  /** Creates the exception for a missing key. */
  ConfigException missing(String key, String allowed) {
    return lacking(key, "missing", allowed);
  }

  /** Creates the exception for an empty object. */
  ConfigException empty(String key, String allowed) {
    return lacking(key, "empty", allowed);
  }

  private ConfigException lacking(String key, String what, String allowed) {
    return new ConfigException(
        source + ": " + object.path() + "." + key + " is " + what + ": " + allowed);
  }

  private static ConfigException problem(String source, Json value, String allowed) {
    return new ConfigException(
        source + ": " + value.path() + " is " + value.shown() + ": " + allowed);
  }
}
