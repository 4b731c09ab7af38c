package dev.payouts.cli.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.OutputFormat.Purpose;
import dev.payouts.core.ApiCalls;
import dev.payouts.core.CurrencyCode;
import dev.payouts.core.Money;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What runs came to: a section for each type, and where there are several, all of them together.
 */
final class Summary {
  /** How far a line of a list is set in. */
  private static final int LISTED = 2;

  private final ScreenText text;
  private final Purpose purpose;

  Summary(ScreenText text, Purpose purpose) {
    this.text = text;
    this.purpose = purpose;
  }

  void add(List<RunReport> runs) {
    runs.forEach(this::section);
    if (runs.size() > 1) {
      together(runs);
    }
  }

  private void section(RunReport run) {
    text.line(Words.headline(run) + ", run " + run.runId(), Colour.BOLD);
    List<RunReport> itself = List.of(run);
    if (!run.items().isEmpty()) {
      String done = run.request().has(RunOption.DRY_RUN) ? "planned" : "created";
      totals(itself).forEach(total -> text.line("Total " + done + ": " + total));
      text.line("Items: " + counts(itself));
    }
    findings(FindingsText.waiting(run.findings().waiting()), Colour.YELLOW);
    findings(FindingsText.comparison(run), Colour.PLAIN);
    text.line(Requests.line(run) + (purpose.comparesRequests() ? Requests.comparison(run) : ""));
    ApiCalls planned = run.callsOfRealRun();
    if (purpose.isPlan() && planned != null) {
      text.line("A real run would take: " + Requests.sum(planned));
    }
    if (run.stop().isPresent()) {
      text.line("This run was not carried through: see the error for why.", Colour.RED);
    }
    text.gap();
  }

  /** The first line says what the others are. */
  private void findings(List<String> lines, Colour colour) {
    for (int i = 0; i < lines.size(); i++) {
      if (i == 0) {
        text.line(lines.get(i), colour);
      } else {
        text.line(lines.get(i), LISTED);
      }
    }
  }

  private void together(List<RunReport> runs) {
    text.line("All types together", Colour.BOLD);
    totals(runs).forEach(text::line);
    long requests = runs.stream().mapToLong(run -> run.calls().total()).sum();
    text.line(counts(runs) + "; " + Words.count(requests, "request", "requests"));
  }

  /** Returns what was created or planned, a text for each currency. */
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
            Words.amount(money),
            money.currency(),
            Words.count(total.getValue().count(), "payout", "payouts"));
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
