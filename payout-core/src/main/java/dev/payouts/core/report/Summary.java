package dev.payouts.core.report;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.report.internal.DisplayText;
import dev.payouts.core.report.internal.RequestCounts;
import dev.payouts.core.report.internal.RunFindingsText;
import dev.payouts.core.report.text.Color;
import dev.payouts.core.report.text.ScreenText;
import dev.payouts.core.spi.ApiCalls;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Renders the summary of each run and, for several runs, of all types together. */
final class Summary {
  /** The indentation of list items. */
  private static final int INDENT = 2;

  private final ScreenText text;
  private final Purpose purpose;

  Summary(ScreenText text, Purpose purpose) {
    this.text = text;
    this.purpose = purpose;
  }

  void add(List<RunReport> runs) {
    runs.forEach(this::section);
    if (runs.size() > 1) {
      allTypes(runs);
    }
  }

  private void section(RunReport run) {
    text.line(DisplayText.headline(run) + ", run " + run.runId(), Color.BOLD);
    List<RunReport> itself = List.of(run);
    if (!run.items().isEmpty()) {
      String action = run.request().has(RunOption.DRY_RUN) ? "planned" : "created";
      totals(itself).forEach(total -> text.line("Total " + action + ": " + total));
      text.line("Items: " + counts(itself));
    }
    list(RunFindingsText.waiting(run.findings().waiting()), Color.YELLOW);
    list(RunFindingsText.comparison(run), Color.PLAIN);
    text.line(
        RequestCounts.line(run)
            + (purpose.comparesRequests() ? RequestCounts.comparison(run) : ""));
    ApiCalls planned = run.callsOfRealRun();
    if (purpose.isPlan() && planned != null) {
      text.line("A real run would take: " + RequestCounts.sum(planned));
    }
    if (run.stop().isPresent()) {
      text.line("This run did not complete; see the error message.", Color.RED);
    }
    text.gap();
  }

  /** Adds a heading and its list. */
  private void list(List<String> lines, Color color) {
    for (int i = 0; i < lines.size(); i++) {
      if (i == 0) {
        text.line(lines.get(i), color);
      } else {
        text.line(lines.get(i), INDENT);
      }
    }
  }

  private void allTypes(List<RunReport> runs) {
    text.line("All types", Color.BOLD);
    totals(runs).forEach(text::line);
    long requests = runs.stream().mapToLong(run -> run.calls().total()).sum();
    text.line(counts(runs) + "; " + DisplayText.count(requests, "request", "requests"));
  }

  /** Returns the totals created or planned, one text per currency. */
  private static ImmutableList<String> totals(List<RunReport> runs) {
    var totals = new TreeMap<CurrencyCode, RunReport.Total>();
    for (RunReport run : runs) {
      run.totals()
          .forEach((currency, total) -> totals.merge(currency, total, RunReport.Total::plus));
    }
    return totals.entrySet().stream().map(Summary::total).collect(toImmutableList());
  }

  private static String total(Map.Entry<CurrencyCode, RunReport.Total> total) {
    var money = new Money(total.getValue().amount(), total.getKey());
    return "%s %s in %s"
        .formatted(
            DisplayText.amount(money),
            money.currency(),
            DisplayText.count(total.getValue().count(), "payout", "payouts"));
  }

  private static String counts(List<RunReport> runs) {
    ImmutableList.Builder<String> counts = ImmutableList.builder();
    counts.add(runs.stream().mapToInt(run -> run.items().size()).sum() + " processed");
    int notAttempted = runs.stream().mapToInt(RunReport::notAttempted).sum();
    for (Status status : Status.values()) {
      int count = runs.stream().mapToInt(run -> run.count(status)).sum();
      int own = status == Status.FAILED ? count - notAttempted : count;
      if (own > 0) {
        counts.add(own + " " + status.word());
      }
    }
    if (notAttempted > 0) {
      counts.add(notAttempted + " not attempted");
    }
    return String.join(", ", counts.build());
  }
}
