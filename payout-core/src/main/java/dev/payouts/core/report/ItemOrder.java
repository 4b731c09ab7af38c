package dev.payouts.core.report;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Item;
import dev.payouts.core.RunReport;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.report.internal.DisplayText;
import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;

/**
 * The order of the items of a run, the same in every table: what needs attention first, then by
 * contractor.
 */
final class ItemOrder {
  private final RunReport run;
  private final ImmutableSet<PayableId> duplicates;

  ItemOrder(RunReport run) {
    this.run = run;
    this.duplicates =
        run.duplicates().stream().map(RunReport.Duplicate::payable).collect(toImmutableSet());
  }

  /** The most urgent first. */
  enum Priority {
    FAILED,
    SEVERAL_PAYOUTS,
    WARNING,
    DONE,
    SKIPPED;

    /** Returns 0 for the most urgent, and so on. */
    int place() {
      return compareTo(FAILED);
    }
  }

  /** Returns the items in order. */
  ImmutableList<Item> items() {
    Collator byName = Collator.getInstance(Locale.ROOT); // not thread-safe
    return run.items().stream()
        .sorted(
            Comparator.comparing(this::priority)
                .thenComparing(ItemOrder::name, byName)
                .thenComparing(DisplayText::label))
        .collect(toImmutableList());
  }

  /** Returns the name to sort by. Collators put the letter Đ after Z; readers look for it at D. */
  private static String name(Item item) {
    return DisplayText.contractor(item).replace('Đ', 'D').replace('đ', 'd');
  }

  Priority priority(Item item) {
    return switch (item.status()) {
      case FAILED -> Priority.FAILED;
      case CREATED, PLANNED, SKIPPED -> {
        if (isDuplicate(item)) {
          yield Priority.SEVERAL_PAYOUTS;
        }
        if (!item.warnings().isEmpty()) {
          yield Priority.WARNING;
        }
        yield item.reason() == null ? Priority.DONE : Priority.SKIPPED;
      }
    };
  }

  /** Tells whether the payable of an item has several live payouts. */
  boolean isDuplicate(Item item) {
    return duplicates.contains(item.payable());
  }
}
