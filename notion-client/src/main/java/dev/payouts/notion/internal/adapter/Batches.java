package dev.payouts.notion.internal.adapter;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import dev.payouts.core.host.Host;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.internal.adapter.WorkspaceReader.Selection;
import dev.payouts.notion.internal.api.rows.Filter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the rows that match any of many conditions, a hundred conditions per query. */
record Batches(WorkspaceReader reader, Host host, int workers) {
  /**
   * Returns every row that matches one of the conditions, without duplicates. Sends no request if
   * there are no conditions.
   *
   * @param filter the filter for up to {@link Filter#MAX_ELEMENTS} of the conditions
   */
  ImmutableList<Row> rows(
      DataSourceKey dataSource,
      ImmutableList<PropertyKey> wanted,
      List<Filter> conditions,
      Function<List<Filter>, Filter> filter) {
    return rows(conditions, batch -> Selection.of(dataSource, filter.apply(batch), wanted));
  }

  /**
   * Returns every row of the selections, each for up to {@link Filter#MAX_ELEMENTS} conditions,
   * without duplicates. Sends no request if there are no conditions.
   */
  ImmutableList<Row> rows(List<Filter> conditions, Function<List<Filter>, Selection> selection) {
    List<Supplier<ImmutableList<Row>>> tasks =
        Lists.partition(conditions, Filter.MAX_ELEMENTS).stream()
            .<Supplier<ImmutableList<Row>>>map(batch -> () -> reader.rows(selection.apply(batch)))
            .toList();
    Map<String, Row> rows = new LinkedHashMap<>();
    for (ImmutableList<Row> batch : host.inParallel(workers, tasks)) {
      batch.forEach(row -> rows.putIfAbsent(row.id(), row));
    }
    return ImmutableList.copyOf(rows.values());
  }
}
