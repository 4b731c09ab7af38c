package dev.payouts.core.report.internal;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dev.payouts.core.Comparison;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunReport.UnpaidOrder;
import dev.payouts.core.model.Money;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renders the unpaid orders of earlier months and the variance report of a run. */
public final class RunFindingsText {
  /** The rest is in the JSON. */
  private static final int MAX_SHOWN = 20;

  private RunFindingsText() {}

  /** Returns the lines about unpaid orders of earlier months; empty if there are none. */
  public static ImmutableList<String> waiting(ImmutableList<UnpaidOrder> waiting) {
    if (waiting.isEmpty()) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    lines.add(
        DisplayText.count(waiting.size(), "unpaid order", "unpaid orders")
            + " of earlier months; to pay them, run with their month:");
    for (UnpaidOrder order : Iterables.limit(waiting, MAX_SHOWN)) {
      String name = order.label().isBlank() ? "" : order.label() + ", ";
      Money money = order.money();
      String pays = money == null ? "would fail" : money.display();
      lines.add(order.month() + "  " + name + order.payable() + ": " + pays);
    }
    return lines.addAll(more(waiting.size())).build();
  }

  /** Returns the variance report; empty without a comparable run. */
  public static ImmutableList<String> comparison(RunReport run) {
    Comparison comparison = run.findings().comparison();
    if (comparison == null) {
      return ImmutableList.of();
    }
    String variance = comparison.variancePercent().toPlainString();
    String changes =
        "changes of more than " + variance + " % since run " + comparison.runIds().get(0);
    if (comparison.changes().isEmpty()) {
      return ImmutableList.of(
          "Variance report: no new or missing contractors, no " + changes + ".");
    }
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    lines.add("Variance report: new or missing contractors, " + changes + ":");
    for (Comparison.Change change : Iterables.limit(comparison.changes(), MAX_SHOWN)) {
      lines.add(line(change));
    }
    return lines.addAll(more(comparison.changes().size())).build();
  }

  private static String line(Comparison.Change change) {
    String name = change.contractorName();
    String contractor = name == null || name.isBlank() ? change.contractor().value() : name;
    return switch (change.kind()) {
      case NEW -> contractor + ": new, " + amount(change.after());
      case GONE -> contractor + ": not paid this time, " + amount(change.before()) + " last time";
      case MOVED ->
          contractor
              + ": "
              + amount(change.before())
              + " last time, "
              + amount(change.after())
              + " now"
              + causes(change);
    };
  }

  private static String amount(@Nullable Money money) {
    return money == null ? "nothing" : money.displayAmount() + " " + money.currency();
  }

  private static String causes(Comparison.Change change) {
    return change.causes().isEmpty()
        ? ""
        : change.causes().stream()
            .map(cause -> cause.word().replace('_', ' '))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static ImmutableList<String> more(int count) {
    return count <= MAX_SHOWN
        ? ImmutableList.of()
        : ImmutableList.of("and " + (count - MAX_SHOWN) + " more: see --output json");
  }
}
