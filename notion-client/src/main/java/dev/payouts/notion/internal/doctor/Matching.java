package dev.payouts.notion.internal.doctor;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Maps;
import com.google.common.collect.Multimap;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.internal.api.DataSourceSchema;
import dev.payouts.notion.internal.api.DataSourceSchema.Property;
import dev.payouts.notion.internal.config.Spelling;
import dev.payouts.notion.internal.config.Spelling.Likeness;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which property of a data source is which of those that the program knows: by type and name, and
 * only where nothing else could be meant. Immutable.
 *
 * @param matches what was found
 */
record Matching(ImmutableMap<PropertyKey, Match> matches) {
  /**
   * A property and how like it is.
   *
   * @param property the property
   * @param likeness of the two names
   */
  record Match(Property property, Likeness likeness) {}

  /** Matches a data source as if it were one that the program knows. */
  static Matching of(DataSourceKey dataSource, DataSourceSchema schema) {
    Map<PropertyKey, Match> matches = new EnumMap<>(PropertyKey.class);
    ImmutableSet<PropertyKey> known = known(dataSource);
    Map<Property, Spelling> free =
        new LinkedHashMap<>(
            Maps.toMap(schema.properties().values(), property -> Spelling.of(property.name())));
    Set<PropertyKey> undecided = new HashSet<>(known);
    for (Likeness likeness : Likeness.values()) {
      Multimap<PropertyKey, Property> candidates = LinkedHashMultimap.create();
      undecided.forEach(key -> candidates.putAll(key, candidates(key, likeness, free)));
      take(candidates, likeness, matches);
      // Taken or in doubt: a worse likeness must not decide between better ones.
      undecided.removeAll(candidates.keySet());
      free.keySet().removeAll(candidates.values());
    }
    return new Matching(ImmutableMap.copyOf(matches));
  }

  /** A run key is written once it is configured, so that only a person may say so. */
  static ImmutableSet<PropertyKey> known(DataSourceKey dataSource) {
    return Arrays.stream(PropertyKey.values())
        .filter(key -> key.dataSource() == dataSource && key != PropertyKey.PAYOUT_RUN_KEY)
        .collect(toImmutableSet());
  }

  private static ImmutableSet<Property> candidates(
      PropertyKey key, Likeness likeness, Map<Property, Spelling> free) {
    Spelling wanted = Spelling.of(key.defaultName());
    return free.entrySet().stream()
        .filter(entry -> key.types().contains(entry.getKey().type()))
        .filter(entry -> likeness != Likeness.DIFFERENT || isTitle(key))
        .filter(entry -> wanted.to(entry.getValue()) == likeness)
        .map(Map.Entry::getKey)
        .collect(toImmutableSet());
  }

  /** A data source has one title, whatever it is called. */
  private static boolean isTitle(PropertyKey key) {
    return key.types().equals(ImmutableSet.of("title"));
  }

  private static void take(
      Multimap<PropertyKey, Property> candidates,
      Likeness likeness,
      Map<PropertyKey, Match> matches) {
    for (Map.Entry<PropertyKey, Property> pair : candidates.entries()) {
      boolean isOnly =
          candidates.get(pair.getKey()).size() == 1
              && candidates.values().stream().filter(pair.getValue()::equals).count() == 1;
      if (isOnly) {
        matches.put(pair.getKey(), new Match(pair.getValue(), likeness));
      }
    }
  }

  /** Returns how sure it is that the data source is the one it was taken for, from 0 to 1. */
  static double score(DataSourceKey dataSource, DataSourceSchema schema) {
    double sum = 0;
    for (Match match : of(dataSource, schema).matches.values()) {
      sum +=
          switch (match.likeness()) {
            case SAME -> 1;
            case SAME_LETTERS -> 0.95;
            case SAME_WORDS, ONE_LETTER -> 0.6;
            case DIFFERENT -> 0.1;
          };
    }
    return sum / known(dataSource).size();
  }
}
