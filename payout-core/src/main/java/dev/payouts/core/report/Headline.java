package dev.payouts.core.report;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.core.Totals;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.Word;
import dev.payouts.core.report.internal.DisplayText;
import dev.payouts.core.report.internal.TotalsText;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Renders the result of an invocation: whether action is required, and the totals. */
record Headline(List<RunReport> runs, ImmutableList<PayableType> notBegun, boolean isDry) {
  /** The severity of a result; its word is the CSS class. */
  enum Severity implements Word {
    GOOD,
    ATTENTION,
    BAD
  }

  String html() {
    return verdict(severity(), title(), sentences()) + totals();
  }

  /** Returns a box with a title and sentences, which are HTML. */
  static String verdict(Severity severity, String title, ImmutableList<String> sentences) {
    return "<section class=\"verdict %s\" aria-label=\"Result\">\n<h2>%s</h2>\n%s</section>\n"
        .formatted(
            severity.word(),
            title,
            sentences.stream().map(sentence -> "<p>" + sentence + "</p>\n").collect(joining()));
  }

  private Severity severity() {
    if (duplicates() > 0 || isIncomplete()) {
      return Severity.BAD;
    }
    return failed() > 0 || isStopped() || !notBegun.isEmpty() ? Severity.ATTENTION : Severity.GOOD;
  }

  private String title() {
    if (duplicates() > 0) {
      return "Possible double payment: review before paying";
    }
    if (isIncomplete()) {
      return "This run did not complete";
    }
    if (failed() > 0) {
      return "Action required: " + DisplayText.count(failed(), "item failed", "items failed");
    }
    if (isStopped() || !notBegun.isEmpty()) {
      return "This run was stopped early";
    }
    return isDry ? "No item would fail" : "No item failed";
  }

  private ImmutableList<String> sentences() {
    ImmutableList.Builder<String> sentences = ImmutableList.builder();
    if (isDry) {
      sentences.add("<b>This is a dry run. Nothing was created.</b>");
    }
    for (int i = 0; i < runs.size(); i++) {
      ofRun(sentences, i);
    }
    if (unknown() > 0) {
      sentences.add(
          "The outcome of %s is unknown: the next run resolves it before it creates anything."
              .formatted(DisplayText.count(unknown(), "payout", "payouts")));
    }
    if (!notBegun.isEmpty()) {
      sentences.add(
          "Stopped before these types began: %s. Run them again."
              .formatted(notBegun.stream().map(DisplayText::title).collect(joining(", "))));
    }
    if (duplicates() == 0 && !isDry && !isIncomplete() && !isStopped()) {
      sentences.add("No payable has more than one live payout.");
    }
    return sentences.build();
  }

  private void ofRun(ImmutableList.Builder<String> sentences, int number) {
    RunReport run = runs.get(number);
    String where =
        "<a href=\"#run-%s\">%s</a>".formatted(number, DisplayText.title(run.request().type()));
    if (!run.duplicates().isEmpty()) {
      sentences.add(
          "%s: %s several live payouts. Review them in Notion and cancel the wrong ones before paying."
              .formatted(
                  where,
                  DisplayText.count(run.duplicates().size(), "payable has", "payables have")));
    }
    run.failure()
        .ifPresent(
            stop -> sentences.add("%s: %s".formatted(where, Html.sentence(stop.sentence()))));
    int failed = run.count(Status.FAILED) - run.notAttempted();
    if (failed > 0) {
      sentences.add(
          "%s: %s. See below what to do."
              .formatted(where, DisplayText.count(failed, "item failed", "items failed")));
    }
    if (run.notAttempted() > 0) {
      sentences.add(
          "%s: %s."
              .formatted(
                  where,
                  DisplayText.count(
                      run.notAttempted(), "item not attempted", "items not attempted")));
    }
  }

  /** Returns the totals by currency, over all types. */
  private String totals() {
    Totals totals = Totals.of(runs);
    String action = isDry ? "To be created" : "Created";
    if (totals.now().isEmpty() && !totals.hasPaid()) {
      return Html.element("p", "counts", action + ": nothing.") + counts();
    }
    return "<ul class=\"totals\">\n"
        + tiles(action, totals.now())
        + tiles("Voided since", totals.voided())
        + (totals.hasPaid()
            ? tiles("Already paid", totals.paid()) + tiles("Together", totals.together())
            : "")
        + "</ul>\n"
        + unknown(totals)
        + counts();
  }

  /** Returns a tile for each currency. */
  static String tiles(String title, Map<CurrencyCode, RunReport.Total> totals) {
    return totals.entrySet().stream().map(total -> tile(title, total)).collect(joining());
  }

  private static String tile(String title, Map.Entry<CurrencyCode, RunReport.Total> total) {
    return "<li><span>%s</span> <b>%s <small>%s</small></b> <span>%s</span></li>\n"
        .formatted(
            title,
            TotalsText.money(total).displayAmount(),
            Html.text(total.getKey().code()),
            DisplayText.count(total.getValue().count(), "payout", "payouts"));
  }

  private static String unknown(Totals totals) {
    return totals.paidWithoutAmount() == 0
        ? ""
        : Html.element(
            "p",
            "note",
            "Already paid, but not in these totals: "
                + DisplayText.count(totals.paidWithoutAmount(), "payout", "payouts")
                + " without a known amount or currency.");
  }

  private String counts() {
    String counts =
        Stream.of(Status.values())
            .map(
                status ->
                    mark(status, status == Status.FAILED ? failed() : count(status), status.word()))
            .filter(mark -> !mark.isEmpty())
            .collect(joining(" "));
    counts += (" " + mark(Status.FAILED, notAttempted(), "not attempted")).stripTrailing();
    return counts.isEmpty() ? "" : Html.element("p", "counts", counts);
  }

  private static String mark(Status status, int count, String word) {
    return count == 0
        ? ""
        : "<b class=\"mark %s\">%s</b>"
            .formatted(status.word(), DisplayText.count(count, word, word));
  }

  private int count(Status status) {
    return runs.stream().mapToInt(run -> run.count(status)).sum();
  }

  /** Returns the failed items, without those that were not attempted. */
  private int failed() {
    return count(Status.FAILED) - notAttempted();
  }

  private int notAttempted() {
    return runs.stream().mapToInt(RunReport::notAttempted).sum();
  }

  private long unknown() {
    return runs.stream()
        .flatMap(run -> run.items().stream())
        .filter(item -> item.reason() == Reason.OUTCOME_UNKNOWN)
        .count();
  }

  private int duplicates() {
    return runs.stream().mapToInt(run -> run.duplicates().size()).sum();
  }

  /** Tells whether a run failed to complete. */
  private boolean isIncomplete() {
    return runs.stream()
        .flatMap(run -> run.failure().stream())
        .anyMatch(stop -> stop.cause() != FailureCause.STOPPED);
  }

  /** Tells whether a run was stopped, for example by Ctrl-C. */
  private boolean isStopped() {
    return runs.stream()
        .flatMap(run -> run.failure().stream())
        .anyMatch(stop -> stop.cause() == FailureCause.STOPPED);
  }
}
