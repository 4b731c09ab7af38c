package dev.payouts.notion.internal.api.rows;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One page of a query's result.
 *
 * @param pages the rows
 * @param nextCursor where the next page starts; null if this is the last
 * @param completeness whether the query omits rows
 */
public record QueryResult(
    ImmutableList<Page> pages, @Nullable String nextCursor, Completeness completeness) {
  private static final JsonReader.Options FIELDS =
      JsonReader.Options.of("results", "has_more", "next_cursor", "request_status");
  private static final JsonReader.Options TYPE = JsonReader.Options.of("type");

  /** Whether a query omits rows. */
  public enum Completeness {
    /** No rows are omitted. */
    COMPLETE,
    /** Rows are omitted, because the query reached the 10,000-result cap. */
    INCOMPLETE
  }

  /** Reads the response of a query. */
  public static QueryResult read(JsonReader json, Projection projection) throws IOException {
    ImmutableList<Page> pages = null;
    @Nullable Boolean hasMore = null;
    String nextCursor = null;
    String requestStatus = null;
    var fields = new JsonFields(json, FIELDS);
    for (int field = fields.nextPresent(); field != JsonFields.END; field = fields.nextPresent()) {
      switch (field) {
        case 0 -> pages = readPages(json, projection);
        case 1 -> hasMore = json.nextBoolean();
        case 2 -> nextCursor = JsonFields.string(json);
        default -> requestStatus = Strings.nullToEmpty(JsonFields.inner(json, TYPE));
      }
    }
    if (pages == null || hasMore == null || (hasMore && nextCursor == null)) {
      throw new IllegalArgumentException(
          "a result without rows, or that does not say whether and where there are more");
    }
    return new QueryResult(
        pages,
        hasMore ? nextCursor : null,
        requestStatus == null || requestStatus.equals("complete")
            ? Completeness.COMPLETE
            : Completeness.INCOMPLETE);
  }

  private static ImmutableList<Page> readPages(JsonReader json, Projection projection)
      throws IOException {
    ImmutableList.Builder<Page> pages = ImmutableList.builder();
    json.beginArray();
    while (json.hasNext()) {
      Page page = projection.readRow(json);
      if (page != null) {
        pages.add(page);
      }
    }
    json.endArray();
    return pages.build();
  }
}
