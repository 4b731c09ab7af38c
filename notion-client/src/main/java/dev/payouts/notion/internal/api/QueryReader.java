package dev.payouts.notion.internal.api;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.internal.api.NotionException.Failure;
import dev.payouts.notion.internal.api.NotionException.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole results: part by part, past the 10,000-result cap, and with the entries that page
 * objects cut off. Either complete, or an exception. Safe for use by several threads.
 */
public final class QueryReader {
  private final NotionApi api;

  /** Reads through an API. */
  public QueryReader(NotionApi api) {
    this.api = api;
  }

  /**
   * Returns every page that a query matches, the first created first, each once.
   *
   * @throws NotionException if a part could not be read, or the result cannot be completed
   */
  public ImmutableList<Page> readAll(NotionApi.Query query) throws NotionException {
    Map<String, Page> pages = new LinkedHashMap<>();
    NotionApi.Query current = query;
    @Nullable Instant from = null;
    while (readToEnd(current, pages) == QueryResult.Completeness.INCOMPLETE) {
      Instant last = lastCreated(pages);
      if (last == null || last.equals(from)) {
        throw unreadable(current, "more rows were created within one minute than a query returns");
      }
      from = last;
      current = query.createdOnOrAfter(last);
    }
    List<Page> whole = new ArrayList<>(pages.size());
    for (Page page : pages.values()) {
      whole.add(whole(page, query));
    }
    return ImmutableList.copyOf(whole);
  }

  /**
   * Reads one part of a result, for a caller that may stop before its end.
   *
   * @param cursor where to go on; null for the beginning
   */
  public Part readPart(NotionApi.Query query, @Nullable String cursor) throws NotionException {
    QueryResult result = api.query(query, cursor);
    return new Part(result.pages(), result.nextCursor());
  }

  private QueryResult.Completeness readToEnd(NotionApi.Query query, Map<String, Page> pages)
      throws NotionException {
    var completeness = QueryResult.Completeness.COMPLETE;
    var cursors = new HashSet<String>();
    @Nullable String cursor = null;
    do {
      QueryResult result = api.query(query, cursor);
      for (Page page : result.pages()) {
        if (page.place() == Page.Place.DATA_SOURCE) {
          pages.putIfAbsent(page.id(), page);
        }
      }
      if (result.completeness() == QueryResult.Completeness.INCOMPLETE) {
        completeness = QueryResult.Completeness.INCOMPLETE;
      }
      cursor = result.nextCursor();
      if (cursor != null && !cursors.add(cursor)) {
        throw unreadable(query, "its parts lead in a circle");
      }
    } while (cursor != null);
    return completeness;
  }

  private static @Nullable Instant lastCreated(Map<String, Page> pages) {
    return pages.values().stream().map(Page::createdTime).max(Instant::compareTo).orElse(null);
  }

  private Page whole(Page page, NotionApi.Query query) throws NotionException {
    List<@Nullable Cell> cells = new ArrayList<>(page.cells());
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      DataSourceSchema.Property property = query.projection().property(i);
      if (cell != null
          && cell.extent() == Cell.Extent.CUT_OFF
          && !query.leaveCutOff().contains(property.name())) {
        cells.set(i, api.property(page.id(), property.id()));
      }
    }
    return page.withCells(cells);
  }

  private static RefusedException unreadable(NotionApi.Query query, String why) {
    return new RefusedException(new Failure(query.request(null), 200, null, why, null));
  }

  /**
   * One part of a result.
   *
   * @param pages the rows
   * @param nextCursor where the next part begins; null where this is the last
   */
  public record Part(ImmutableList<Page> pages, @Nullable String nextCursor) {}
}
