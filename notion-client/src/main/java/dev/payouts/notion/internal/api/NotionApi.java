package dev.payouts.notion.internal.api;

import com.google.common.base.Ascii;
import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.payouts.core.CallCounter;
import dev.payouts.notion.internal.api.ApiRequest.Kind;
import dev.payouts.notion.internal.api.NotionException.OutcomeUnknownException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** The endpoints of notion-client/NOTION.md, one method each. Safe for use by several threads. */
public final class NotionApi {
  /** The most rows that one answer holds (notion-client/NOTION.md, "Reading"). */
  public static final int PAGE_SIZE = 100;

  /** The parameter that asks a query for archived pages; some servers reject it. */
  public static final String IS_ARCHIVED = "is_archived";

  /** The parameter that asks a query to go on; Notion rejects one that has expired. */
  public static final String START_CURSOR = "start_cursor";

  /** How often a listing starts again whose cursor is rejected. */
  static final int MAX_RESTARTS = 3;

  private static final JsonReader.Options DATA_SOURCES = JsonReader.Options.of("data_sources");
  private static final JsonReader.Options ID_AND_NAME = JsonReader.Options.of("id", "name");

  private final ApiSender sender;
  private final PageSizes pageSizes = new PageSizes();

  /** Sends through a sender. */
  public NotionApi(ApiSender sender) {
    this.sender = sender;
  }

  /** Returns the count of what was sent. */
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
   * Asks whom the token stands for: {@code GET /v1/users/me}.
   *
   * @param clock this machine's clock, to be compared with the server's
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

  /**
   * Reads one part of a query's result: {@code POST /v1/data_sources/{id}/query}.
   *
   * @param cursor where to go on; null for the beginning
   */
  QueryResult query(Query query, @Nullable String cursor) throws NotionException {
    PageSizes.Attempts attempts = pageSizes.attempts(query, cursor);
    QueryResult result =
        sender.send(attempts.first(), json -> QueryResult.read(json, query.projection()), attempts);
    attempts.succeeded();
    return result;
  }

  /** Reads one page, also from the trash: {@code GET /v1/pages/{id}}. */
  public Page page(String id, Projection projection) throws NotionException {
    String path = "pages/" + UrlPath.encoded(id) + projection.queryString();
    return sender.send(get(Kind.GET, path), projection::readPage);
  }

  /** Reads all of a property: {@code GET /v1/pages/{id}/properties/{property_id}}. */
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
        "pages/%s/properties/%s?page_size=%d"
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
   * Creates a page: {@code POST /v1/pages}. Where Notion fails and names the page that it saved
   * nevertheless, that page is read instead.
   *
   * @param departure is asked before the request leaves; what it throws is thrown on, and nothing
   *     was carried out then
   * @param verified the properties that the answer is to show
   * @return the page as it is stored
   * @throws NotionException.OutcomeUnknownException if nobody knows; never repeated here
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

  /** Reads the page that a failed create has saved; the outcome stays unknown if that fails. */
  private Page committedPage(String id, Projection verified, OutcomeUnknownException failure)
      throws OutcomeUnknownException {
    try {
      Page found = page(id, verified);
      if (isSameId(found.id(), id)) {
        return found;
      }
    } catch (NotionException e) {
      failure.addSuppressed(e);
    }
    throw failure;
  }

  /** IDs are compared without regard to dashes and letter case (payout-core/RULES.md). */
  private static boolean isSameId(String one, String other) {
    return Ascii.equalsIgnoreCase(one.replace("-", ""), other.replace("-", ""));
  }

  /**
   * Sets properties of a page to fixed values: {@code PATCH /v1/pages/{id}}.
   *
   * @param verified the properties that the answer is to show
   * @return the page as it is stored
   */
  public Page updatePage(String id, String body, Projection verified) throws NotionException {
    String path = "/v1/pages/" + UrlPath.encoded(id) + verified.queryString();
    return sender.send(new ApiRequest(Kind.UPDATE, "PATCH", path, body), verified::readPage);
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
   * What is asked of a data source.
   *
   * @param schema the data source
   * @param filter which pages
   * @param projection which properties of them
   * @param order by which time of creation
   * @param leaveCutOff the properties of which the entries that a page object shows are enough
   * @param scope which partition of the data source
   * @param pageSize how many rows one answer may hold, from 1 to {@value #PAGE_SIZE}
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
     * Asks for all pages that are not archived.
     *
     * @param schema the data source
     * @param filter which pages
     * @param projection which properties of them
     * @param order by which time of creation
     * @param leaveCutOff the properties of which the entries that a page object shows are enough
     */
    public Query(
        DataSourceSchema schema,
        @Nullable Filter filter,
        Projection projection,
        Order order,
        ImmutableSet<String> leaveCutOff) {
      this(schema, filter, projection, order, leaveCutOff, Scope.LIVE, PAGE_SIZE);
    }

    /** Returns this for another partition. */
    public Query in(Scope other) {
      return new Query(schema, filter, projection, order, leaveCutOff, other, pageSize);
    }

    /** Returns this with at most so many rows an answer. */
    Query withPageSize(int rows) {
      return new Query(schema, filter, projection, order, leaveCutOff, scope, rows);
    }

    /** Returns this, from a time of creation on in its order, with that time. */
    Query from(Instant time) {
      var onward = new Filter.Created(order.onward, time);
      Filter rest = filter == null ? onward : filter.and(onward);
      return new Query(schema, rest, projection, order, leaveCutOff, scope, pageSize);
    }

    /** Returns which of two times of creation comes later in this order. */
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

    /** Which partition of a data source is asked (notion-client/NOTION.md, "Reading"). */
    public enum Scope {
      /** The pages that are not archived. */
      LIVE,
      /** The archived pages only. */
      ARCHIVED
    }

    /** By which time of creation pages are sorted. */
    public enum Order {
      /** The first created first. */
      OLDEST_FIRST("ascending", "on_or_after"),
      /** The last created first. */
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
