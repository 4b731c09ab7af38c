package dev.payouts.cli.internal;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dev.payouts.core.Comparison;
import dev.payouts.core.Money;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunReport.Waiting;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a run came upon beside its items, as lines for a person. */
final class FindingsText {
  /** Enough to be looked at one by one; the rest is in the JSON. */
  private static final int MAX_SHOWN = 20;

  private FindingsText() {}

  /** Returns the unpaid orders of earlier months; no line if there are none. */
  static ImmutableList<String> waiting(ImmutableList<Waiting> waiting) {
    if (waiting.isEmpty()) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    lines.add(
        Words.count(waiting.size(), "unpaid order", "unpaid orders")
            + " of earlier months; run again with their month:");
    for (Waiting order : Iterables.limit(waiting, MAX_SHOWN)) {
      String name = order.label().isBlank() ? "" : order.label() + ", ";
      Money money = order.money();
      String pays = money == null ? "would fail" : Words.money(money);
      lines.add(order.month() + "  " + name + order.source() + ": " + pays);
    }
    return lines.addAll(further(waiting.size())).build();
  }

  /** Returns what changed since the last comparable runs; no line without any. */
  static ImmutableList<String> comparison(RunReport run) {
    Comparison comparison = run.findings().comparison();
    if (comparison == null) {
      return ImmutableList.of();
    }
    String variance = comparison.variancePercent().toPlainString();
    String beside = " than " + variance + " % since the last run, " + comparison.runIds().get(0);
    if (comparison.changes().isEmpty()) {
      return ImmutableList.of("Nobody is new or gone, and no amount moved by more" + beside + ".");
    }
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    lines.add("New, gone, or moved by more" + beside + ":");
    for (Comparison.Change change : Iterables.limit(comparison.changes(), MAX_SHOWN)) {
      lines.add(line(change));
    }
    return lines.addAll(further(comparison.changes().size())).build();
  }

  private static String line(Comparison.Change change) {
    String name = change.contractorName();
    String who = name == null || name.isBlank() ? change.contractor().value() : name;
    return switch (change.kind()) {
      case NEW -> who + " is new: " + amount(change.after());
      case GONE -> who + " is gone, was paid " + amount(change.before());
      case MOVED ->
          who
              + ": "
              + amount(change.before())
              + " before, "
              + amount(change.after())
              + " now"
              + causes(change);
    };
  }

  private static String amount(@Nullable Money money) {
    return money == null ? "nothing" : Words.amount(money) + " " + money.currency();
  }

  private static String causes(Comparison.Change change) {
    return change.causes().isEmpty()
        ? ""
        : change.causes().stream()
            .map(cause -> cause.word().replace('_', ' '))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static ImmutableList<String> further(int count) {
    return count <= MAX_SHOWN
        ? ImmutableList.of()
        : ImmutableList.of("and " + (count - MAX_SHOWN) + " more: see --output json");
  }
}
