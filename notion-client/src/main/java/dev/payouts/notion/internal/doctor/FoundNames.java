package dev.payouts.notion.internal.doctor;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.Finding;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.api.DataSourceSchema;
import dev.payouts.notion.internal.config.Spelling.Likeness;
import dev.payouts.notion.internal.doctor.Matching.Match;
import java.util.EnumMap;
import java.util.Map;

/** Collects what is called differently in a house. Not safe for use by several threads. */
final class FoundNames {
  private final Map<DataSourceKey, String> dataSources = new EnumMap<>(DataSourceKey.class);
  private final Map<PropertyKey, String> properties = new EnumMap<>(PropertyKey.class);
  private final Map<StatusKey, String> statuses = new EnumMap<>(StatusKey.class);
  private final ImmutableList.Builder<Finding> findings = ImmutableList.builder();

  /** Looks at the names of a data source. */
  void add(DataSourceKey key, DataSourceSchema schema) {
    dataSources.put(key, schema.id());
    Matching matching = Matching.of(key, schema);
    matching.matches().forEach(this::addProperty);
    for (StatusKey status : StatusKey.values()) {
      Match property = matching.matches().get(status.property());
      if (property != null) {
        OptionMatching.find(status.defaultOption(), property.property())
            .filter(option -> option.likeness() != Likeness.SAME)
            .ifPresent(option -> addStatus(status, option));
      }
    }
  }

  private void addProperty(PropertyKey key, Match match) {
    if (match.likeness() == Likeness.SAME) {
      return;
    }
    String name = match.property().name();
    properties.put(key, name);
    note(key.dataSource(), "properties", key.key(), match.likeness(), name, key.defaultName());
  }

  private void addStatus(StatusKey key, OptionMatching.Option option) {
    DataSourceKey dataSource = key.property().dataSource();
    statuses.put(key, option.name());
    note(dataSource, "statuses", key.key(), option.likeness(), option.name(), key.defaultOption());
  }

  private void note(
      DataSourceKey dataSource,
      String section,
      String key,
      Likeness likeness,
      String name,
      String usual) {
    String sentence =
        "%s.%s.%s is \"%s\", taken for \"%s\""
            .formatted(section, dataSource.key(), key, name, usual);
    findings.add(
        switch (likeness) {
          case SAME, SAME_LETTERS, DIFFERENT -> Finding.ok(dataSource.key(), sentence);
          case SAME_WORDS, ONE_LETTER ->
              Finding.warning(
                  dataSource.key(), sentence + ": look whether it is that, and correct it if not");
        });
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
