package dev.payouts.notion.internal.api;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.internal.api.NotionException.Failure;
import dev.payouts.notion.internal.api.NotionException.RefusedException;
import dev.payouts.notion.internal.api.rows.Cell;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import dev.payouts.notion.internal.api.rows.Page;
import dev.payouts.notion.internal.api.rows.QueryResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads complete query results: page by page, past the 10,000-result cap, and with the entries that
 * page objects cut off. Returns a complete result or throws. Thread-safe.
 */
public record QueryReader(NotionApi api) {
  /**
   * Returns every page that a query matches, without duplicates, in the order of the query.
   *
   * @throws NotionException if the result could not be read completely
   */
  public ImmutableList<Page> readAll(NotionApi.Query query) throws NotionException {
    List<Page> whole = new ArrayList<>();
    for (Page page : pages(query)) {
      whole.add(whole(page, query));
    }
    return ImmutableList.copyOf(whole);
  }

  /** Returns whether a query matches no pages. Sends one request. */
  public boolean isEmpty(NotionApi.Query query) throws NotionException {
    QueryResult result = api.query(query.withPageSize(1), null);
    return result.pages().isEmpty()
        && result.nextCursor() == null
        && result.completeness() == QueryResult.Completeness.COMPLETE;
  }

  /** Starts again if a cursor is rejected, because it has expired or its page is gone. */
  private Collection<Page> pages(NotionApi.Query query) throws NotionException {
    for (int restarts = 0; ; restarts++) {
      try {
        return pagesFromBeginning(query);
      } catch (NotionException e) {
        if (restarts == NotionApi.MAX_RESTARTS || !e.rejects(NotionApi.START_CURSOR)) {
          throw e;
        }
      }
    }
  }

  private Collection<Page> pagesFromBeginning(NotionApi.Query query) throws NotionException {
    Map<String, Page> pages = new LinkedHashMap<>();
    var cursors = new HashSet<String>();
    for (Place place = Place.BEGINNING; place != null; ) {
      Part part = partAt(query, place);
      for (Page page : part.pages()) {
        if (page.place() != Page.Place.TRASH) {
          pages.putIfAbsent(page.id(), page);
        }
      }
      place = part.next();
      if (place == null && !part.isEnd()) {
        throw unreadable(query, "more rows were created within one minute than a query returns");
      }
      if (place != null && place.cursor() == null) {
        cursors.clear(); // of another query
      } else if (place != null && !cursors.add(place.cursor())) {
        throw unreadable(query, "its cursors form a loop");
      }
    }
    return pages.values();
  }

  /**
   * Reads one part of a result, for a caller that may stop before its end. Parts may repeat rows.
   * If Notion rejects a place, the part has no rows and leads back to the start of its query; after
   * three rejections it has no next place.
   *
   * @param place where to continue; {@link Place#BEGINNING} for the first part
   */
  public Part readPart(NotionApi.Query query, Place place) throws NotionException {
    try {
      return partAt(query, place);
    } catch (NotionException e) {
      if (e.rejects(NotionApi.START_CURSOR)) {
        return new Part(ImmutableList.of(), place.again(), /* isEnd= */ false);
      }
      throw e;
    }
  }

  /** After a query that left rows out, another one continues from the latest creation time. */
  private Part partAt(NotionApi.Query query, Place place) throws NotionException {
    Instant from = place.from();
    QueryResult result = api.query(from == null ? query : query.from(from), place.cursor());
    Place reached = place.after(result, query);
    String cursor = result.nextCursor();
    if (cursor != null) {
      return new Part(result.pages(), reached.at(cursor), /* isEnd= */ false);
    }
    Place next = reached.isCutOff() ? reached.continued() : null;
    return new Part(result.pages(), next, /* isEnd= */ !reached.isCutOff());
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
   * @param next where the next part starts; null if this is the last that can be read
   * @param isEnd whether it is the last part of a complete result
   */
  public record Part(ImmutableList<Page> pages, @Nullable Place next, boolean isEnd) {}

  /**
   * A place in a result, between two parts.
   *
   * @param from the creation time at which the continuing query starts; null for the first query
   * @param cursor where that query continues; null for its beginning
   * @param isCutOff whether a part of that query reported that rows are missing
   * @param last the creation time that comes latest so far; null before the first row
   * @param restarts how often Notion has rejected a cursor so far
   */
  public record Place(
      @Nullable Instant from,
      @Nullable String cursor,
      boolean isCutOff,
      @Nullable Instant last,
      int restarts) {
    /** Before the first part. */
    public static final Place BEGINNING = new Place(null, null, /* isCutOff= */ false, null, 0);

    private Place after(QueryResult result, NotionApi.Query query) {
      Instant reached = last;
      for (Page page : result.pages()) {
        reached = reached == null ? page.createdTime() : query.later(reached, page.createdTime());
      }
      boolean leavesOut = result.completeness() == QueryResult.Completeness.INCOMPLETE;
      return new Place(from, cursor, isCutOff || leavesOut, reached, restarts);
    }

    private Place at(String next) {
      return new Place(from, next, isCutOff, last, restarts);
    }

    /** Returns the start of the continuing query; null if it would be the same query. */
    private @Nullable Place continued() {
      return last == null || last.equals(from)
          ? null
          : new Place(last, null, /* isCutOff= */ false, last, restarts);
    }

    /** Returns the start of the query whose cursor was rejected; null after too many restarts. */
    @Nullable Place again() {
      return restarts == NotionApi.MAX_RESTARTS
          ? null
          : new Place(from, null, /* isCutOff= */ false, last, restarts + 1);
    }
  }
}
