package dev.payouts.notion.internal.adapter;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.FailureCause;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunOption;
import dev.payouts.core.host.Host;
import dev.payouts.core.model.PayableType;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.adapter.SchemaLookup.Lookup;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Provides the schemas of the workspace: from memory or the cache while they are fresh, else from
 * Notion; a schema that proves wrong is read again. Thread-safe, except that {@link #prepare} must
 * not run concurrently.
 */
final class Schemas {
  private final SchemaLookup lookup;
  private final Host host;
  private final Names names;
  private final SchemaCache cache;
  private final Map<DataSourceKey, SchemaCache.Entry> entries = new ConcurrentHashMap<>();
  private volatile @Nullable Requirements requirements;

  Schemas(NotionApi api, Host host, Names names, SchemaCache cache) {
    this.lookup = new SchemaLookup(api);
    this.host = host;
    this.names = names;
    this.cache = cache;
  }

  /**
   * Gets and checks the schemas that a run needs.
   *
   * @throws RunAbortedException with every requirement that is not met
   */
  void prepare(PayableType type, ImmutableSet<RunOption> options) {
    var requirements = new Requirements(type, options, names);
    this.requirements = requirements;
    ImmutableList<DataSourceKey> keys = requirements.dataSources().asList();
    List<String> unconfigured = requirements.unconfigured();
    if (!unconfigured.isEmpty()) {
      throw misfit(unconfigured);
    }
    forgetOld(keys);
    Set<DataSourceKey> read = EnumSet.noneOf(DataSourceKey.class);
    read.addAll(readMissing(keys));
    List<DataSourceKey> wrong =
        keys.stream()
            .filter(key -> !read.contains(key)) // cached, so possibly outdated
            .filter(key -> !requirements.problems(key, get(key), read).isEmpty())
            .toList();
    read(wrong);
    read.addAll(wrong);
    List<String> problems = problems(requirements, keys, read);
    if (!problems.isEmpty()) {
      throw misfit(problems);
    }
  }

  /**
   * Returns the schema of a data source. Reads it if no run has been prepared yet, for example
   * while outcomes of an earlier run are being resolved.
   *
   * @throws RunAbortedException if it cannot be read
   */
  DataSourceSchema get(DataSourceKey key) {
    if (!entries.containsKey(key)) {
      ImmutableList<DataSourceKey> keys = ImmutableList.of(key);
      if (names.dataSource(key).isEmpty()) {
        throw misfit(ImmutableList.of(Requirements.unconfigured(key)));
      }
      forgetOld(keys);
      readMissing(keys);
    }
    SchemaCache.Entry entry = entries.get(key);
    if (entry == null) {
      throw new IllegalStateException("missing right after it was read: " + key);
    }
    return entry.schema();
  }

  /**
   * Checks that payouts of a type can be read. A run is prepared for its own type, but it also
   * resolves what runs of other types have left. If the schema does not suit, reads it again.
   *
   * @throws RunAbortedException with every property that does not suit
   */
  void requirePayoutsOf(PayableType type, List<PropertyKey> properties) {
    DataSourceSchema schema = get(DataSourceKey.PAYOUTS);
    ImmutableList<String> problems = misfitsOfPayouts(schema, properties);
    if (!problems.isEmpty() && replace(DataSourceKey.PAYOUTS, schema)) {
      problems = misfitsOfPayouts(get(DataSourceKey.PAYOUTS), properties);
    }
    if (!problems.isEmpty()) {
      throw new RunAbortedException(
          FailureCause.MISCONFIGURED,
          "The configuration does not match the workspace, so that payouts of %s cannot be read: %s."
              .formatted(type.word(), String.join("; ", problems)));
    }
  }

  private ImmutableList<String> misfitsOfPayouts(
      DataSourceSchema schema, List<PropertyKey> properties) {
    return new SchemaMismatches(names, schema, Set.of(DataSourceKey.PAYOUTS))
        .ofProperties(properties);
  }

  /**
   * Reads a schema again that seems to be wrong, unless it has already been replaced.
   *
   * @param suspect the schema that was used
   * @return whether the schema is now a different one
   * @throws RunAbortedException if the new schema does not meet the requirements of the run
   */
  boolean replace(DataSourceKey key, DataSourceSchema suspect) {
    if (get(key).equals(suspect)) {
      read(ImmutableList.of(key));
    }
    if (get(key).equals(suspect)) {
      return false;
    }
    Requirements prepared = requirements;
    if (prepared != null) {
      List<String> problems = prepared.problems(key, get(key), ImmutableSet.of());
      if (!problems.isEmpty()) {
        throw misfit(problems);
      }
    }
    return true;
  }

  private void forgetOld(ImmutableList<DataSourceKey> keys) {
    Instant now = host.now();
    entries.values().removeIf(entry -> !entry.isFresh(now));
    if (entries.keySet().containsAll(keys)) {
      return;
    }
    Set<String> wanted = keys.stream().map(this::id).collect(Collectors.toSet());
    Map<String, SchemaCache.Entry> cached = cache.fresh(now, wanted::contains);
    for (DataSourceKey key : keys) {
      SchemaCache.Entry entry = cached.get(id(key));
      if (entry != null) {
        entries.putIfAbsent(key, entry);
      }
    }
  }

  private List<DataSourceKey> readMissing(ImmutableList<DataSourceKey> keys) {
    List<DataSourceKey> missing = keys.stream().filter(key -> !entries.containsKey(key)).toList();
    read(missing);
    return missing;
  }

  private List<String> problems(
      Requirements requirements, List<DataSourceKey> keys, Set<DataSourceKey> shared) {
    List<String> problems = new ArrayList<>();
    for (DataSourceKey key : keys) {
      problems.addAll(requirements.problems(key, get(key), shared));
    }
    return problems;
  }

  /** Reads schemas concurrently and caches them. */
  private void read(List<DataSourceKey> keys) {
    if (keys.isEmpty()) {
      return;
    }
    List<Supplier<Lookup>> tasks = new ArrayList<>();
    for (DataSourceKey key : keys) {
      tasks.add(() -> lookUp(key));
    }
    ImmutableList<Lookup> lookups = host.inParallel(tasks.size(), tasks);
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Lookup found = lookups.get(i);
      if (found.schema() != null) {
        entries.put(keys.get(i), new SchemaCache.Entry(found.schema(), host.now()));
      } else {
        problems.add(found.problem());
      }
    }
    if (!problems.isEmpty()) {
      throw misfit(problems);
    }
    keepAll();
  }

  private void keepAll() {
    Map<String, SchemaCache.Entry> all = new LinkedHashMap<>();
    entries.forEach((key, entry) -> all.put(id(key), entry));
    all.putAll(cache.fresh(host.now(), id -> !all.containsKey(id)));
    cache.keep(all);
  }

  private Lookup lookUp(DataSourceKey key) {
    try {
      return lookup.find("data_sources." + key.key(), id(key));
    } catch (NotionException e) {
      throw FailureTexts.readingProperties(key, e);
    }
  }

  private String id(DataSourceKey key) {
    return names.dataSource(key).orElseThrow();
  }

  private static RunAbortedException misfit(List<String> problems) {
    return new RunAbortedException(
        FailureCause.MISCONFIGURED,
        "The configuration does not match the workspace: " + String.join("; ", problems) + ".");
  }
}
