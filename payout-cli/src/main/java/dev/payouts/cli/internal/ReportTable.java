package dev.payouts.cli.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.cli.internal.TextTable.Column;
import dev.payouts.cli.internal.TextTable.Side;
import dev.payouts.core.ApiCalls;
import dev.payouts.core.CurrencyCode;
import dev.payouts.core.Item;
import dev.payouts.core.Money;
import dev.payouts.core.PayableType;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.SourceId;
import dev.payouts.core.Status;
import java.util.List;
import java.util.Map;

/**
 * Reports for a person who pays people: a section for each type, and at the very end what needs
 * somebody.
 */
public final class ReportTable {
  private static final ImmutableList<Column> COLUMNS =
      ImmutableList.of(
          new Column("WHO", Side.LEFT, 28),
          new Column("FOR", Side.LEFT, 36),
          new Column("AMOUNT", Side.RIGHT, 60),
          new Column("CURRENCY", Side.LEFT, 12),
          new Column("OUTCOME", Side.LEFT, 12),
          new Column("WHY", Side.LEFT, 60));

  private final ImmutableList.Builder<String> lines = ImmutableList.builder();
  private final Kind kind;

  private ReportTable(Kind kind) {
    this.kind = kind;
  }

  /** Returns the reports of one invocation, each line with its line break. */
  public static String report(List<RunReport> runs) {
    return new ReportTable(Kind.REPORT).render(runs);
  }

  /** Returns the same for a plan: each section ends with the requests of a real run. */
  public static String plan(List<RunReport> runs) {
    return new ReportTable(Kind.PLAN).render(runs);
  }

  private enum Kind {
    REPORT,
    PLAN
  }

  private String render(List<RunReport> runs) {
    for (RunReport run : runs) {
      section(run);
      lines.add("");
    }
    failed(runs);
    return String.join("\n", lines.build()).stripTrailing() + "\n";
  }

  private void section(RunReport run) {
    lines.add(headline(run), "");
    settled(run);
    if (run.items().isEmpty()) {
      lines.add(emptySentence(run));
    } else {
      lines.addAll(new TextTable(COLUMNS, rows(run)).lines());
      lines.add("");
      lines.addAll(totals(run));
      lines.add(counts(run));
    }
    duplicates(run);
    lines.addAll(FindingsText.waiting(run));
    lines.addAll(FindingsText.comparison(run));
    lines.add(Requests.line(run));
    ApiCalls planned = run.callsOfRealRun();
    if (kind == Kind.PLAN && planned != null) {
      lines.add("A real run would take: " + Requests.sum(planned));
    }
    if (run.stop().isPresent()) {
      lines.add("This run was not carried through: see the error for why.");
    }
  }

  private void settled(RunReport run) {
    for (RunReport.Settled settled : run.settled()) {
      lines.add(
          settled.payout() == null
              ? "Settled: an earlier run left open whether it paid %s; it had not."
                  .formatted(settled.source())
              : "Settled: an earlier run left open whether it paid %s; it had, by the payout %s."
                  .formatted(settled.source(), settled.payout()));
    }
    if (!run.settled().isEmpty()) {
      lines.add("");
    }
  }

  private static String headline(RunReport run) {
    String month =
        run.request().type() == PayableType.CONTRACTOR_PAYROLL
            ? ", " + Words.month(run.request())
            : "";
    String dryRun = run.request().has(RunOption.DRY_RUN) ? ", dry run (nothing was created)" : "";
    return Words.title(run.request().type()) + month + dryRun + ", run " + run.runId();
  }

  private static String emptySentence(RunReport run) {
    if (run.stop().isPresent()) {
      return "Nothing was done.";
    }
    return "There is nothing to pay: no "
        + Words.payable(run.request().type())
        + " is ready that matches.";
  }

  private static ImmutableList<ImmutableList<String>> rows(RunReport run) {
    ImmutableSet<SourceId> duplicates =
        run.duplicates().stream().map(RunReport.Duplicate::source).collect(toImmutableSet());
    return run.items().stream()
        .map(item -> row(item, duplicates.contains(item.source()) ? "" : Words.paidBy(item)))
        .collect(toImmutableList());
  }

  /**
   * What failed says its sentence at the end of the output, where there is room for it; what is
   * paid, as most is in a second run, takes one line.
   */
  private static ImmutableList<String> row(Item item, String paidBy) {
    Money money = item.money();
    return ImmutableList.of(
        Words.who(item),
        Words.what(item),
        money == null ? "" : Words.amount(money),
        money == null ? "" : money.currency().code(),
        item.status().word(),
        why(item, paidBy));
  }

  private static String why(Item item, String paidBy) {
    if (!paidBy.isEmpty()) {
      return paidBy;
    }
    return item.status() == Status.FAILED ? Words.why(item) : Words.whyInFull(item);
  }

  private static ImmutableList<String> totals(RunReport run) {
    String done = run.request().has(RunOption.DRY_RUN) ? "planned" : "created";
    ImmutableList.Builder<String> totals = ImmutableList.builder();
    for (Map.Entry<CurrencyCode, RunReport.Total> total : run.totals().entrySet()) {
      totals.add(
          TerminalText.plain(
              "Total "
                  + done
                  + ": "
                  + Words.amount(new Money(total.getValue().amount(), total.getKey()))
                  + " "
                  + total.getKey()
                  + " in "
                  + Words.count(total.getValue().count(), "payout", "payouts")));
    }
    return totals.build();
  }

  private static String counts(RunReport run) {
    ImmutableList.Builder<String> counts = ImmutableList.builder();
    for (Status status : Status.values()) {
      if (run.count(status) > 0) {
        counts.add(run.count(status) + " " + status.word());
      }
    }
    return "Items: " + run.items().size() + " processed, " + String.join(", ", counts.build());
  }

  private void duplicates(RunReport run) {
    if (!run.duplicates().isEmpty()) {
      lines.add("MONEY MAY HAVE GONE OUT TWICE; someone must look:");
      Words.duplicates(run).forEach(line -> lines.add("  " + line));
    }
  }

  private void failed(List<RunReport> runs) {
    int failed = runs.stream().mapToInt(run -> run.count(Status.FAILED)).sum();
    if (failed == 0) {
      return;
    }
    lines.add("NEEDS SOMEBODY: " + Words.count(failed, "item failed", "items failed"));
    for (RunReport run : runs) {
      for (Item item : run.items()) {
        if (item.status() == Status.FAILED) {
          lines.add(TerminalText.plain("  " + failure(item)));
        }
      }
    }
  }

  private static String failure(Item item) {
    return Words.who(item)
        + ", "
        + Words.what(item)
        + (item.label().isBlank() ? "" : " (" + item.source() + ")")
        + ": "
        + Words.whyInFull(item);
  }
}
