package dev.payouts.notion.internal.doctor;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Recognizes data sources by their properties. */
final class Recognition {
  /** The minimum share of known properties. */
  private static final double MIN_SHARE = 0.5;

  private static final int MAX_PROPERTIES = 40;

  private Recognition() {}

  /** Returns the key of a data source among those not yet taken; empty if in doubt. */
  static Optional<DataSourceKey> recognise(DataSourceSchema schema, Set<DataSourceKey> taken) {
    Map<DataSourceKey, Double> shares = new EnumMap<>(DataSourceKey.class);
    for (DataSourceKey key : DataSourceKey.values()) {
      if (!taken.contains(key)) {
        shares.put(key, Matching.share(key, schema));
      }
    }
    double largest = shares.values().stream().max(Double::compare).orElse(0.0);
    ImmutableList<DataSourceKey> best =
        shares.entrySet().stream()
            .filter(share -> share.getValue() == largest)
            .map(Map.Entry::getKey)
            .collect(ImmutableList.toImmutableList());
    return largest >= MIN_SHARE && best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
  }

  /** Returns the properties for messages, such as {@code Amount (number)}. */
  static String seen(DataSourceSchema schema) {
    int more = schema.properties().size() - MAX_PROPERTIES;
    return schema.properties().values().stream()
            .limit(MAX_PROPERTIES)
            .map(property -> property.name() + " (" + property.type() + ")")
            .collect(joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
