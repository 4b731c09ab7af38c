package dev.payouts.cli.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunReport.Total;
import dev.payouts.core.VoidReport;
import dev.payouts.core.VoidReport.Mode;
import dev.payouts.core.VoidReport.Outcome;
import dev.payouts.core.VoidReport.Result;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.report.internal.DisplayText;
import dev.payouts.core.report.internal.RequestCounts;
import dev.payouts.core.report.text.Screen;
import dev.payouts.core.report.text.TextTable;
import dev.payouts.core.report.text.TextTable.Column;
import dev.payouts.core.report.text.TextTable.Side;
import java.util.Map;
import java.util.TreeMap;

/** Renders a void as a table, with the total in each currency. */
public final class VoidTable {
  private static final ImmutableList<Column> COLUMNS =
      ImmutableList.of(
          new Column("CONTRACTOR", Side.LEFT, 30),
          new Column("FOR", Side.LEFT, 40),
          new Column("AMOUNT", Side.RIGHT, 30),
          new Column("PAYOUT", Side.LEFT, 36),
          new Column("OUTCOME", Side.LEFT, 18),
          new Column("REASON", Side.LEFT, 60));

  private VoidTable() {}

  /**
   * Returns the table; each line ends with a line break.
   *
   * @param report the void
   * @param screen the terminal or file that shows it
   */
  public static String of(VoidReport report, Screen screen) {
    boolean isDry = report.mode() == Mode.DRY_RUN;
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    lines.add(
        "Void of run "
            + report.voidedRunId()
            + (isDry ? ", dry run (nothing was changed)" : ", run " + report.runId()),
        "");
    ImmutableList<ImmutableList<String>> rows =
        report.payouts().stream().map(VoidTable::row).collect(toImmutableList());
    lines.addAll(new TextTable(COLUMNS, rows).lines(screen)).add("");
    Outcome done = isDry ? Outcome.PLANNED : Outcome.VOIDED;
    totals(report, done)
        .forEach(
            (currency, total) ->
                lines.add(
                    "Total %s: %s in %s"
                        .formatted(
                            isDry ? "that would be voided" : "voided",
                            new Money(total.amount(), currency).display(),
                            DisplayText.count(total.count(), "payout", "payouts"))));
    if (report.with(done).isEmpty() && report.failure().isEmpty()) {
      lines.add("Nothing to void: no payout of this run can be voided.");
    }
    long left = report.payouts().stream().filter(result -> !result.outcome().isDone()).count();
    if (left > 0) {
      lines.add(
          "ACTION REQUIRED: "
              + DisplayText.count(left, "payout was", "payouts were")
              + " left alone");
    }
    lines.add("Requests: " + RequestCounts.sum(report.calls()));
    return String.join("\n", lines.build()) + "\n";
  }

  private static ImmutableList<String> row(Result result) {
    Money money = result.item().money();
    String message = result.message();
    return ImmutableList.of(
        DisplayText.contractor(result.item()),
        DisplayText.label(result.item()),
        money == null ? "" : money.display(),
        result.item().payout() == null ? "unknown" : result.item().payout().value(),
        result.outcome() == Outcome.PLANNED
            ? "would be cancelled"
            : result.outcome().word().replace('_', ' '),
        message == null ? "" : message);
  }

  private static Map<CurrencyCode, Total> totals(VoidReport report, Outcome outcome) {
    var totals = new TreeMap<CurrencyCode, Total>();
    for (Result result : report.with(outcome)) {
      Money money = result.item().money();
      if (money != null) {
        totals.merge(money.currency(), new Total(1, money.amount()), Total::plus);
      }
    }
    return totals;
  }
}
