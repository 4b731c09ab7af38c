package dev.payouts.notion.internal.doctor;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import dev.payouts.notion.internal.api.rows.DataSourceSchema.Property;
import dev.payouts.notion.internal.config.Spelling;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Matches the properties of a data source with those that the program knows. A match has a suitable
 * type and the same name, or the only one with the same letters: case, emoji, numbers and accents
 * do not count. The title matches whatever its name. Immutable.
 *
 * @param properties the matches
 */
record Matching(ImmutableMap<PropertyKey, Property> properties) {
  /** Matches a data source with the known properties of a key. */
  static Matching of(DataSourceKey dataSource, DataSourceSchema schema) {
    Map<PropertyKey, Property> matches = new EnumMap<>(PropertyKey.class);
    for (PropertyKey key : known(dataSource)) {
      match(key, schema).ifPresent(property -> matches.put(key, property));
    }
    return new Matching(ImmutableMap.copyOf(matches));
  }

  /** Returns all properties except the run key, which is used only if configured. */
  private static ImmutableSet<PropertyKey> known(DataSourceKey dataSource) {
    return Arrays.stream(PropertyKey.values())
        .filter(key -> key.dataSource() == dataSource && key != PropertyKey.PAYOUT_RUN_KEY)
        .collect(toImmutableSet());
  }

  private static Optional<Property> match(PropertyKey key, DataSourceSchema schema) {
    Optional<Property> sameName = named(key, schema);
    if (sameName.isPresent()) {
      return sameName;
    }
    return key.types().equals(ImmutableSet.of("title"))
        ? schema.properties().values().stream().filter(p -> p.type().equals("title")).findFirst()
        : Optional.empty();
  }

  private static Optional<Property> named(PropertyKey key, DataSourceSchema schema) {
    ImmutableList<Property> suitable =
        schema.properties().values().stream()
            .filter(property -> key.types().contains(property.type()))
            .collect(ImmutableList.toImmutableList());
    return Spelling.of(key.defaultName()).theOneOf(suitable, Property::name);
  }

  /** Returns the share of the known properties that a data source has by name, from 0 to 1. */
  static double share(DataSourceKey dataSource, DataSourceSchema schema) {
    ImmutableSet<PropertyKey> known = known(dataSource);
    return (double) known.stream().filter(key -> named(key, schema).isPresent()).count()
        / known.size();
  }
}
