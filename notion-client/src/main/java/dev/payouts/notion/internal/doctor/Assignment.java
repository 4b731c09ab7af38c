package dev.payouts.notion.internal.doctor;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import dev.payouts.core.Finding;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.DataSourceReference;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Assigns data sources to keys: as specified by the user unless the properties are those of
 * another, else by their properties; never two to the same key. Not thread-safe.
 */
final class Assignment {
  static final String AREA = "data_sources";

  private final List<DataSourceSchema> unnamed = new ArrayList<>();
  private final ListMultimap<DataSourceKey, DataSourceSchema> named =
      MultimapBuilder.enumKeys(DataSourceKey.class).arrayListValues().build();
  private final ImmutableList.Builder<Finding> findings = ImmutableList.builder();

  /** Adds a data source that was found. */
  void add(DataSourceReference reference, DataSourceSchema schema) {
    Optional<DataSourceKey> key = reference.knownKey();
    if (key.isEmpty()) {
      unnamed.add(schema);
      return;
    }
    Optional<DataSourceKey> other =
        Recognition.recognise(schema, Set.of()).filter(likely -> likely != key.get());
    if (other.isPresent()) {
      findings.add(Finding.error(AREA, mistaken(schema, key.get(), other.get())));
    } else {
      named.put(key.get(), schema);
    }
  }

  private static String mistaken(DataSourceSchema schema, DataSourceKey key, DataSourceKey other) {
    return "%s has the properties of %s, not of %s: pass it as %s=%s, and the right one as %s=ID"
        .formatted(schema.id(), other.key(), key.key(), other.key(), schema.id(), key.key());
  }

  /** Assigns the data sources, after all have been added. */
  Map<DataSourceKey, DataSourceSchema> decide() {
    ListMultimap<DataSourceKey, DataSourceSchema> claims =
        MultimapBuilder.enumKeys(DataSourceKey.class).arrayListValues().build(named);
    for (DataSourceSchema schema : unnamed) {
      Optional<DataSourceKey> key = Recognition.recognise(schema, named.keySet());
      if (key.isPresent()) {
        claims.put(key.get(), schema);
      } else {
        findings.add(Finding.error(AREA, unrecognised(schema)));
      }
    }
    Map<DataSourceKey, DataSourceSchema> decided = new EnumMap<>(DataSourceKey.class);
    claims
        .asMap()
        .forEach(
            (key, schemas) -> {
              List<DataSourceSchema> several = schemas.stream().distinct().toList();
              if (several.size() == 1) {
                decided.put(key, several.get(0));
                findings.add(Finding.ok(AREA, several.get(0).id() + " is " + key.key()));
              } else {
                findings.add(Finding.error(AREA, claimedTwice(key, several)));
              }
            });
    return decided;
  }

  private static String unrecognised(DataSourceSchema schema) {
    return ("%s cannot be recognized by its properties (%s): say which it is with KEY=%s, where KEY is"
            + " one of %s")
        .formatted(
            schema.id(),
            Recognition.seen(schema),
            schema.id(),
            Arrays.stream(DataSourceKey.values()).map(DataSourceKey::key).collect(joining(", ")));
  }

  private static String claimedTwice(DataSourceKey key, List<DataSourceSchema> several) {
    return "%s could each be %s: pass only the right one, or say which is which with KEY=ID"
        .formatted(several.stream().map(DataSourceSchema::id).collect(joining(" and ")), key.key());
  }

  /** Returns which data sources were recognized and which were not. */
  ImmutableList<Finding> findings() {
    return findings.build();
  }
}
