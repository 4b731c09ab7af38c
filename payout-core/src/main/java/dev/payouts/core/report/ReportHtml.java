package dev.payouts.core.report;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import dev.payouts.core.Provenance;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Totals;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.report.internal.DisplayText;
import dev.payouts.core.report.internal.ProvenanceText;
import dev.payouts.core.report.internal.RequestCounts;
import dev.payouts.core.report.internal.TotalsText;
import dev.payouts.core.spi.ApiCalls;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Renders the HTML page of one invocation. The page is a single file, runs only its own script, and
 * can be read without it.
 */
public final class ReportHtml {
  private final ImmutableList<RunRequest> requests;
  private final ImmutableList<RunReport> runs;
  private final Purpose purpose;
  private final int maxItems;

  private ReportHtml(
      ImmutableList<RunRequest> requests,
      ImmutableList<RunReport> runs,
      Purpose purpose,
      int maxItems) {
    this.requests = requests;
    this.runs = runs;
    this.purpose = purpose;
    this.maxItems = maxItems;
  }

  /**
   * {@return the page}
   *
   * @param requests the requested runs; at least one
   * @param runs the reports of those that were started, in the same order
   * @param purpose whether it is a plan
   */
  public static String html(
      ImmutableList<RunRequest> requests, ImmutableList<RunReport> runs, Purpose purpose) {
    return new ReportHtml(requests, runs, purpose, Integer.MAX_VALUE).html();
  }

  /**
   * {@return the page of a run, for a browser that is sent many}
   *
   * @param requests the requested runs; at least one
   * @param runs the reports of those that were started, in the same order
   * @param maxItems the most items to show of each type: those that need attention come first
   */
  public static String html(
      ImmutableList<RunRequest> requests, ImmutableList<RunReport> runs, int maxItems) {
    return new ReportHtml(requests, runs, Purpose.REPORT, maxItems).html();
  }

  /** {@return the source of its style in a Content-Security-Policy} */
  public static String styleSource() {
    return hash(Html.resource("page.css"));
  }

  /** {@return the source of its script in a Content-Security-Policy} */
  public static String scriptSource() {
    return hash(Html.resource("page.js"));
  }

  /** {@return its Content-Security-Policy: only its own style and script, by their hashes} */
  public static String policy() {
    return "default-src 'none'; style-src %s; script-src %s; img-src data:; base-uri 'none'; form-action 'none'"
        .formatted(styleSource(), scriptSource());
  }

  private String html() {
    String title = Html.text(title());
    return page(title, body(title));
  }

  /** Returns a page with the style and the script of all reports. */
  static String page(String title, String body) {
    String style = Html.resource("page.css");
    String script = Html.resource("page.js");
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="%s">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta name="robots" content="noindex">
    <link rel="icon" href="data:,">
    <title>%s</title>
    <style>%s</style>
    </head>
    <body>
    %s<script>%s</script>
    </body>
    </html>
    """
        .formatted(policy(), title, style, body, script);
  }

  private static String hash(String content) {
    byte[] hash = Hashing.sha256().hashString(content, UTF_8).asBytes();
    return "'sha256-" + BaseEncoding.base64().encode(hash) + "'";
  }

  private String title() {
    return (purpose.isPlan() ? "Plan: " : isDry() ? "Dry run: " : "")
        + requests.stream().map(DisplayText::title).collect(joining(" · "));
  }

  private boolean isDry() {
    return requests.stream().anyMatch(request -> request.has(RunOption.DRY_RUN));
  }

  private String body(String title) {
    ImmutableList<PayableType> notBegun =
        requests.stream().skip(runs.size()).map(RunRequest::type).collect(toImmutableList());
    var html = new StringBuilder();
    html.append("<header>\n<h1>").append(title).append("</h1>\n");
    html.append(new Headline(runs, notBegun, isDry()).html()).append(facts());
    html.append(
        """
        </header>
        <main>
        <p class="find" hidden><label for="find">Search</label> <input id="find" type="search" \
        autocomplete="off" spellcheck="false"> <output for="find"></output> \
        <button type="button" id="calculations" hidden>Open all calculations</button></p>
        """);
    for (int i = 0; i < runs.size(); i++) {
      html.append(section(i));
    }
    return html.append("</main>\n").toString();
  }

  private String facts() {
    if (runs.isEmpty()) {
      return "";
    }
    RunReport first = runs.get(0);
    Duration duration =
        runs.stream().map(RunReport::duration).reduce(Duration.ZERO, Duration::plus);
    boolean hasNoId = first.runId().isEmpty();
    String started =
        "<div><dt>%s</dt><dd><time datetime=\"%s\">%s</time></dd></div>\n"
            .formatted(
                hasNoId && purpose.isPlan() ? "Planned" : "Started",
                first.startedAt(),
                Times.moment(first.startedAt()));
    return "<dl class=\"facts\">\n"
        + (hasNoId
            ? ""
            : "<div><dt>Run</dt><dd class=\"id\">" + Html.text(first.runId()) + "</dd></div>\n")
        + started
        + (hasNoId && duration.isZero() ? "" : fact("Duration", Optional.of(Times.words(duration))))
        + provenance(first)
        + "</dl>\n";
  }

  private static String provenance(RunReport run) {
    Provenance provenance = run.findings().provenance();
    return fact("Started by", ProvenanceText.starter(provenance))
        + fact(ProvenanceText.planLabel(run), ProvenanceText.plan(provenance));
  }

  private static String fact(String name, Optional<String> value) {
    return value
        .map(text -> "<div><dt>%s</dt><dd>%s</dd></div>\n".formatted(name, Html.text(text)))
        .orElse("");
  }

  private String section(int number) {
    RunReport run = runs.get(number);
    return "<section class=\"run\" id=\"run-%s\">\n<h2>%s</h2>\n%s%s%s%s%s%s%s</section>\n"
        .formatted(
            number,
            DisplayText.title(run.request()),
            totals(run),
            RunNotices.duplicates(run),
            RunNotices.resolutions(run),
            FindingsHtml.waiting(run.findings().waiting()),
            FindingsHtml.variance(run.findings().comparison()),
            ItemTable.of(run, maxItems),
            requests(run));
  }

  /** Returns the totals of a type, if the page has several types. */
  private String totals(RunReport run) {
    Totals totals = Totals.of(List.of(run));
    if (runs.size() == 1 || (totals.now().isEmpty() && !totals.hasPaid())) {
      return "";
    }
    return totals(isDry() ? "To be created" : "Created", TotalsText.lines(totals.now()))
        + totals("Voided since", TotalsText.lines(totals.voided()))
        + (totals.hasPaid()
            ? totals("Already paid", TotalsText.paid(totals))
                + totals("Together", TotalsText.lines(totals.together()))
            : "");
  }

  private static String totals(String title, List<String> lines) {
    return lines.isEmpty()
        ? ""
        : Html.element("p", "note", title + ": " + Html.text(String.join(" · ", lines)));
  }

  private String requests(RunReport run) {
    if (!RequestCounts.areKnown(run)) {
      return "";
    }
    ApiCalls planned = run.callsOfRealRun();
    String plan =
        purpose.isPlan() && planned != null
            ? ". A real run would take: " + RequestCounts.sum(planned)
            : "";
    return Html.element("p", "note", RequestCounts.line(run) + plan + ".");
  }
}
