package dev.payouts.notion.internal.api;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One page of a query's result, as Notion pages it.
 *
 * @param pages the rows
 * @param nextCursor where the next part begins; null where this is the last
 * @param completeness whether the query leaves rows out
 */
record QueryResult(
    ImmutableList<Page> pages, @Nullable String nextCursor, Completeness completeness) {
  private static final JsonNames FIELDS =
      JsonNames.of("results", "has_more", "next_cursor", "request_status");
  private static final JsonNames TYPE = JsonNames.of("type");

  /** Whether a query leaves rows out. */
  enum Completeness {
    /** It does not. */
    COMPLETE,
    /** There are rows that no cursor of this query leads to: it ran into the 10,000-result cap. */
    INCOMPLETE
  }

  static QueryResult read(JsonScanner json, Projection projection) throws IOException {
    ImmutableList<Page> pages = null;
    boolean hasMore = false;
    String nextCursor = null;
    String requestStatus = null;
    json.beginObject();
    while (json.hasNextName()) {
      int field = json.nextName(FIELDS);
      if (json.skipNull()) {
        continue;
      }
      if (field < 0) {
        json.skipValue();
      } else if (field == 0) {
        pages = readPages(json, projection);
      } else if (field == 1) {
        hasMore = json.nextBoolean();
      } else if (field == 2) {
        nextCursor = json.nextString();
      } else {
        requestStatus = CellReader.inner(json, TYPE);
      }
    }
    if (pages == null || (hasMore && nextCursor == null)) {
      throw new IllegalArgumentException("a result without rows, or without the cursor to more");
    }
    return new QueryResult(
        pages,
        hasMore ? nextCursor : null,
        requestStatus == null || requestStatus.equals("complete")
            ? Completeness.COMPLETE
            : Completeness.INCOMPLETE);
  }

  private static ImmutableList<Page> readPages(JsonScanner json, Projection projection)
      throws IOException {
    ImmutableList.Builder<Page> pages = ImmutableList.builder();
    json.beginArray();
    while (json.hasNextEntry()) {
      pages.add(projection.readPage(json));
    }
    return pages.build();
  }
}
