package dev.payouts.core.report;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.core.Totals;
import dev.payouts.core.model.Money;
import dev.payouts.core.report.internal.DisplayText;
import dev.payouts.core.report.internal.ProvenanceText;
import dev.payouts.core.report.internal.TotalsText;
import dev.payouts.core.report.text.Color;
import dev.payouts.core.report.text.Screen;
import dev.payouts.core.report.text.ScreenText;
import dev.payouts.core.report.text.TerminalText;
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
          new Column("REASON", Side.LEFT, 68));

  private final ScreenText text;
  private final ItemSelection items;

  private ReportTable(Screen screen, ItemSelection items) {
    this.text = new ScreenText(screen);
    this.items = items;
  }

  /**
   * {@return the reports of one invocation; each line ends with a line break}
   *
   * @param runs the reports, one per type
   * @param purpose what they are for
   * @param screen what shows them; {@link Screen#NONE} for a file, with lines of any length
   */
  public static String of(List<RunReport> runs, Purpose purpose, Screen screen) {
    return of(runs, purpose, screen, ItemSelection.BRIEF);
  }

  /**
   * {@return the reports of one invocation; each line ends with a line break}
   *
   * @param runs the reports, one per type
   * @param purpose what they are for
   * @param screen what shows them; {@link Screen#NONE} for a file, with lines of any length
   * @param items which items to show
   */
  public static String of(
      List<RunReport> runs, Purpose purpose, Screen screen, ItemSelection items) {
    return new ReportTable(screen, items).render(runs, purpose);
  }

  private String render(List<RunReport> runs, Purpose purpose) {
    if (items == ItemSelection.FAILED) {
      return actions(runs);
    }
    runs.forEach(this::items);
    new ActionRequired(text).add(runs);
    new Summary(text, purpose).add(runs);
    return text.toString();
  }

  /** Returns what needs action, then of which runs; empty exactly if no run needs attention. */
  private String actions(List<RunReport> runs) {
    ImmutableList<RunReport> concerned =
        runs.stream().filter(RunReport::needsAttention).collect(toImmutableList());
    if (concerned.isEmpty()) {
      return "";
    }
    new ActionRequired(text).add(concerned);
    for (RunReport run : concerned) {
      text.line(Summary.headline(run), Color.BOLD);
      text.line("Items: " + Summary.counts(List.of(run)));
    }
    return text.toString();
  }

  private void items(RunReport run) {
    text.line(DisplayText.headline(run), Color.BOLD);
    ProvenanceText.plan(run.findings().provenance())
        .ifPresent(
            plan -> text.line(TerminalText.plain(ProvenanceText.planLabel(run) + ": " + plan)));
    text.gap();
    resolutions(run);
    if (run.items().isEmpty()) {
      text.line(DisplayText.noItems(run));
    } else {
      rows(run);
    }
    text.gap();
  }

  /** Adds a row for each item; those that are merely already paid may be one line. */
  private void rows(RunReport run) {
    var order = new ItemOrder(run);
    ImmutableList<Item> paid =
        run.items().stream()
            .filter(item -> items == ItemSelection.BRIEF && isJustPaid(item, order))
            .collect(toImmutableList());
    if (paid.size() < run.items().size()) {
      text.add(
          new TextTable(
              COLUMNS,
              order.items().stream()
                  .filter(item -> items == ItemSelection.ALL || !isJustPaid(item, order))
                  .map(item -> row(item, order.isDuplicate(item)))
                  .collect(toImmutableList())));
    }
    if (!paid.isEmpty()) {
      Totals totals = Totals.of(List.of(run.with(paid)));
      text.line(
          DisplayText.count(paid.size(), "item already paid", "items already paid")
              + ": "
              + String.join(", ", TotalsText.paid(totals))
              + " (--items all lists "
              + (paid.size() == 1 ? "it)" : "them)"));
    }
  }

  /** An item with a draft was to be paid by this run, and has something to say. */
  private static boolean isJustPaid(Item item, ItemOrder order) {
    return item.reason() == Reason.ALREADY_PAID && item.draft() == null && !order.isDuplicate(item);
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

  /**
   * Returns the cells of an item. Messages of failed items follow after the tables; an item that is
   * already paid, as most are in a second run, takes one line.
   */
  private static ImmutableList<String> row(Item item, boolean isDuplicate) {
    Money money = DisplayText.money(item);
    return ImmutableList.of(
        DisplayText.contractor(item),
        DisplayText.label(item),
        money == null ? "" : money.displayAmount(),
        money == null ? "" : money.currency().code(),
        item.status().word(),
        reason(item, isDuplicate));
  }

  private static String reason(Item item, boolean isDuplicate) {
    String paidBy = isDuplicate ? "" : DisplayText.paidBy(item);
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
}
