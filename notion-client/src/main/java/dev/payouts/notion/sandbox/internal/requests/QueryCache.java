package dev.payouts.notion.sandbox.internal.requests;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.sandbox.PageSeed.Place;
import dev.payouts.notion.sandbox.internal.content.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Caches the latest results, so that the next page of a result costs nothing while the data source
 * is unchanged. Guarded by the lock.
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

  /** Returns the pages of a query, up to the limit. */
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

  /** The identity of a query: the data source, the place, and the JSON of filter and sorts. */
  record Key(UUID dataSource, Place place, String filter, String sorts) {}

  private record Result(long version, ImmutableList<Page> pages) {}
}
