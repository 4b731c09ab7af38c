package dev.payouts.notion.internal.doctor;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.internal.api.DataSourceSchema;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Tells which data source is which by its properties. */
final class Recognition {
  /** Half of the properties have to be there. */
  private static final double MIN_SCORE = 0.5;

  /** By how much the best has to be better than the second. */
  private static final double MIN_LEAD = 0.15;

  private static final int MAX_PROPERTIES = 40;

  private Recognition() {}

  /** Returns which one a data source is, of those that are not yet known; none if in doubt. */
  static Optional<DataSourceKey> recognise(DataSourceSchema schema, Set<DataSourceKey> taken) {
    ImmutableList<Scored> best =
        Arrays.stream(DataSourceKey.values())
            .filter(key -> !taken.contains(key))
            .map(key -> new Scored(key, Matching.score(key, schema)))
            .sorted(Comparator.comparingDouble(Scored::score).reversed())
            .collect(ImmutableList.toImmutableList());
    if (best.isEmpty() || best.get(0).score() < MIN_SCORE) {
      return Optional.empty();
    }
    boolean isClear = best.size() == 1 || best.get(0).score() - best.get(1).score() >= MIN_LEAD;
    return isClear ? Optional.of(best.get(0).key()) : Optional.empty();
  }

  /** Returns the properties that were seen, as in {@code Amount (number)}. */
  static String seen(DataSourceSchema schema) {
    int more = schema.properties().size() - MAX_PROPERTIES;
    return schema.properties().values().stream()
            .limit(MAX_PROPERTIES)
            .map(property -> property.name() + " (" + property.type() + ")")
            .collect(joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private record Scored(DataSourceKey key, double score) {}
}
