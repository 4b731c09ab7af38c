package dev.payouts.notion.sandbox.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.sandbox.PageSeed.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The latest results, so that the next page of one costs nothing as long as the data source has not
 * changed. Guarded by the lock.
 */
final class QueryCache {
  private static final int MAX_RESULTS = 32;

  private final Map<Key, Result> results =
      new LinkedHashMap<>(MAX_RESULTS, 0.75f, /* accessOrder= */ true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Result> eldest) {
          return size() > MAX_RESULTS;
        }
      };

  /** Returns a query's pages, at most as many as the limit. */
  ImmutableList<Page> run(Key key, Query query, int limit) {
    long version = query.dataSource().version();
    @Nullable Result known = results.get(key);
    if (known != null && known.version == version) {
      return known.pages;
    }
    ImmutableList<Page> pages = query.run(limit);
    results.put(key, new Result(version, pages));
    return pages;
  }

  /** What makes two queries the same: the data source, where, and the texts of both. */
  record Key(UUID dataSource, Place place, String filter, String sorts) {}

  private record Result(long version, ImmutableList<Page> pages) {}
}
