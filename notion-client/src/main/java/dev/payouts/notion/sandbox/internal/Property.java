package dev.payouts.notion.sandbox.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.sandbox.PropertySpec.Sum;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A property of a data source's schema. Immutable.
 *
 * @param name unique in the data source
 * @param id the ID, percent-encoded as in the API
 * @param type its type
 * @param options in order; empty unless the type has options
 * @param related the data source that a relation points to, else null
 * @param result the result type of an empty formula: string, number, boolean or date
 * @param sum what a formula sums if a page has no value of its own, else null
 */
public record Property(
    String name,
    String id,
    PropertyType type,
    ImmutableList<Option> options,
    @Nullable UUID related,
    String result,
    @Nullable Sum sum) {
  /** Returns the option with a name. */
  public Optional<Option> option(String optionName) {
    return options.stream().filter(option -> option.name().equals(optionName)).findFirst();
  }

  /** Returns the option with an ID. */
  public Optional<Option> optionById(String optionId) {
    return options.stream().filter(option -> option.id().equals(optionId)).findFirst();
  }

  /** Returns this property with another name. */
  public Property withName(String newName) {
    return new Property(newName, id, type, options, related, result, sum);
  }

  /** Returns this property with another type. */
  public Property withType(PropertyType newType) {
    return new Property(name, id, newType, options, related, result, sum);
  }

  /** Returns this property with other options. */
  public Property withOptions(ImmutableList<Option> newOptions) {
    return new Property(name, id, type, newOptions, related, result, sum);
  }

  /** Returns whether a text is the ID of this property, encoded or not. */
  public boolean hasId(String text) {
    return id.equals(text) || decode(id).equals(text) || id.equals(decode(text));
  }

  private static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // not percent-encoded
    }
  }
}
