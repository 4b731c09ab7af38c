package dev.payouts.notion.internal.api;

import dev.payouts.notion.internal.api.NotionApi.Query;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How many rows queries of each data source ask for: fewer once a query was too expensive for
 * Notion (notion-client/NOTION.md, "Reading"). Safe for use by several threads.
 */
final class PageSizes {
  /** Queries are not made smaller than this. */
  static final int LEAST = 10;

  private final Map<String, Integer> byDataSource = new ConcurrentHashMap<>();

  /** Begins a query, with the size that worked last for its data source. */
  Attempts attempts(Query query, @Nullable String cursor) {
    int known = byDataSource.getOrDefault(query.schema().id(), NotionApi.PAGE_SIZE);
    return new Attempts(query, cursor, Math.min(query.pageSize(), known));
  }

  /** The attempts at one query. For one thread. */
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

    /** Keeps the size for following queries of the data source, if it had to become smaller. */
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
