package dev.payouts.notion.internal.doctor;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Finding;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.adapter.Requirements;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Checks whether data sources meet the requirements of runs of several types.
 *
 * @param requirements the requirements of each type
 * @param names the configured names
 * @param shared the data sources that are shared with the connection
 */
record SuitabilityCheck(
    ImmutableList<Requirements> requirements, Names names, Set<DataSourceKey> shared) {
  /**
   * Returns what a data source lacks, with the messages of a run that fails because of it, or what
   * it provides. Empty if none of the types needs it.
   */
  ImmutableList<Finding> findings(DataSourceKey key, DataSourceSchema schema) {
    Set<String> problems = new LinkedHashSet<>();
    Set<PropertyKey> properties = EnumSet.noneOf(PropertyKey.class);
    Set<StatusKey> statuses = EnumSet.noneOf(StatusKey.class);
    for (Requirements needed : requirements) {
      if (needed.dataSources().contains(key)) {
        problems.addAll(needed.problems(key, schema, shared));
        properties.addAll(needed.properties(key));
        statuses.addAll(needed.statuses(key));
      }
    }
    if (properties.isEmpty()) {
      return ImmutableList.of();
    }
    if (problems.isEmpty()) {
      return ImmutableList.of(Finding.ok(key.key(), fits(key, properties, statuses)));
    }
    return problems.stream()
        .map(problem -> Finding.error(key.key(), problem))
        .collect(ImmutableList.toImmutableList());
  }

  private String fits(DataSourceKey key, Set<PropertyKey> properties, Set<StatusKey> statuses) {
    String listed = properties.stream().map(names::property).collect(joining(", "));
    String options = statuses.stream().map(names::status).distinct().collect(joining(", "));
    return "%s has everything needed: %s%s"
        .formatted(
            Requirements.describe(key),
            listed,
            options.isEmpty() ? "" : "; status options " + options);
  }
}
