package dev.payouts.notion.sandbox.internal.requests;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import com.google.common.collect.Sets;
import dev.payouts.notion.sandbox.PageSeed.Place;
import dev.payouts.notion.sandbox.internal.content.DataSource;
import dev.payouts.notion.sandbox.internal.content.ObjectWriter;
import dev.payouts.notion.sandbox.internal.content.Page;
import dev.payouts.notion.sandbox.internal.content.PageState;
import dev.payouts.notion.sandbox.internal.content.RenderedPages;
import dev.payouts.notion.sandbox.internal.content.Store;
import dev.payouts.notion.sandbox.internal.wire.ApiVersion;
import dev.payouts.notion.sandbox.internal.wire.Json;
import dev.payouts.notion.sandbox.internal.wire.JsonObject;
import dev.payouts.notion.sandbox.internal.wire.NotionError;
import dev.payouts.notion.sandbox.internal.wire.NotionIds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/data_sources/{id}/query} (notion-client/NOTION.md, "Reading"). */
final class QueryEndpoint {
  static final int MAX_PAGE_SIZE = 100;
  private static final Set<String> MEMBERS =
      Set.of(
          "filter",
          "sorts",
          "page_size",
          "start_cursor",
          "in_trash",
          "archived",
          "is_archived",
          "result_type");
  private static final Set<String> MEMBERS_WITHOUT_ARCHIVE =
      Sets.difference(MEMBERS, Set.of("is_archived")).immutableCopy();

  private final QueryCache cache = new QueryCache();
  private final QueryLimits limits;
  private final Store store;
  private final RenderedPages rendered;

  QueryEndpoint(Store store, QueryLimits limits) {
    this.store = store;
    this.rendered = new RenderedPages(store);
    this.limits = limits;
  }

  JsonObject query(DataSource dataSource, Call call) {
    store.resolve(call.now());
    JsonObject body = call.bodyOrEmpty();
    Bodies.refuseUnknown(body, limits.hasArchive() ? MEMBERS : MEMBERS_WITHOUT_ARCHIVE);
    refuseUnsupported(body);
    Set<Integer> columns = FilterProperties.read(dataSource, call.parameters());
    int pageSize = pageSize(body.get("page_size"));
    Place place = isTrue(body, "is_archived") ? Place.ARCHIVE : Place.LIVE;
    SortReader sorts = new SortReader(dataSource);
    Query query =
        new Query(
            dataSource,
            place,
            new FilterReader(dataSource).read(body.get("filter")),
            sorts.read(body.get("sorts")),
            sorts.walk());
    QueryCache.Key key =
        new QueryCache.Key(
            dataSource.id(), place, Json.write(body.get("filter")), Json.write(body.get("sorts")));
    ImmutableList<Page> found = cache.run(key, query, limits.maxResults() + 1);
    int from = position(query, found, body.get("start_cursor"));
    List<DataSource> wikiRows =
        from == 0 && place == Place.LIVE && !body.has("result_type")
            ? dataSource.wikiRows()
            : ImmutableList.of();
    int size = Math.max(1, limits.shown(pageSize) - wikiRows.size());
    return list(new Slice(found, from, size, wikiRows), call.version(), columns);
  }

  private static void refuseUnsupported(JsonObject body) {
    boolean ofTheTrash = isTrue(body, "in_trash") || isTrue(body, "archived");
    Object resultType = body.get("result_type");
    if (ofTheTrash || (resultType != null && !resultType.equals("page"))) {
      throw NotionError.validation("The sandbox queries pages that are not in the trash only.");
    }
  }

  private static boolean isTrue(JsonObject body, String member) {
    Object json = body.get(member);
    if (json != null && !(json instanceof Boolean)) {
      throw NotionError.body(member, "a boolean or `undefined`", json);
    }
    return Boolean.TRUE.equals(json);
  }

  private JsonObject list(Slice slice, ApiVersion version, @Nullable Set<Integer> columns) {
    ObjectWriter writer = new ObjectWriter(version, store);
    int end = Math.min(slice.found.size(), limits.maxResults());
    int from = Math.min(slice.from, end);
    int to = Math.min(from + slice.size, end);
    List<Object> results = new ArrayList<>(Lists.transform(slice.wikiRows, writer::dataSource));
    for (Page page : slice.found.subList(from, to)) {
      results.add(rendered.page(page, shown(page), columns, version));
    }
    boolean more = to < end;
    boolean cut = slice.found.size() > end;
    boolean tell = cut && limits.tells(from == 0, !more);
    JsonObject list =
        JsonObject.of("object", "list")
            .with("results", results)
            .with("next_cursor", more ? slice.found.get(to).id() : null)
            .with("has_more", more)
            .with("type", "page_or_data_source")
            .with("page_or_data_source", new JsonObject());
    return tell ? list.with("request_status", incomplete()) : list;
  }

  private static JsonObject incomplete() {
    return JsonObject.of("type", "incomplete")
        .with("incomplete_reason", "query_result_limit_reached");
  }

  private static PageState shown(Page page) {
    PageState state = page.shown();
    if (state == null) {
      throw new IllegalStateException("a result that queries do not see: " + page.id());
    }
    return state;
  }

  private static int pageSize(@Nullable Object json) {
    if (json == null) {
      return MAX_PAGE_SIZE;
    }
    if (!(json instanceof BigDecimal number)) {
      throw NotionError.body("page_size", "a number", json);
    }
    if (number.compareTo(BigDecimal.ONE) < 0) {
      throw NotionError.body("page_size", "≥ `1`", number);
    }
    if (number.compareTo(BigDecimal.valueOf(MAX_PAGE_SIZE)) > 0) {
      throw NotionError.body("page_size", "≤ `" + MAX_PAGE_SIZE + "`", number);
    }
    return number.intValue();
  }

  /** A cursor is the ID of the next page, so it stays valid when pages are added or trashed. */
  private int position(Query query, ImmutableList<Page> found, @Nullable Object cursor) {
    if (cursor == null) {
      return 0;
    }
    if (!(cursor instanceof String text)) {
      throw NotionError.body("start_cursor", "a string", cursor);
    }
    UUID id = NotionIds.parse(text).orElseThrow(() -> invalidCursor(text));
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).id().equals(id)) {
        return i;
      }
    }
    Page next =
        store
            .page(id)
            .filter(page -> page.dataSource() == query.dataSource())
            .orElseThrow(() -> invalidCursor(text));
    int insertion = Collections.binarySearch(found, next, query.order());
    return insertion < 0 ? -insertion - 1 : insertion;
  }

  static NotionError invalidCursor(String text) {
    return NotionError.validation("The start_cursor provided is invalid: " + text);
  }

  private record Slice(ImmutableList<Page> found, int from, int size, List<DataSource> wikiRows) {}
}
