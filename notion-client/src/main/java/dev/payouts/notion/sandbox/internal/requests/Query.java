package dev.payouts.notion.sandbox.internal.requests;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Ordering;
import dev.payouts.notion.sandbox.PageSeed.Place;
import dev.payouts.notion.sandbox.internal.content.DataSource;
import dev.payouts.notion.sandbox.internal.content.DataSource.CreatedSpan;
import dev.payouts.notion.sandbox.internal.content.Page;
import dev.payouts.notion.sandbox.internal.content.PageState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A parsed and validated query.
 *
 * @param dataSource the data source
 * @param place the place of the pages
 * @param filter the filter
 * @param order the order, total
 * @param walk how to get the order without sorting
 */
record Query(DataSource dataSource, Place place, Filter filter, Comparator<Page> order, Walk walk) {
  /** How to get the order without sorting. */
  enum Walk {
    /** The order is by creation time. */
    BY_CREATION,
    /** The order is scattered. */
    SCATTERED,
    /** Sorting is needed. */
    SORT
  }

  /** Returns the matching pages in order, up to the limit. */
  ImmutableList<Page> run(int limit) {
    Optional<Set<Page>> candidates = filter.candidates();
    CreatedSpan span = filter.created();
    boolean anyTime = span.equals(CreatedSpan.ALWAYS);
    if (candidates.isEmpty() && walk == Walk.BY_CREATION) {
      return firstMatches(dataSource.createdWithin(span), limit);
    }
    if (candidates.isEmpty() && walk == Walk.SCATTERED && anyTime) {
      return firstMatches(dataSource.scattered(), limit);
    }
    Collection<Page> source =
        candidates.isPresent() ? candidates.get() : dataSource.createdWithin(span);
    List<Page> matches = firstMatches(source, Integer.MAX_VALUE);
    return ImmutableList.copyOf(Ordering.from(order).leastOf(matches, limit));
  }

  private ImmutableList<Page> firstMatches(Collection<Page> source, int limit) {
    List<Page> matches = new ArrayList<>();
    for (Page page : source) {
      PageState state = page.shown();
      if (state != null && state.place() == place && filter.matches(page, state)) {
        matches.add(page);
        if (matches.size() == limit) {
          break;
        }
      }
    }
    return ImmutableList.copyOf(matches);
  }
}
