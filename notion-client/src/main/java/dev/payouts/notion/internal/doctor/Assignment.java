package dev.payouts.notion.internal.doctor;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import dev.payouts.core.Finding;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.DataSourceReference;
import dev.payouts.notion.internal.api.DataSourceSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which of several data sources is which: as somebody says, else by their properties, and
 * never two the same. Not safe for use by several threads.
 */
final class Assignment {
  static final String AREA = "data_sources";

  private final List<DataSourceSchema> unnamed = new ArrayList<>();
  private final ListMultimap<DataSourceKey, DataSourceSchema> named =
      MultimapBuilder.enumKeys(DataSourceKey.class).arrayListValues().build();
  private final ImmutableList.Builder<Finding> findings = ImmutableList.builder();

  /** Adds one that was found. */
  void add(DataSourceReference reference, DataSourceSchema schema) {
    Optional<DataSourceKey> key = reference.knownKey();
    if (key.isPresent()) {
      named.put(key.get(), schema);
    } else {
      unnamed.add(schema);
    }
  }

  /** Decides, once all are added. */
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
    return ("%s cannot be told by its properties, which are %s: say which it is with KEY=%s, where KEY"
            + " is one of %s")
        .formatted(
            schema.id(),
            Recognition.seen(schema),
            schema.id(),
            Arrays.stream(DataSourceKey.values()).map(DataSourceKey::key).collect(joining(", ")));
  }

  private static String claimedTwice(DataSourceKey key, List<DataSourceSchema> several) {
    return "%s may each be %s: give the right one alone, or say which is which with KEY=ID"
        .formatted(several.stream().map(DataSourceSchema::id).collect(joining(" and ")), key.key());
  }

  /** Returns what was recognised, and what was not. */
  ImmutableList<Finding> findings() {
    return findings.build();
  }
}
