package dev.payouts.notion.internal.adapter;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.RunAbortedException;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.internal.api.NotionApi;
import dev.payouts.notion.internal.api.NotionApi.Query;
import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.api.QueryReader;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import dev.payouts.notion.internal.api.rows.Filter;
import dev.payouts.notion.internal.api.rows.Page;
import dev.payouts.notion.internal.api.rows.Projection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of the workspace's data sources, completely or not at all. Reads a schema again if it
 * proves outdated. Thread-safe.
 */
final class WorkspaceReader {
  /** How often a data source may change during a query. */
  private static final int MAX_SCHEMA_CHANGES = 3;

  private final NotionApi api;
  private final QueryReader queries;
  private final Schemas schemas;
  private final WorkspaceConfig config;

  WorkspaceReader(NotionApi api, Schemas schemas, WorkspaceConfig config) {
    this.api = api;
    this.queries = new QueryReader(api);
    this.schemas = schemas;
    this.config = config;
  }

  /**
   * Returns every row of a selection, oldest first.
   *
   * @throws RunAbortedException if they could not be read completely
   */
  ImmutableList<Row> rows(Selection selection) {
    try {
      return bySchema(selection, query -> toRows(queries.readAll(query)));
    } catch (NotionException e) {
      throw FailureTexts.reading(Requirements.describe(selection.dataSource()), e);
    }
  }

  /**
   * Returns the next rows of a selection, for a caller that may stop before its end.
   *
   * @param place where to continue
   */
  Part part(Selection selection, QueryReader.Place place) throws NotionException {
    return bySchema(
        selection,
        query -> {
          QueryReader.Part part = queries.readPart(query, place);
          return new Part(toRows(part.pages()), part.next());
        });
  }

  /**
   * Returns whether a selection matches no rows. Sends one request.
   *
   * @throws NotionException if the request fails
   */
  boolean isEmpty(Selection selection) throws NotionException {
    return bySchema(selection, queries::isEmpty);
  }

  /** Reads, and reads again with a new schema if an outdated one caused the error. */
  private <T> T bySchema(Selection selection, Reading<T> reading) throws NotionException {
    for (int changes = 0; ; changes++) {
      DataSourceSchema schema = schemas.get(selection.dataSource());
      try {
        return reading.read(query(selection, schema));
      } catch (NotionException e) {
        if (!mayBeAboutSchema(e) || !mayReplace(changes, selection.dataSource(), schema)) {
          throw e;
        }
      } catch (Page.PropertyGoneException e) {
        if (!mayReplace(changes, selection.dataSource(), schema)) {
          throw FailureTexts.changing(Requirements.describe(selection.dataSource()), e);
        }
      } catch (Page.PartialPageException e) {
        throw FailureTexts.withoutContent(Requirements.describe(selection.dataSource()), e);
      }
    }
  }

  /**
   * Returns one page, even from the trash.
   *
   * @throws Page.PropertyGoneException if it lacks a property, for example in another data source
   */
  Row row(DataSourceKey dataSource, List<PropertyKey> wanted, String id) throws NotionException {
    for (int changes = 0; ; changes++) {
      DataSourceSchema schema = schemas.get(dataSource);
      Page page = api.page(id, projection(wanted, schema));
      try {
        page.requireEveryCell();
        return new Row(page, config);
      } catch (Page.PropertyGoneException e) {
        if (!mayReplace(changes, dataSource, schema)) {
          throw e;
        }
      } catch (Page.PartialPageException e) {
        throw FailureTexts.withoutContent(Requirements.describe(dataSource), e);
      }
    }
  }

  /**
   * Returns one page, even from the trash or another data source. Only the data source that Notion
   * names as its parent proves that it was moved: a read may be refused for other reasons, and a
   * copy of a data source may have the same property IDs.
   *
   * @param shown the one property that a moved page may have, too
   */
  Located locate(DataSourceKey dataSource, List<PropertyKey> wanted, PropertyKey shown, String id)
      throws NotionException {
    for (int changes = 0; ; changes++) {
      DataSourceSchema schema = schemas.get(dataSource);
      try {
        Row row = row(dataSource, wanted, id);
        return new Located(row, isElsewhere(row.page(), schema));
      } catch (NotionException e) {
        if (e.status() != 400) {
          throw e;
        }
        Page page = anywhere(schema, shown, id);
        if (isElsewhere(page, schema) || page.place() == Page.Place.HIDDEN) {
          return new Located(new Row(page, config), /* isMoved= */ true);
        }
        if (!mayReplace(changes, dataSource, schema)) {
          throw e;
        }
      } catch (Page.PropertyGoneException e) {
        Page page = anywhere(schema, shown, id);
        if (!isElsewhere(page, schema)) {
          throw FailureTexts.changing(Requirements.describe(dataSource), e);
        }
        return new Located(new Row(page, config), /* isMoved= */ true);
      }
    }
  }

  private Page anywhere(DataSourceSchema schema, PropertyKey shown, String id)
      throws NotionException {
    return api.page(id, projection(List.of(shown), schema).ofAnyDataSource());
  }

  private static boolean isElsewhere(Page page, DataSourceSchema schema) {
    String parent = page.dataSource();
    return parent != null && !NotionApi.isSameId(parent, schema.id());
  }

  private static boolean mayBeAboutSchema(NotionException e) {
    return e.status() == 404
        || (e.status() == 400
            && !e.rejects(NotionApi.IS_ARCHIVED)
            && !e.rejects(NotionApi.START_CURSOR));
  }

  private boolean mayReplace(int changes, DataSourceKey dataSource, DataSourceSchema schema) {
    return changes < MAX_SCHEMA_CHANGES && schemas.replace(dataSource, schema);
  }

  private ImmutableList<Row> toRows(List<Page> pages) {
    ImmutableList.Builder<Row> rows = ImmutableList.builderWithExpectedSize(pages.size());
    for (Page page : pages) {
      page.requireEveryCell();
      rows.add(new Row(page, config));
    }
    return rows.build();
  }

  private Query query(Selection selection, DataSourceSchema schema) {
    Query query =
        new Query(
            schema,
            selection.filter(),
            projection(selection.wanted(), schema),
            selection.order(),
            selection.leaveCutOff().stream()
                .map(config.names()::property)
                .collect(ImmutableSet.toImmutableSet()));
    return query.in(selection.scope());
  }

  private Projection projection(List<PropertyKey> wanted, DataSourceSchema schema) {
    return Projection.of(schema, wanted.stream().map(config.names()::property).toList());
  }

  /**
   * The rows and properties to read from a data source.
   *
   * @param filter the rows; null for all
   * @param wanted the properties
   * @param order the order by creation time
   * @param leaveCutOff the properties that need only their first entries
   * @param scope live or archived pages
   */
  record Selection(
      DataSourceKey dataSource,
      @Nullable Filter filter,
      ImmutableList<PropertyKey> wanted,
      Query.Order order,
      ImmutableSet<PropertyKey> leaveCutOff,
      Query.Scope scope) {
    /** Selects rows that are not archived. */
    Selection(
        DataSourceKey dataSource,
        @Nullable Filter filter,
        ImmutableList<PropertyKey> wanted,
        Query.Order order,
        ImmutableSet<PropertyKey> leaveCutOff) {
      this(dataSource, filter, wanted, order, leaveCutOff, Query.Scope.LIVE);
    }

    /** Selects rows of a data source with all entries of their properties, oldest first. */
    static Selection of(
        DataSourceKey dataSource, @Nullable Filter filter, ImmutableList<PropertyKey> wanted) {
      return new Selection(dataSource, filter, wanted, Query.Order.OLDEST_FIRST, ImmutableSet.of());
    }

    /** Returns this selection with another scope. */
    Selection in(Query.Scope other) {
      return new Selection(dataSource, filter, wanted, order, leaveCutOff, other);
    }
  }

  /**
   * A page that was read by its ID.
   *
   * @param row its properties; of a moved page perhaps only one, or none
   * @param isMoved whether it is in another place than its data source, or hidden
   */
  record Located(Row row, boolean isMoved) {}

  /** Reads the result of a query. */
  @FunctionalInterface
  private interface Reading<T> {
    T read(Query query) throws NotionException;
  }

  /**
   * Some rows of a selection.
   *
   * @param rows the rows
   * @param next where the next rows start; null if there are no more
   */
  record Part(ImmutableList<Row> rows, QueryReader.@Nullable Place next) {}
}
