package dev.payouts.notion.internal.config;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableTable.toImmutableTable;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableTable;
import dev.payouts.notion.ConfigException;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.NotionIds;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The keys {@code data_sources}, {@code properties} and {@code statuses}.
 *
 * @param root the whole configuration
 */
record NamesSection(Section root) {
  static final ImmutableList<String> DATA_SOURCES =
      Arrays.stream(DataSourceKey.values()).map(DataSourceKey::key).collect(toImmutableList());
  static final ImmutableTable<String, String, PropertyKey> PROPERTIES =
      Arrays.stream(PropertyKey.values())
          .collect(toImmutableTable(key -> key.dataSource().key(), PropertyKey::key, key -> key));
  static final ImmutableTable<String, String, StatusKey> STATUSES =
      Arrays.stream(StatusKey.values())
          .collect(
              toImmutableTable(
                  key -> key.property().dataSource().key(), StatusKey::key, key -> key));
  private static final ImmutableList<StatusKey> INITIAL_STATUSES =
      Arrays.stream(StatusKey.values())
          .filter(key -> key.property() == PropertyKey.PAYOUT_STATUS)
          .filter(key -> key != StatusKey.PAYOUT_CANCELLED)
          .collect(toImmutableList());
  private static final CharMatcher HEX =
      CharMatcher.inRange('0', '9').or(CharMatcher.inRange('a', 'f'));
  private static final String NAME_ALLOWED =
      "expected a name that is not blank and has no leading or trailing spaces";

  Names names() {
    Names names =
        new Names(dataSources(), names("properties", PROPERTIES), names("statuses", STATUSES));
    checkCancelled(names);
    checkInactive(names);
    checkLastDays(names);
    checkPayouts(names);
    return names;
  }

  private ImmutableMap<DataSourceKey, String> dataSources() {
    Map<DataSourceKey, String> ids = new EnumMap<>(DataSourceKey.class);
    if (root.find("data_sources").isEmpty()) {
      root.problems().add(root.missing("data_sources", neededDataSources()));
      return ImmutableMap.of();
    }
    Optional<Section> given = root.section("data_sources");
    if (given.isPresent() && given.get().keys().isEmpty()) {
      root.problems().add(root.empty("data_sources", neededDataSources()));
    }
    Optional<Section> section = given.map(all -> all.allowing(DATA_SOURCES));
    for (String key : section.map(Section::keys).orElse(ImmutableSet.of())) {
      root.problems()
          .readingOf(() -> id(section.get(), section.get().get(key)))
          .ifPresent(id -> ids.put(dataSource(key), id));
    }
    return ImmutableMap.copyOf(ids);
  }

  private static String neededDataSources() {
    return "add the ID of each data source you use (" + String.join(", ", DATA_SOURCES) + ")";
  }

  private static String id(Section section, Json value) {
    if (value instanceof Json.Str string) {
      String digits = Ascii.toLowerCase(CharMatcher.is('-').removeFrom(string.value()));
      boolean dashed = string.value().length() == 36 && dashesAreThoseOfAnId(string.value());
      if (digits.length() == 32
          && HEX.matchesAllOf(digits)
          && (dashed || string.value().length() == 32)) {
        return NotionIds.normalize(digits);
      }
    }
    throw section.problem(
        value,
        "expected the ID of a data source or of its database, 32 hexadecimal digits with or"
            + " without dashes, such as "
            + new UUID(0x0123456789abcdefL, 0x0123456789abcdefL));
  }

  private static boolean dashesAreThoseOfAnId(String id) {
    return Set.of(8, 13, 18, 23).stream().allMatch(index -> id.charAt(index) == '-');
  }

  private <K> ImmutableMap<K, String> names(String key, ImmutableTable<String, String, K> known) {
    Optional<Section> section = root.section(key);
    if (section.isEmpty()) {
      return ImmutableMap.of();
    }
    ImmutableMap.Builder<K, String> names = ImmutableMap.builder();
    for (String dataSource : section.get().allowing(known.rowKeySet()).keys()) {
      ImmutableMap<String, K> columns = known.row(dataSource);
      Optional<Section> inner =
          section.get().section(dataSource).map(all -> all.allowing(columns.keySet()));
      for (Map.Entry<String, K> column : columns.entrySet()) {
        inner
            .flatMap(named -> named.string(column.getKey(), NAME_ALLOWED))
            .ifPresent(name -> names.put(column.getValue(), name));
      }
    }
    return names.buildOrThrow();
  }

  /** A payout created as cancelled is not live, so every run would create it again. */
  private void checkCancelled(Names names) {
    String cancelled = names.status(StatusKey.PAYOUT_CANCELLED);
    for (StatusKey initial : INITIAL_STATUSES) {
      if (names.status(initial).equals(cancelled)) {
        same(
            "statuses.payouts." + initial.key(),
            "statuses.payouts.cancelled",
            cancelled,
            "every run would pay again; use different options");
      }
    }
  }

  /** An inactive rate would otherwise count as active. */
  private void checkInactive(Names names) {
    String inactive = names.status(StatusKey.RATE_INACTIVE);
    if (names.status(StatusKey.RATE_ACTIVE).equals(inactive)) {
      same(
          "statuses.rates.inactive",
          "statuses.rates.active",
          inactive,
          "inactive rates would be used; use different options");
    }
  }

  /** A rate with only a start date would end on that day, although it is open-ended. */
  private void checkLastDays(Names names) {
    String lastDay = names.property(PropertyKey.RATE_END_DATE);
    if (names.property(PropertyKey.RATE_START_DATE).equals(lastDay)) {
      same(
          "properties.rates.end_date",
          "properties.rates.start_date",
          lastDay,
          "an open-ended rate would pay for one day only; use different properties");
    }
  }

  /** Properties that are only read may serve two purposes; properties that are written may not. */
  private void checkPayouts(Names names) {
    Map<String, PropertyKey> written = new HashMap<>();
    for (PropertyKey key : PROPERTIES.row(DataSourceKey.PAYOUTS.key()).values()) {
      boolean isUsed = key != PropertyKey.PAYOUT_RUN_KEY || names.properties().containsKey(key);
      PropertyKey first = isUsed ? written.putIfAbsent(names.property(key), key) : null;
      if (first != null) {
        same(
            "properties.payouts." + key.key(),
            "properties.payouts." + first.key(),
            names.property(key),
            "each payout needs both; use different properties");
      }
    }
  }

  private void same(String key, String other, String name, String advice) {
    root.problems()
        .add(
            new ConfigException(
                "%s: $.%s is the same as $.%s, %s: %s"
                    .formatted(root.source(), key, other, DisplayValue.text(name), advice)));
  }

  private static DataSourceKey dataSource(String key) {
    return Arrays.stream(DataSourceKey.values())
        .filter(dataSource -> dataSource.key().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
