package dev.payouts.notion.sandbox.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Pages in an order that never changes; sorted when they are asked for. Guarded by the lock. */
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
      pages.sort(order); // nearly sorted but for the latest, so close to linear
      sorted = true;
    }
    return Collections.unmodifiableList(pages);
  }
}
