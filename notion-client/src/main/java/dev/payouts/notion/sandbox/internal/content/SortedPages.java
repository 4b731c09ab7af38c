package dev.payouts.notion.sandbox.internal.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Pages in a fixed order, sorted lazily. Guarded by the lock. */
final class SortedPages {
  private final List<Page> pages = new ArrayList<>();
  private final Comparator<Page> order;
  private boolean sorted = true;

  SortedPages(Comparator<Page> order) {
    this.order = order;
  }

  void add(Page page) {
    sorted = sorted && (pages.isEmpty() || order.compare(pages.get(pages.size() - 1), page) < 0);
    pages.add(page);
  }

  void remove(Page page) {
    pages.remove(page);
  }

  List<Page> inOrder() {
    if (!sorted) {
      pages.sort(order); // nearly sorted except for the latest pages, so close to linear
      sorted = true;
    }
    return Collections.unmodifiableList(pages);
  }
}
