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
import dev.payouts.core.store.VoidJson;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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

  /** Returns the void as JSON, or as a table; each line ends with a line break. */
  public static String of(VoidReport report, OutputFormat format, Screen screen) {
    return format == OutputFormat.JSON ? VoidJson.of(report) + "\n" : of(report, screen);
  }

  /** Returns the table; each line ends with a line break. */
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
    if (hasNothingToVoid(report)) {
      lines.add("Nothing to void: no payout of this run can be voided.");
    }
    ImmutableList<String> actions = actions(report);
    if (!actions.isEmpty()) {
      lines.add("ACTION REQUIRED: " + String.join("; ", actions));
    }
    lines.add("Requests: " + RequestCounts.sum(report.calls()));
    return String.join("\n", lines.build()) + "\n";
  }

  /** Tells whether no payout could be voided, as opposed to a void that failed. */
  private static boolean hasNothingToVoid(VoidReport report) {
    if (report.failure().isPresent()) {
      return false;
    }
    return report.mode() == Mode.DRY_RUN
        ? Stream.of(Outcome.PLANNED, Outcome.REJECTED, Outcome.OUTCOME_UNKNOWN)
            .allMatch(outcome -> report.with(outcome).isEmpty())
        : report.with(Outcome.ALREADY_CANCELLED).size() == report.payouts().size();
  }

  /** Returns what needs action; payouts of unknown outcome are not said to be left alone. */
  private static ImmutableList<String> actions(VoidReport report) {
    ImmutableList<Result> unknown = report.with(Outcome.OUTCOME_UNKNOWN);
    long left =
        report.payouts().stream().filter(result -> !result.outcome().isDone()).count()
            - unknown.size();
    long uncreated = unknown.stream().filter(result -> result.item().payout() == null).count();
    long cancelled = unknown.size() - uncreated;
    ImmutableList.Builder<String> actions = ImmutableList.builder();
    if (left > 0) {
      actions.add(DisplayText.count(left, "payout was", "payouts were") + " left alone");
    }
    if (cancelled > 0) {
      actions.add(DisplayText.count(cancelled, "payout", "payouts") + " may have been cancelled");
    }
    if (uncreated > 0) {
      actions.add(DisplayText.count(uncreated, "payout", "payouts") + " may have been created");
    }
    return actions.build();
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
