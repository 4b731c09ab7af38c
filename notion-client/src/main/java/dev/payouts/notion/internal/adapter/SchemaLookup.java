package dev.payouts.notion.internal.adapter;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.internal.api.DataSourceSchema;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.NotionApi.DataSourceName;
import dev.payouts.notion.internal.api.NotionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the schema of a data source by its own ID or by its database's. Safe for use by several
 * threads.
 *
 * @param api asks Notion
 */
public record SchemaLookup(NotionApi api) {
  /**
   * What asking for a schema found.
   *
   * @param schema the schema; null where there is none
   * @param problem a sentence that says why there is none; empty where there is one
   */
  public record Lookup(@Nullable DataSourceSchema schema, String problem) {}

  /**
   * Asks for a schema.
   *
   * @param subject what the sentence calls the ID, as in {@code data_sources.rates}
   * @throws NotionException if Notion says neither what it is nor that it is not there
   */
  public Lookup find(String subject, String id) throws NotionException {
    try {
      return usable(subject, id, api.dataSource(id));
    } catch (NotionException e) {
      if (!isNotThere(e)) {
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
            "%s, %s, is a linked view of another database, or a database without data sources: open the original and take its link"
                .formatted(subject, id));
      }
      List<String> described =
          dataSources.stream().map(each -> each.id() + " (" + each.name() + ")").toList();
      return new Lookup(
          null,
          "%s is a database with %d data sources: set it to one of %s"
              .formatted(subject, dataSources.size(), String.join(", ", described)));
    } catch (NotionException e) {
      if (!isNotThere(e)) {
        throw e;
      }
      return new Lookup(
          null,
          "%s, %s, is not found: check the ID, and share it with the connection"
              .formatted(subject, id));
    }
  }

  private static Lookup usable(String subject, String id, DataSourceSchema schema) {
    return schema.isInTrash()
        ? new Lookup(
            null,
            "%s, %s, is in the trash: restore it in Notion, or set the ID of the one that took its place"
                .formatted(subject, id))
        : new Lookup(schema, "");
  }

  /** A 404 that is not Notion's own, such as the HTML of another server, says nothing of an ID. */
  private static boolean isNotThere(NotionException e) {
    return e.status() == 404 && e.code() != null;
  }
}
