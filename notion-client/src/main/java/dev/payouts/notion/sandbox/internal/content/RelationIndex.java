package dev.payouts.notion.sandbox.internal.content;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An index of a relation property, from targets to the pages that contain them. Guarded by the
 * lock.
 */
final class RelationIndex {
  /**
   * A single page, or a list of several: most targets have one page, and a list for each would need
   * more memory.
   */
  private final Map<UUID, Object> pagesByTarget = new HashMap<>();

  void add(Page page, @Nullable Value value) {
    for (UUID target : targets(value)) {
      pagesByTarget.merge(target, page, (known, added) -> append(known, page));
    }
  }

  void remove(Page page, @Nullable Value value) {
    for (UUID target : targets(value)) {
      pagesByTarget.computeIfPresent(target, (key, known) -> without(known, page));
    }
  }

  /** Returns the pages whose relation contains a target, in no particular order. */
  List<Page> pointingTo(UUID target) {
    Object known = pagesByTarget.get(target);
    return known == null ? ImmutableList.of() : ImmutableList.copyOf(pages(known));
  }

  private static Object append(Object known, Page page) {
    List<Page> pages = pages(known);
    if (known instanceof Page) {
      pages = new ArrayList<>(pages);
    }
    if (pages.get(pages.size() - 1) != page) { // a relation may contain a target twice
      pages.add(page);
    }
    return pages;
  }

  private static @Nullable Object without(Object known, Page page) {
    if (known instanceof Page) {
      return known == page ? null : known;
    }
    List<Page> pages = pages(known);
    pages.remove(page);
    return pages.isEmpty() ? null : pages;
  }

  @SuppressWarnings("unchecked") // anything but a page is a list created by append()
  private static List<Page> pages(Object known) {
    return known instanceof Page page ? ImmutableList.of(page) : (List<Page>) known;
  }

  private static ImmutableList<UUID> targets(@Nullable Value value) {
    return value instanceof Value.Links links ? links.targets() : ImmutableList.of();
  }
}
