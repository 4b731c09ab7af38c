package dev.payouts.notion.sandbox.internal.requests;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import dev.payouts.notion.sandbox.internal.content.DataSource;
import dev.payouts.notion.sandbox.internal.wire.NotionError;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query parameter {@code filter_properties} (notion-client/NOTION.md, "Requests"). */
final class FilterProperties {
  private static final String NAME = "filter_properties";

  private FilterProperties() {}

  /** Returns the requested columns; null for all. */
  static @Nullable Set<Integer> read(
      DataSource dataSource, ImmutableListMultimap<String, String> parameters) {
    Iterable<String> ids = Iterables.concat(parameters.get(NAME), parameters.get(NAME + "[]"));
    if (Iterables.isEmpty(ids)) {
      return null;
    }
    ImmutableSet.Builder<Integer> columns = ImmutableSet.builder();
    for (String id : ids) {
      columns.add(column(dataSource, id));
    }
    return columns.build();
  }

  private static int column(DataSource dataSource, String id) {
    int column = dataSource.findId(id);
    if (column < 0 || !dataSource.isShown(column)) {
      throw NotionError.validation("Could not find property with id: " + id);
    }
    return column;
  }
}
