package dev.payouts.core.report;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.core.Totals;
import dev.payouts.core.report.internal.DisplayText;
import dev.payouts.core.report.internal.RequestCounts;
import dev.payouts.core.report.internal.RunFindingsText;
import dev.payouts.core.report.internal.TotalsText;
import dev.payouts.core.report.text.Color;
import dev.payouts.core.report.text.ScreenText;
import dev.payouts.core.spi.ApiCalls;
import java.util.List;

/** Renders the summary of each run and, for several runs, of all types together. */
record Summary(ScreenText text, Purpose purpose) {
  /** The indentation of list items. */
  private static final int INDENT = 2;

  void add(List<RunReport> runs) {
    runs.forEach(this::section);
    if (runs.size() > 1) {
      allTypes(runs);
    }
  }

  private void section(RunReport run) {
    text.line(headline(run), Color.BOLD);
    List<RunReport> itself = List.of(run);
    if (!run.items().isEmpty()) {
      String action = run.request().has(RunOption.DRY_RUN) ? "planned" : "created";
      totals(itself, "Total ", action);
      text.line("Items: " + counts(itself));
    }
    list(
        RunFindingsText.waiting(run.findings().waiting(), RunFindingsText.ON_THE_PAGE),
        Color.YELLOW);
    list(
        RunFindingsText.comparison(run.findings().comparison(), RunFindingsText.ON_THE_PAGE),
        Color.PLAIN);
    if (RequestCounts.areKnown(run)) {
      text.line(
          RequestCounts.line(run)
              + (purpose.comparesRequests() ? RequestCounts.comparison(run) : ""));
    }
    ApiCalls planned = run.callsOfRealRun();
    if (purpose.isPlan() && planned != null) {
      text.line("A real run would take: " + RequestCounts.sum(planned));
    }
    if (run.failure().isPresent()) {
      text.line("This run did not complete; see the error message.", Color.RED);
    }
    text.gap();
  }

  /** Returns the title of a run, with its ID unless it has none. */
  static String headline(RunReport run) {
    return DisplayText.headline(run) + (run.runId().isEmpty() ? "" : ", run " + run.runId());
  }

  /** Adds a heading and its list. */
  private void list(List<String> lines, Color color) {
    lines.stream().limit(1).forEach(heading -> text.line(heading, color));
    lines.stream().skip(1).forEach(line -> text.line(line, INDENT));
  }

  private void allTypes(List<RunReport> runs) {
    text.line("All types", Color.BOLD);
    boolean isDry = runs.get(0).request().has(RunOption.DRY_RUN);
    totals(runs, "", isDry ? "planned" : "created");
    long requests = runs.stream().mapToLong(run -> run.calls().total()).sum();
    boolean areKnown = runs.stream().anyMatch(RequestCounts::areKnown);
    text.line(
        counts(runs) + (areKnown ? "; " + DisplayText.count(requests, "request", "requests") : ""));
  }

  /** Adds a line per currency for what was created, what was already paid, and both together. */
  private void totals(List<RunReport> runs, String start, String action) {
    Totals totals = Totals.of(runs);
    lines(start + action, TotalsText.lines(totals.now()));
    lines(start + "voided since", TotalsText.lines(totals.voided()));
    if (totals.hasPaid()) {
      lines(start + "already paid", TotalsText.paid(totals));
      lines(start + action + " and already paid", TotalsText.lines(totals.together()));
    }
  }

  private void lines(String start, List<String> totals) {
    totals.forEach(total -> text.line(DisplayText.sentence(start) + ": " + total));
  }

  /** Returns how many items have which outcome. */
  static String counts(List<RunReport> runs) {
    ImmutableList.Builder<String> counts = ImmutableList.builder();
    counts.add(count(runs.stream().mapToInt(run -> run.items().size()).sum(), "processed"));
    int notAttempted = runs.stream().mapToInt(RunReport::notAttempted).sum();
    for (Status status : Status.values()) {
      int count = runs.stream().mapToInt(run -> run.count(status)).sum();
      int own = status == Status.FAILED ? count - notAttempted : count;
      if (own > 0) {
        counts.add(count(own, status.word()));
      }
    }
    if (notAttempted > 0) {
      counts.add(count(notAttempted, "not attempted"));
    }
    return String.join(", ", counts.build());
  }

  private static String count(int number, String word) {
    return DisplayText.count(number, word, word);
  }
}
