package dev.payouts.notion.sandbox.internal.content;

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

  /** Returns an ID without its percent-encoding, or as it is if it has none. */
  static String decodedId(String id) {
    if (id.indexOf('%') < 0) {
      return id;
    }
    try {
      return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return id; // not percent-encoded
    }
  }
}
