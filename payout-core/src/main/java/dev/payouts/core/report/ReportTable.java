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
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.report.internal.DisplayText;
import dev.payouts.core.report.text.Color;
import dev.payouts.core.report.text.Screen;
import dev.payouts.core.report.text.ScreenText;
import dev.payouts.core.report.text.TextTable;
import dev.payouts.core.report.text.TextTable.Column;
import dev.payouts.core.report.text.TextTable.Side;
import java.util.List;

/**
 * Renders reports as text: the items of each type, possible double payments, failed items, and the
 * summary last, where it stays visible on a terminal.
 */
public final class ReportTable {
  private static final ImmutableList<Column> COLUMNS =
      ImmutableList.of(
          new Column("CONTRACTOR", Side.LEFT, 28),
          new Column("FOR", Side.LEFT, 36),
          new Column("AMOUNT", Side.RIGHT, 60),
          new Column("CURRENCY", Side.LEFT, 12),
          new Column("OUTCOME", Side.LEFT, 12, ReportTable::color),
          new Column("REASON", Side.LEFT, 60));
  private static final int INDENT = 2;

  private final ScreenText text;

  private ReportTable(Screen screen) {
    this.text = new ScreenText(screen);
  }

  /**
   * {@return the reports of one invocation; each line ends with a line break}
   *
   * @param runs the reports, one per type
   * @param purpose what they are for
   * @param screen what shows them; {@link Screen#NONE} for a file, with lines of any length
   */
  public static String of(List<RunReport> runs, Purpose purpose, Screen screen) {
    return new ReportTable(screen).render(runs, purpose);
  }

  private String render(List<RunReport> runs, Purpose purpose) {
    runs.forEach(this::items);
    duplicates(runs);
    failed(runs);
    new Summary(text, purpose).add(runs);
    return text.toString();
  }

  private void items(RunReport run) {
    text.line(DisplayText.headline(run), Color.BOLD);
    text.gap();
    resolutions(run);
    if (run.items().isEmpty()) {
      text.line(emptySentence(run));
    } else {
      text.add(new TextTable(COLUMNS, rows(run)));
    }
    text.gap();
  }

  private void resolutions(RunReport run) {
    for (RunReport.Resolved resolved : run.resolved()) {
      text.line(
          resolved.payout() == null
              ? "Resolved: an earlier run was interrupted while creating the payout for %s; no payout had been created."
                  .formatted(resolved.payable())
              : "Resolved: an earlier run was interrupted while creating the payout for %s; payout %s had been created."
                  .formatted(resolved.payable(), resolved.payout()));
    }
    if (!run.resolved().isEmpty()) {
      text.gap();
    }
  }

  private static String emptySentence(RunReport run) {
    if (run.stop().isPresent()) {
      return "No items were processed.";
    }
    return "Nothing to pay: no approved " + DisplayText.payable(run.request().type()) + " matches.";
  }

  private static ImmutableList<ImmutableList<String>> rows(RunReport run) {
    ImmutableSet<PayableId> duplicates =
        run.duplicates().stream().map(RunReport.Duplicate::payable).collect(toImmutableSet());
    return run.items().stream()
        .map(item -> row(item, duplicates.contains(item.payable()) ? "" : DisplayText.paidBy(item)))
        .collect(toImmutableList());
  }

  /**
   * Returns the cells of an item. Messages of failed items follow after the tables; an item that is
   * already paid, as most are in a second run, takes one line.
   */
  private static ImmutableList<String> row(Item item, String paidBy) {
    Money money = item.money();
    return ImmutableList.of(
        DisplayText.contractor(item),
        DisplayText.label(item),
        money == null ? "" : DisplayText.amount(money),
        money == null ? "" : money.currency().code(),
        item.status().word(),
        reason(item, paidBy));
  }

  private static String reason(Item item, String paidBy) {
    if (!paidBy.isEmpty()) {
      return paidBy;
    }
    return item.status() == Status.FAILED ? DisplayText.reason(item) : DisplayText.fullReason(item);
  }

  /** Returns the color of an outcome. */
  private static Color color(String outcome) {
    for (Status status : Status.values()) {
      if (status.word().equals(outcome)) {
        return switch (status) {
          case CREATED, PLANNED -> Color.GREEN;
          case SKIPPED -> Color.YELLOW;
          case FAILED -> Color.RED;
        };
      }
    }
    return Color.PLAIN;
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
            .flatMap(run -> run.items().stream())
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
    long notAttempted = failed.stream().filter(ReportTable::isNotAttempted).count();
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
            .filter(ReportTable::isNotAttempted)
            .map(ReportTable::whyNotAttempted)
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
