package dev.payouts.core.report.internal;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dev.payouts.core.Comparison;
import dev.payouts.core.RunReport.UnpaidOrder;
import dev.payouts.core.model.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renders the unpaid orders of earlier months and the variance report of a run. */
public final class RunFindingsText {
  /** The hint of commands that can write a page. */
  public static final String ON_THE_PAGE = "--report FILE.html lists all";

  /** The rest is on the page and in the JSON. */
  private static final int MAX_SHOWN = 20;

  private RunFindingsText() {}

  /**
   * Returns the lines about unpaid orders of earlier months; empty if there are none.
   *
   * @param hint where the command lists all of them
   */
  public static ImmutableList<String> waiting(ImmutableList<UnpaidOrder> waiting, String hint) {
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
    return lines.addAll(more(waiting.size(), hint)).build();
  }

  /**
   * Returns the variance report; empty without one.
   *
   * @param hint where the command lists all changes
   */
  public static ImmutableList<String> comparison(@Nullable Comparison comparison, String hint) {
    if (comparison == null) {
      return ImmutableList.of();
    }
    YearMonth month = comparison.month();
    String title =
        "Variance report, compared with "
            + (month == null ? "an earlier run" : "what was paid for " + month);
    String changes =
        "changes of more than " + DisplayText.number(comparison.variancePercent()) + " %";
    if (comparison.changes().isEmpty()) {
      return ImmutableList.of(title + ": no new or missing contractors, no " + changes + ".");
    }
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    lines.add(title + ": new or missing contractors, " + changes + ":");
    for (Comparison.Change change : Iterables.limit(comparison.changes(), MAX_SHOWN)) {
      lines.add(contractor(change) + ": " + amounts(change) + difference(change) + causes(change));
    }
    return lines.addAll(more(comparison.changes().size(), hint)).build();
  }

  /** Returns the name of the contractor, or else the ID. */
  public static String contractor(Comparison.Change change) {
    String name = change.contractorName();
    return name == null || name.isBlank() ? change.contractor().value() : name;
  }

  private static String amounts(Comparison.Change change) {
    String before = amount(change.before());
    String after = amount(change.after());
    return switch (change.kind()) {
      case NEW -> "new, " + after;
      case GONE -> "not paid this time, " + before + " before";
      case MOVED, CURRENCY -> before + " before, " + after + " now";
    };
  }

  private static String amount(@Nullable Money money) {
    return money == null ? "nothing" : money.display();
  }

  /** Returns the difference and, in percent, its size; only if both are known. */
  private static String difference(Comparison.Change change) {
    if (change.kind() != Comparison.Kind.MOVED) {
      return "";
    }
    return change.difference().map(money -> ": " + signed(money)).orElse("")
        + change.percent().map(percent -> " (" + signed(percent) + " %)").orElse("");
  }

  /** Returns a difference with its sign. */
  public static String signed(Money difference) {
    return (difference.amount().signum() > 0 ? "+" : "") + difference.display();
  }

  /** Returns a percentage with its sign. */
  public static String signed(BigDecimal percent) {
    return (percent.signum() > 0 ? "+" : "") + DisplayText.number(percent);
  }

  private static String causes(Comparison.Change change) {
    return change.causes().isEmpty()
        ? ""
        : "; "
            + change.causes().stream()
                .map(RunFindingsText::cause)
                .collect(Collectors.joining(", "));
  }

  /** Returns a cause in words. */
  public static String cause(Comparison.Cause cause) {
    return switch (cause) {
      case CURRENCY -> "another currency";
      case RATE_CHANGED -> "another rate";
      case DAYS_WORKED -> "other days worked";
      case HOURS_WORKED -> "other hours worked";
      case PAYABLES -> "another number of payouts";
      case REQUESTED_AMOUNT -> "another requested amount";
      case ROUNDING -> "another rounding";
    };
  }

  private static ImmutableList<String> more(int count, String hint) {
    return count <= MAX_SHOWN
        ? ImmutableList.of()
        : ImmutableList.of("and " + (count - MAX_SHOWN) + " more: " + hint);
  }
}
