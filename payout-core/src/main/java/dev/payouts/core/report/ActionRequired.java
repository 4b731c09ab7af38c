package dev.payouts.core.report;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMultiset.toImmutableMultiset;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.core.report.internal.DisplayText;
import dev.payouts.core.report.text.Color;
import dev.payouts.core.report.text.ScreenText;
import java.util.List;

/** Renders what needs action as text: possible double payments and failed items. */
record ActionRequired(ScreenText text) {
  private static final int INDENT = 2;

  void add(List<RunReport> runs) {
    duplicates(runs);
    failed(runs);
  }

  private void duplicates(List<RunReport> runs) {
    ImmutableList<String> duplicates =
        runs.stream()
            .flatMap(run -> DisplayText.duplicates(run).stream())
            .collect(toImmutableList());
    if (!duplicates.isEmpty()) {
      text.line(doublePayments(duplicates.size()), Color.RED);
      duplicates.forEach(line -> text.line(line, INDENT));
      text.gap();
    }
  }

  private static String doublePayments(int payables) {
    return "POSSIBLE DOUBLE PAYMENT: "
        + DisplayText.count(payables, "payable has", "payables have")
        + " several live payouts. Review before paying.";
  }

  private void failed(List<RunReport> runs) {
    ImmutableList<Item> failed =
        runs.stream()
            .flatMap(run -> new ItemOrder(run).items().stream())
            .filter(item -> item.status() == Status.FAILED)
            .collect(toImmutableList());
    if (!failed.isEmpty()) {
      text.line("ACTION REQUIRED: " + String.join(", ", counts(failed)), Color.RED);
      failures(failed).forEach(line -> text.line(line, INDENT));
      text.gap();
    }
  }

  /** Counts items that were not attempted apart from failed ones. */
  private static ImmutableList<String> counts(List<Item> failed) {
    long notAttempted = failed.stream().filter(ActionRequired::isNotAttempted).count();
    ImmutableList.Builder<String> counts = ImmutableList.builder();
    if (failed.size() > notAttempted) {
      counts.add(DisplayText.count(failed.size() - notAttempted, "item failed", "items failed"));
    }
    if (notAttempted > 0) {
      counts.add(DisplayText.count(notAttempted, "item not attempted", "items not attempted"));
    }
    return counts.build();
  }

  /** Returns a line for each item, and one for all items not attempted for the same reason. */
  private static ImmutableSet<String> failures(List<Item> failed) {
    ImmutableMultiset<String> notAttempted =
        failed.stream()
            .filter(ActionRequired::isNotAttempted)
            .map(ActionRequired::whyNotAttempted)
            .collect(toImmutableMultiset());
    return failed.stream()
        .map(
            item -> isNotAttempted(item) ? all(notAttempted, whyNotAttempted(item)) : failure(item))
        .collect(toImmutableSet());
  }

  private static boolean isNotAttempted(Item item) {
    return item.reason() == Reason.NOT_ATTEMPTED;
  }

  /** Returns the reason, without the warnings of the payout that was not created. */
  private static String whyNotAttempted(Item item) {
    String sentence = item.message() == null ? "" : ": " + item.message();
    return Reason.NOT_ATTEMPTED.word().replace('_', ' ') + sentence;
  }

  private static String all(ImmutableMultiset<String> notAttempted, String why) {
    return DisplayText.count(notAttempted.count(why), "item", "items") + " " + why;
  }

  private static String failure(Item item) {
    return DisplayText.contractor(item)
        + ", "
        + DisplayText.label(item)
        + (item.label().isBlank() ? "" : " (" + item.payable() + ")")
        + ": "
        + DisplayText.fullReason(item);
  }
}
