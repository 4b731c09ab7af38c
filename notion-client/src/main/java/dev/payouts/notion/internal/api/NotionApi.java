package dev.payouts.notion.internal.api;

import com.google.common.base.Ascii;
import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.payouts.core.spi.CallCounter;
import dev.payouts.notion.internal.api.ApiRequest.Kind;
import dev.payouts.notion.internal.api.NotionException.OutcomeUnknownException;
import dev.payouts.notion.internal.api.rows.Cell;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import dev.payouts.notion.internal.api.rows.Filter;
import dev.payouts.notion.internal.api.rows.JsonFields;
import dev.payouts.notion.internal.api.rows.Page;
import dev.payouts.notion.internal.api.rows.Projection;
import dev.payouts.notion.internal.api.rows.PropertyItems;
import dev.payouts.notion.internal.api.rows.QueryResult;
import dev.payouts.notion.internal.api.rows.UrlPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** The endpoints of notion-client/NOTION.md, one method each. Thread-safe. */
public final class NotionApi {
  /** The maximum number of rows in a response (notion-client/NOTION.md, "Reading"). */
  public static final int PAGE_SIZE = 100;

  /** The query parameter for archived pages; some servers reject it. */
  public static final String IS_ARCHIVED = "is_archived";

  /** The query parameter for the next page; Notion rejects expired cursors. */
  public static final String START_CURSOR = "start_cursor";

  /** How often a listing restarts after its cursor is rejected. */
  static final int MAX_RESTARTS = 3;

  private static final JsonReader.Options DATA_SOURCES = JsonReader.Options.of("data_sources");
  private static final JsonReader.Options ID_AND_NAME = JsonReader.Options.of("id", "name");

  private final ApiSender sender;
  private final PageSizes pageSizes = new PageSizes();

  /** Creates a client over a sender. */
  public NotionApi(ApiSender sender) {
    this.sender = sender;
  }

  /** Returns the counter of requests sent. */
  public CallCounter calls() {
    return sender.calls();
  }

  /** Reads a schema: {@code GET /v1/data_sources/{id}}. */
  public DataSourceSchema dataSource(String id) throws NotionException {
    return sender.send(get(Kind.SCHEMA, "data_sources/" + id), DataSourceSchema::read);
  }

  /** Reads the data sources of a database: {@code GET /v1/databases/{id}}. */
  public ImmutableList<DataSourceName> dataSourcesOf(String databaseId) throws NotionException {
    return sender.send(get(Kind.SCHEMA, "databases/" + databaseId), NotionApi::readDataSources);
  }

  /**
   * Reads the owner of the token: {@code GET /v1/users/me}.
   *
   * @param clock this machine's clock, for comparison with the server's
   */
  public TokenOwner tokenOwner(Supplier<Instant> clock) throws NotionException {
    var sentAt = new AtomicReference<@Nullable Instant>();
    return sender.sendForReply(
        get(Kind.GET, "users/me"),
        (reply, json) ->
            TokenOwner.read(
                json, ClockReading.of(sentAt.get(), reply.date(), clock.get()).orElse(null)),
        Departure.noting(() -> sentAt.set(clock.get())));
  }

  /** Returns the ID of the user that the token belongs to: {@code GET /v1/users/me}. */
  public String tokenOwnerId() throws NotionException {
    return sender.send(get(Kind.GET, "users/me"), json -> TokenOwner.read(json, null).id());
  }

  /**
   * Reads one page of a query's result: {@code POST /v1/data_sources/{id}/query}.
   *
   * @param cursor where to continue; null for the beginning
   */
  QueryResult query(Query query, @Nullable String cursor) throws NotionException {
    PageSizes.Attempts attempts = pageSizes.attempts(query, cursor);
    QueryResult result =
        sender.send(attempts.first(), json -> QueryResult.read(json, query.projection()), attempts);
    attempts.succeeded();
    return result;
  }

  /**
   * Reads a page, even from the trash: {@code GET /v1/pages/{id}}. Another page, such as one from
   * the cache of a proxy, is not an answer.
   */
  public Page page(String id, Projection projection) throws NotionException {
    String path = "pages/" + UrlPath.encoded(id) + projection.queryString();
    return sender.send(get(Kind.GET, path), json -> requested(id, projection.readPage(json)));
  }

  private static Page requested(String id, Page found) {
    if (isSameId(found.id(), id)) {
      return found;
    }
    throw new IllegalArgumentException("another page than the requested one");
  }

  /** Reads all entries of a property: {@code GET /v1/pages/{id}/properties/{property_id}}. */
  Cell property(String pageId, String propertyId) throws NotionException {
    for (int restarts = 0; ; restarts++) {
      try {
        return propertyFromBeginning(pageId, propertyId);
      } catch (NotionException e) {
        if (restarts == MAX_RESTARTS || !e.rejects(START_CURSOR)) {
          throw e;
        }
      }
    }
  }

  private Cell propertyFromBeginning(String pageId, String propertyId) throws NotionException {
    String path =
        "pages/%s/properties/%s?page_size=%s"
            .formatted(UrlPath.encoded(pageId), UrlPath.encodedOnce(propertyId), PAGE_SIZE);
    PropertyItems items = PropertyItems.NONE;
    do {
      PropertyItems soFar = items;
      String cursor = soFar.nextCursor();
      String next = cursor == null ? path : path + "&start_cursor=" + UrlPath.encoded(cursor);
      items = sender.send(get(Kind.GET, next), soFar::readOn);
    } while (items.nextCursor() != null);
    return items.cell();
  }

  /**
   * Creates a page: {@code POST /v1/pages}. If Notion fails but names the page that it saved, that
   * page is read instead.
   *
   * @param departure runs before the request is sent; if it throws, the exception propagates and
   *     the create was not applied
   * @param verified the properties that the response should contain
   * @return the page as stored
   * @throws NotionException.OutcomeUnknownException if the outcome is unknown; never retried here
   */
  public Page createPage(String body, Projection verified, Departure departure)
      throws NotionException {
    try {
      return sender.send(
          new ApiRequest(Kind.CREATE, "POST", "/v1/pages" + verified.queryString(), body),
          verified::readPage,
          departure);
    } catch (OutcomeUnknownException e) {
      if (e.committedId() == null) {
        throw e;
      }
      return committedPage(e.committedId(), verified, e);
    }
  }

  /** Reads the page that a failed create saved; if that fails, the outcome stays unknown. */
  private Page committedPage(String id, Projection verified, OutcomeUnknownException failure)
      throws OutcomeUnknownException {
    try {
      return page(id, verified);
    } catch (NotionException e) {
      failure.addSuppressed(e);
      throw failure;
    }
  }

  /** IDs are equal regardless of dashes and letter case (payout-core/RULES.md). */
  public static boolean isSameId(String one, String other) {
    return Ascii.equalsIgnoreCase(one.replace("-", ""), other.replace("-", ""));
  }

  /**
   * Sets properties of a page to fixed values: {@code PATCH /v1/pages/{id}}.
   *
   * @param verified the properties that the response should contain
   * @return the page as stored
   */
  public Page updatePage(String id, String body, Projection verified) throws NotionException {
    return updatePage(id, body, verified, Departure.FREE);
  }

  /** Does the same, with a departure that is asked before each attempt. */
  public Page updatePage(String id, String body, Projection verified, Departure departure)
      throws NotionException {
    String path = "/v1/pages/" + UrlPath.encoded(id) + verified.queryString();
    return sender.send(
        new ApiRequest(Kind.UPDATE, "PATCH", path, body),
        json -> requested(id, verified.readPage(json)),
        departure);
  }

  private static ApiRequest get(Kind kind, String path) {
    return new ApiRequest(kind, "GET", "/v1/" + path, null);
  }

  private static ImmutableList<DataSourceName> readDataSources(JsonReader json) throws IOException {
    ImmutableList.Builder<DataSourceName> dataSources = ImmutableList.builder();
    var fields = new JsonFields(json, DATA_SOURCES);
    while (fields.next() != JsonFields.END) {
      json.beginArray();
      while (json.hasNext()) {
        dataSources.add(readDataSource(json));
      }
      json.endArray();
    }
    return dataSources.build();
  }

  private static DataSourceName readDataSource(JsonReader json) throws IOException {
    @Nullable String[] found = new @Nullable String[2];
    var fields = new JsonFields(json, ID_AND_NAME);
    for (int field = fields.next(); field != JsonFields.END; field = fields.next()) {
      found[field] = JsonFields.stringOrNull(json);
    }
    return new DataSourceName(Strings.nullToEmpty(found[0]), Strings.nullToEmpty(found[1]));
  }

  /**
   * A data source of a database.
   *
   * @param id its ID
   * @param name its name
   */
  public record DataSourceName(String id, String name) {}

  /**
   * A query of a data source.
   *
   * @param schema the data source
   * @param filter the pages; null for all
   * @param projection the properties to return
   * @param order the order by creation time
   * @param leaveCutOff the properties that need only the entries in a page object
   * @param scope live or archived pages
   * @param pageSize the maximum number of rows per response, from 1 to {@value #PAGE_SIZE}
   */
  public record Query(
      DataSourceSchema schema,
      @Nullable Filter filter,
      Projection projection,
      Order order,
      ImmutableSet<String> leaveCutOff,
      Scope scope,
      int pageSize) {
    /**
     * Creates a query of pages that are not archived.
     *
     * @param schema the data source
     * @param filter the pages; null for all
     * @param projection the properties to return
     * @param order the order by creation time
     * @param leaveCutOff the properties that need only the entries in a page object
     */
    public Query(
        DataSourceSchema schema,
        @Nullable Filter filter,
        Projection projection,
        Order order,
        ImmutableSet<String> leaveCutOff) {
      this(schema, filter, projection, order, leaveCutOff, Scope.LIVE, PAGE_SIZE);
    }

    /** Returns this query with another scope. */
    public Query in(Scope other) {
      return new Query(schema, filter, projection, order, leaveCutOff, other, pageSize);
    }

    /** Returns this query with another page size. */
    Query withPageSize(int rows) {
      return new Query(schema, filter, projection, order, leaveCutOff, scope, rows);
    }

    /** Returns this query continued from a creation time, inclusive, in its order. */
    Query from(Instant time) {
      var onward = new Filter.Created(order.onward, time);
      Filter rest = filter == null ? onward : filter.and(onward);
      return new Query(schema, rest, projection, order, leaveCutOff, scope, pageSize);
    }

    /** Returns the creation time that comes later in the order of this query. */
    Instant later(Instant one, Instant other) {
      boolean isOther = order == Order.OLDEST_FIRST ? other.isAfter(one) : other.isBefore(one);
      return isOther ? other : one;
    }

    ApiRequest request(@Nullable String cursor) {
      String path = "/v1/data_sources/" + schema.id() + "/query" + projection.queryString();
      return new ApiRequest(Kind.QUERY, "POST", path, body(cursor));
    }

    private String body(@Nullable String cursor) {
      Buffer buffer = new Buffer();
      try (JsonWriter json = JsonWriter.of(buffer)) {
        json.beginObject();
        if (filter != null) {
          json.name("filter");
          filter.write(json, schema);
        }
        json.name("sorts").beginArray().beginObject();
        json.name("timestamp").value("created_time").name("direction").value(order.word());
        json.endObject().endArray();
        if (scope == Scope.ARCHIVED) {
          json.name(IS_ARCHIVED).value(true);
        }
        json.name("result_type").value("page").name("page_size").value(pageSize);
        if (cursor != null) {
          json.name(START_CURSOR).value(cursor);
        }
        json.endObject();
      } catch (IOException e) {
        throw new UncheckedIOException("a buffer in memory failed", e);
      }
      return buffer.readUtf8();
    }

    /** The part of a data source that is queried (notion-client/NOTION.md, "Reading"). */
    public enum Scope {
      /** The pages that are not archived. */
      LIVE,
      /** The archived pages only. */
      ARCHIVED
    }

    /** The order of pages by creation time. */
    public enum Order {
      /** Oldest first. */
      OLDEST_FIRST("ascending", "on_or_after"),
      /** Newest first. */
      NEWEST_FIRST("descending", "on_or_before");

      private final String word;
      private final String onward;

      Order(String word, String onward) {
        this.word = word;
        this.onward = onward;
      }

      String word() {
        return word;
      }
    }
  }
}
