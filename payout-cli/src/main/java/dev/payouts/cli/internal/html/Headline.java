package dev.payouts.cli.internal.html;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.Words;
import dev.payouts.core.CurrencyCode;
import dev.payouts.core.Money;
import dev.payouts.core.PayableType;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.core.StopCause;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What somebody wants to know first: is all well, what was paid, and is it real. */
final class Headline {
  private final List<RunReport> runs;
  private final ImmutableList<PayableType> notBegun;
  private final boolean isDry;

  Headline(List<RunReport> runs, ImmutableList<PayableType> notBegun, boolean isDry) {
    this.runs = runs;
    this.notBegun = notBegun;
    this.isDry = isDry;
  }

  /** How bad it is. */
  private enum Verdict {
    GOOD("good"),
    ATTENTION("attention"),
    BAD("bad");

    private final String cssClass;

    Verdict(String cssClass) {
      this.cssClass = cssClass;
    }
  }

  String html() {
    return "<section class=\"verdict %s\" aria-label=\"Result\">\n<h2>%s</h2>\n%s</section>\n%s"
        .formatted(verdict().cssClass, title(), sentences(), totals());
  }

  private Verdict verdict() {
    if (duplicates() > 0 || isCutShort()) {
      return Verdict.BAD;
    }
    return failed() > 0 || isStopped() || !notBegun.isEmpty() ? Verdict.ATTENTION : Verdict.GOOD;
  }

  private String title() {
    if (duplicates() > 0) {
      return "Money may have gone out twice: someone must look";
    }
    if (isCutShort()) {
      return "This run could not be carried through";
    }
    if (failed() > 0) {
      return Words.count(failed(), "item needs somebody", "items need somebody");
    }
    if (isStopped() || !notBegun.isEmpty()) {
      return "This run was stopped early";
    }
    return isDry ? "Nothing would fail" : "Nothing failed";
  }

  private String sentences() {
    ImmutableList.Builder<String> sentences = ImmutableList.builder();
    if (isDry) {
      sentences.add("<b>This is a dry run: nothing was created.</b>");
    }
    for (int i = 0; i < runs.size(); i++) {
      ofRun(sentences, i);
    }
    if (unknown() > 0) {
      sentences.add(
          "Of what failed, %s may have been created all the same: the next run finds out before it does anything else."
              .formatted(Words.count(unknown(), "payout", "payouts")));
    }
    if (!notBegun.isEmpty()) {
      sentences.add(
          "Stopped before these were begun: %s. Run them again."
              .formatted(notBegun.stream().map(Words::title).collect(joining(", "))));
    }
    if (duplicates() == 0 && !isDry && !isCutShort() && !isStopped()) {
      sentences.add("No payable was found that has more than one live payout.");
    }
    return sentences.build().stream()
        .map(sentence -> "<p>" + sentence + "</p>\n")
        .collect(joining());
  }

  private void ofRun(ImmutableList.Builder<String> sentences, int number) {
    RunReport run = runs.get(number);
    String where =
        "<a href=\"#run-%s\">%s</a>".formatted(number, Words.title(run.request().type()));
    if (!run.duplicates().isEmpty()) {
      sentences.add(
          "%s: %s more than one live payout. Look at them in Notion and cancel what is wrong before anybody is paid."
              .formatted(
                  where, Words.count(run.duplicates().size(), "payable has", "payables have")));
    }
    run.stop()
        .ifPresent(
            stop -> sentences.add("%s: %s".formatted(where, Html.sentence(stop.sentence()))));
    int failed = run.count(Status.FAILED) - run.notAttempted();
    if (failed > 0) {
      sentences.add(
          "%s: %s; each says below what to do."
              .formatted(where, Words.count(failed, "item failed", "items failed")));
    }
    if (run.notAttempted() > 0) {
      sentences.add(
          "%s: %s."
              .formatted(
                  where,
                  Words.count(run.notAttempted(), "item not attempted", "items not attempted")));
    }
  }

  /** What was created by currency, over all types. */
  private String totals() {
    Map<CurrencyCode, RunReport.Total> totals = new TreeMap<>();
    for (RunReport run : runs) {
      run.totals()
          .forEach(
              (currency, total) ->
                  totals.merge(
                      currency,
                      total,
                      (a, b) ->
                          new RunReport.Total(a.count() + b.count(), a.amount().add(b.amount()))));
    }
    String done = isDry ? "Would be created" : "Created";
    if (totals.isEmpty()) {
      return Html.element("p", "counts", done + ": nothing.") + counts();
    }
    return "<ul class=\"totals\">\n"
        + totals.entrySet().stream()
            .map(total -> tile(done, total.getKey(), total.getValue()))
            .collect(joining())
        + "</ul>\n"
        + counts();
  }

  private static String tile(String done, CurrencyCode currency, RunReport.Total total) {
    BigDecimal amount = total.amount();
    return "<li><span>%s</span> <b>%s <small>%s</small></b> <span>%s</span></li>\n"
        .formatted(
            done,
            Words.amount(new Money(amount, currency)),
            Html.text(currency.code()),
            Words.count(total.count(), "payout", "payouts"));
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
        : "<b class=\"mark %s\">%s</b>".formatted(status.word(), Words.count(count, word, word));
  }

  private int count(Status status) {
    return runs.stream().mapToInt(run -> run.count(status)).sum();
  }

  /** Items that the run did not come to are not failures of the data. */
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

  /** Tells whether a run did not complete, though nobody stopped it. */
  private boolean isCutShort() {
    return runs.stream()
        .flatMap(run -> run.stop().stream())
        .anyMatch(stop -> stop.cause() != StopCause.STOPPED);
  }

  /** Tells whether somebody stopped a run, as by Ctrl-C. */
  private boolean isStopped() {
    return runs.stream()
        .flatMap(run -> run.stop().stream())
        .anyMatch(stop -> stop.cause() == StopCause.STOPPED);
  }
}
