package dev.payouts.notion.sandbox.internal.requests;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.sandbox.internal.content.DataSource;
import dev.payouts.notion.sandbox.internal.content.DataSource.CreatedSpan;
import dev.payouts.notion.sandbox.internal.content.Page;
import dev.payouts.notion.sandbox.internal.content.PageState;
import dev.payouts.notion.sandbox.internal.content.Value;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The filter of a query. */
interface Filter {
  /** Matches every page. */
  Filter ALL = (page, state) -> true;

  /** Returns whether a page in a state matches. */
  boolean matches(Page page, PageState state);

  /** Returns a superset of the matching pages, if an index has one. */
  default Optional<Set<Page>> candidates() {
    return Optional.empty();
  }

  /** Returns a span that contains the creation times of all matching pages. */
  default CreatedSpan created() {
    return CreatedSpan.ALWAYS;
  }

  /** Matches if all parts match. */
  record And(ImmutableList<Filter> parts) implements Filter {
    @Override
    public boolean matches(Page page, PageState state) {
      for (Filter part : parts) {
        if (!part.matches(page, state)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public Optional<Set<Page>> candidates() {
      return parts.stream()
          .map(Filter::candidates)
          .flatMap(Optional::stream)
          .min(Comparator.comparingInt(Set::size));
    }

    @Override
    public CreatedSpan created() {
      return parts.stream().map(Filter::created).reduce(CreatedSpan.ALWAYS, CreatedSpan::and);
    }
  }

  /** Matches if any part matches. */
  record Or(ImmutableList<Filter> parts) implements Filter {
    @Override
    public boolean matches(Page page, PageState state) {
      for (Filter part : parts) {
        if (part.matches(page, state)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Optional<Set<Page>> candidates() {
      Set<Page> union = new LinkedHashSet<>();
      for (Filter part : parts) {
        Optional<Set<Page>> candidates = part.candidates();
        if (candidates.isEmpty()) {
          return Optional.empty();
        }
        union.addAll(candidates.get());
      }
      return Optional.of(union);
    }
  }

  /** A condition on a value. */
  record OnValue(int column, Predicate<@Nullable Value> condition) implements Filter {
    @Override
    public boolean matches(Page page, PageState state) {
      return condition.test(page.dataSource().value(state, column));
    }
  }

  /** A relation that contains a page; uses the index. */
  record PointsTo(DataSource dataSource, int column, UUID target) implements Filter {
    @Override
    public boolean matches(Page page, PageState state) {
      return state.value(column) instanceof Value.Links links && links.targets().contains(target);
    }

    @Override
    public Optional<Set<Page>> candidates() {
      List<Page> pages = dataSource.pointingTo(column, target);
      return Optional.of(new LinkedHashSet<>(pages));
    }
  }

  /** A condition on the creation time. */
  record OnCreation(Predicate<Page> condition, CreatedSpan created) implements Filter {
    @Override
    public boolean matches(Page page, PageState state) {
      return condition.test(page);
    }
  }
}
