package dev.payouts.notion.sandbox.internal;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/data_sources/{id}/query} (NOTION.md, "Reading"). */
final class QueryEndpoint {
  static final int MAX_PAGE_SIZE = 100;
  private static final Set<String> MEMBERS =
      Set.of("filter", "sorts", "page_size", "start_cursor", "in_trash", "archived", "result_type");

  private final QueryCache cache = new QueryCache();
  private final QueryLimits limits;
  private final Store store;

  QueryEndpoint(Store store, QueryLimits limits) {
    this.store = store;
    this.limits = limits;
  }

  JsonObject query(DataSource dataSource, Call call) {
    store.settle(call.now());
    JsonObject body = call.bodyOrEmpty();
    Bodies.refuseUnknown(body, MEMBERS);
    refuseUnsupported(body);
    Set<Integer> columns = FilterProperties.read(dataSource, call.parameters());
    int pageSize = pageSize(body.get("page_size"));
    SortReader sorts = new SortReader(dataSource);
    Query query =
        new Query(
            dataSource,
            new FilterReader(dataSource).read(body.get("filter")),
            sorts.read(body.get("sorts")),
            sorts.walk());
    QueryCache.Key key =
        new QueryCache.Key(
            dataSource.id(), Json.write(body.get("filter")), Json.write(body.get("sorts")));
    ImmutableList<Page> found = cache.run(key, query, limits.maxResults() + 1);
    int from = position(query, found, body.get("start_cursor"));
    return list(new Slice(found, from, limits.shown(pageSize)), call.version(), columns);
  }

  private static void refuseUnsupported(JsonObject body) {
    boolean ofTheTrash = isTrue(body.get("in_trash")) || isTrue(body.get("archived"));
    Object resultType = body.get("result_type");
    if (ofTheTrash || (resultType != null && !resultType.equals("page"))) {
      throw NotionError.validation("The sandbox queries pages that are not in the trash only.");
    }
  }

  private static boolean isTrue(@Nullable Object json) {
    return Boolean.TRUE.equals(json);
  }

  private JsonObject list(Slice slice, ApiVersion version, @Nullable Set<Integer> columns) {
    ObjectWriter writer = new ObjectWriter(version);
    int end = Math.min(slice.found.size(), limits.maxResults());
    int from = Math.min(slice.from, end);
    int to = Math.min(from + slice.size, end);
    List<JsonObject> results =
        Lists.transform(
            slice.found.subList(from, to), page -> writer.page(page, shown(page), columns));
    boolean more = to < end;
    boolean cut = slice.found.size() > end;
    boolean tell = cut && limits.tells(from == 0, !more);
    return JsonObject.of("object", "list")
        .with("results", results)
        .with("next_cursor", more ? slice.found.get(to).id : null)
        .with("has_more", more)
        .with("type", "page_or_data_source")
        .with("page_or_data_source", new JsonObject())
        .with("request_status", tell ? incomplete() : JsonObject.of("type", "complete"));
  }

  private static JsonObject incomplete() {
    return JsonObject.of("type", "incomplete")
        .with("incomplete_reason", "query_result_limit_reached");
  }

  private static PageState shown(Page page) {
    PageState state = page.shown();
    if (state == null) {
      throw new IllegalStateException("a result that queries do not see: " + page.id);
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

  /** A cursor is the ID of the next page: it holds whatever is added or trashed meanwhile. */
  private int position(Query query, ImmutableList<Page> found, @Nullable Object cursor) {
    if (cursor == null) {
      return 0;
    }
    if (!(cursor instanceof String text)) {
      throw NotionError.body("start_cursor", "a string", cursor);
    }
    UUID id = NotionIds.parse(text).orElseThrow(() -> invalidCursor(text));
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).id.equals(id)) {
        return i;
      }
    }
    Page next =
        store
            .page(id)
            .filter(page -> page.dataSource == query.dataSource())
            .orElseThrow(() -> invalidCursor(text));
    int insertion = Collections.binarySearch(found, next, query.order());
    return insertion < 0 ? -insertion - 1 : insertion;
  }

  private static NotionError invalidCursor(String text) {
    return NotionError.validation("The start_cursor provided is invalid: " + text);
  }

  private record Slice(ImmutableList<Page> found, int from, int size) {}
}
