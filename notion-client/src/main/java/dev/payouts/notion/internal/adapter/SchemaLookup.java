package dev.payouts.notion.internal.adapter;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.NotionApi.DataSourceName;
import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the schema of a data source by its ID or the ID of its database. Thread-safe.
 *
 * @param api the Notion API
 */
public record SchemaLookup(NotionApi api) {
  /**
   * The result of looking up a schema.
   *
   * @param schema the schema; null if there is none
   * @param problem a sentence that says why there is none; empty if there is one
   */
  public record Lookup(@Nullable DataSourceSchema schema, String problem) {}

  /**
   * Looks up a schema.
   *
   * @param subject the setting that contains the ID, such as {@code data_sources.rates}
   * @throws NotionException if Notion returns neither the schema nor that it does not exist
   */
  public Lookup find(String subject, String id) throws NotionException {
    try {
      return usable(subject, id, api.dataSource(id));
    } catch (NotionException e) {
      if (!e.isNotFound()) {
        throw e;
      }
    }
    return findInDatabase(subject, id);
  }

  private Lookup findInDatabase(String subject, String id) throws NotionException {
    try {
      ImmutableList<DataSourceName> dataSources = api.dataSourcesOf(id);
      if (dataSources.size() == 1) {
        return usable(subject, id, api.dataSource(dataSources.get(0).id()));
      }
      if (dataSources.isEmpty()) {
        return new Lookup(
            null,
            "%s (%s) is a linked view of another database, or a database without data sources: open the original and copy its link"
                .formatted(subject, id));
      }
      List<String> described =
          dataSources.stream().map(each -> each.id() + " (" + each.name() + ")").toList();
      return new Lookup(
          null,
          "%s is a database with %s data sources: set it to one of %s"
              .formatted(subject, dataSources.size(), String.join(", ", described)));
    } catch (NotionException e) {
      if (!e.isNotFound()) {
        throw e;
      }
      return new Lookup(
          null,
          "%s (%s) was not found: check the ID, and share it with the connection"
              .formatted(subject, id));
    }
  }

  private static Lookup usable(String subject, String id, DataSourceSchema schema) {
    return schema.isInTrash()
        ? new Lookup(
            null,
            "%s (%s) is in the trash: restore it in Notion, or use the ID of its replacement"
                .formatted(subject, id))
        : new Lookup(schema, "");
  }
}
