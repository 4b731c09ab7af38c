package dev.payouts.notion.internal.api;

import dev.payouts.notion.internal.api.NotionApi.Query;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The page size of queries for each data source: smaller once a query was too expensive for Notion
 * (notion-client/NOTION.md, "Reading"). Thread-safe.
 */
final class PageSizes {
  /** The minimum page size. */
  static final int LEAST = 10;

  private final Map<String, Integer> byDataSource = new ConcurrentHashMap<>();

  /** Starts a query with the size that last worked for its data source. */
  Attempts attempts(Query query, @Nullable String cursor) {
    int known = byDataSource.getOrDefault(query.schema().id(), NotionApi.PAGE_SIZE);
    return new Attempts(query, cursor, Math.min(query.pageSize(), known));
  }

  /** The attempts at one query. Not thread-safe. */
  final class Attempts implements ApiSender.Repetition {
    private final Query query;
    private final @Nullable String cursor;
    private final int firstSize;
    private int size;

    private Attempts(Query query, @Nullable String cursor, int firstSize) {
      this.query = query;
      this.cursor = cursor;
      this.firstSize = firstSize;
      this.size = firstSize;
    }

    ApiRequest first() {
      return request();
    }

    @Override
    public ApiRequest after(NotionException failure) {
      switch (failure.status()) {
        case 500, 502, 503, 504 -> size = Math.min(size, Math.max(LEAST, size / 2));
        default -> {}
      }
      return request();
    }

    /** Remembers the size for later queries of the data source if it was reduced. */
    void succeeded() {
      if (size < firstSize) {
        byDataSource.merge(query.schema().id(), size, Math::min);
      }
    }

    private ApiRequest request() {
      return query.withPageSize(size).request(cursor);
    }
  }
}
