package dev.payouts.notion.internal.doctor;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.Finding;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import dev.payouts.notion.internal.api.rows.DataSourceSchema.Property;
import dev.payouts.notion.internal.config.Spelling;
import java.util.EnumMap;
import java.util.Map;

/** Collects the names that differ from the defaults. Not thread-safe. */
final class FoundNames {
  private final Map<DataSourceKey, String> dataSources = new EnumMap<>(DataSourceKey.class);
  private final Map<PropertyKey, String> properties = new EnumMap<>(PropertyKey.class);
  private final Map<StatusKey, String> statuses = new EnumMap<>(StatusKey.class);
  private final ImmutableList.Builder<Finding> findings = ImmutableList.builder();

  /** Adds the names of a data source. */
  void add(DataSourceKey key, DataSourceSchema schema) {
    dataSources.put(key, schema.id());
    Matching matching = Matching.of(key, schema);
    matching.properties().forEach(this::addProperty);
    for (StatusKey status : StatusKey.values()) {
      Property property = matching.properties().get(status.property());
      if (property != null) {
        Spelling.of(status.defaultOption())
            .theOneOf(property.options(), option -> option)
            .ifPresent(option -> addStatus(status, option));
      }
    }
  }

  private void addProperty(PropertyKey key, Property property) {
    if (!property.name().equals(key.defaultName())) {
      properties.put(key, property.name());
      note(
          key.dataSource(),
          "properties." + key.dataSource().key() + "." + key.key(),
          property.name());
    }
  }

  private void addStatus(StatusKey key, String option) {
    if (!option.equals(key.defaultOption())) {
      DataSourceKey dataSource = key.property().dataSource();
      statuses.put(key, option);
      note(dataSource, "statuses." + dataSource.key() + "." + key.key(), option);
    }
  }

  private void note(DataSourceKey dataSource, String setting, String name) {
    findings.add(Finding.ok(dataSource.key(), "%s is \"%s\"".formatted(setting, name)));
  }

  Names names() {
    return new Names(
        ImmutableMap.copyOf(dataSources),
        ImmutableMap.copyOf(properties),
        ImmutableMap.copyOf(statuses));
  }

  ImmutableList<Finding> findings() {
    return findings.build();
  }
}
