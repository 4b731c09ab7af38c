package dev.payouts.cli.internal.html;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.Requests;
import dev.payouts.cli.internal.Words;
import dev.payouts.cli.internal.html.Lanes.Bar;
import dev.payouts.cli.internal.html.Lanes.Look;
import dev.payouts.cli.internal.html.RunTrace.Request;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.core.RunOption;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The picture of a run: who did what when, and beside it the N+1 way. Readable without script. */
final class Picture {
  private static final int PHASES_HEIGHT = 16;

  /** How far apart, in percent, the numbers of phases have to be. */
  private static final double NUMBER_WIDTH = 3;

  private final RecordedRun run;
  private final RunTrace trace;
  private final int workers;
  private final StringBuilder html = new StringBuilder();

  private Picture(RecordedRun run, int workers) {
    this.run = run;
    this.trace = run.trace();
    this.workers = workers;
  }

  /**
   * Draws a run.
   *
   * @param workers how many creates may be under way at once
   */
  static String of(RecordedRun run, int workers) {
    return new Picture(run, workers).draw();
  }

  private String draw() {
    if (trace.requests().isEmpty()) {
      return "<p>No request was sent.</p>\n";
    }
    Lanes lanes = Lanes.of(trace);
    timeline(lanes);
    phases();
    OneByOneTime.of(run, workers).ifPresent(other -> comparison(lanes, other));
    return html.toString();
  }

  private void timeline(Lanes lanes) {
    var drawing = new Drawing(scale(trace.length()), lanes.count());
    html.append(
        "<figure>\n<figcaption>Each row is a worker; time goes to the right.</figcaption>\n");
    html.append(legend(lanes.bars()));
    html.append(
        "<svg class=\"lanes\" width=\"100%%\" height=\"%s\" role=\"img\" aria-label=\"%s\">"
            .formatted(PHASES_HEIGHT + drawing.height(), Html.text(inWords(lanes))));
    phaseBands(drawing);
    html.append("<svg y=\"%s\">".formatted(PHASES_HEIGHT)).append(drawing.bars(lanes.bars()));
    html.append("</svg></svg>\n").append(drawing.axis()).append("\n</figure>\n");
    if (trace.notKept() > 0) {
      html.append(
          "<p class=\"note\">%s came later and are not drawn.</p>\n"
              .formatted(Words.count(trace.notKept(), "request or wait", "requests and waits")));
    }
  }

  private String inWords(Lanes lanes) {
    return "Timeline of %s by %s in %s; the table below has the figures."
        .formatted(
            Words.count(trace.requests().size(), "request", "requests"),
            Words.count(lanes.count(), "worker", "workers"),
            Times.words(trace.length()));
  }

  private static Duration scale(Duration length) {
    return length.isZero() ? Duration.ofMillis(1) : length;
  }

  /** Marks where each phase begins, with the number that it has in the table below. */
  private void phaseBands(Drawing drawing) {
    double free = 0;
    for (int i = 0; i < trace.phases().size(); i++) {
      Duration at = trace.phases().get(i).at();
      double place = Math.max(free, 100.0 * at.toNanos() / drawing.scale().toNanos());
      html.append(
          "<line class=\"phase\" x1=\"%s\" x2=\"%1$s\" y1=\"%s\" y2=\"100%%\"/>"
              .formatted(drawing.percent(at), PHASES_HEIGHT));
      if (place <= 100 - NUMBER_WIDTH / 2) {
        html.append("<text x=\"%s\" y=\"11\">%s</text>".formatted(Drawing.percent(place), i + 1));
        free = place + NUMBER_WIDTH;
      }
    }
  }

  private static String legend(List<Bar> bars) {
    Set<Look> looks = EnumSet.noneOf(Look.class);
    bars.forEach(bar -> looks.add(bar.look()));
    return looks.stream()
        .map(
            look ->
                "<li><svg width=\"12\" height=\"12\" aria-hidden=\"true\"><rect class=\"%s\" width=\"12\" height=\"12\"/></svg> %s</li>"
                    .formatted(look.cssClass(), look.legend()))
        .collect(joining("", "<ul class=\"legend\">", "</ul>\n"));
  }

  private void phases() {
    html.append(
        """
        <table class="phases">
        <thead><tr><th scope="col">Phase</th><th scope="col" class="n">Took</th>\
        <th scope="col" class="n">Requests</th><th scope="col" class="n">Longest wait</th></tr></thead>
        <tbody>
        """);
    for (int i = 0; i < trace.phases().size(); i++) {
      phase(i);
    }
    html.append("</tbody>\n</table>\n");
  }

  private void phase(int place) {
    List<Request> requests =
        trace.requests().stream()
            .filter(request -> trace.phaseAt(request.span().start()) == place)
            .toList();
    Optional<Duration> longestWait =
        trace.waits().stream()
            .filter(wait -> trace.phaseAt(wait.start()) == place)
            .map(wait -> wait.length())
            .max(Duration::compareTo);
    RunTrace.PhaseStart phase = trace.phases().get(place);
    html.append(
        "<tr><th scope=\"row\">%s. %s</th><td class=\"n\">%s</td><td class=\"n\">%s%s</td><td class=\"n\">%s</td></tr>\n"
            .formatted(
                place + 1,
                title(phase.phase()),
                Times.words(trace.endOf(place).minus(phase.at())),
                String.format(Locale.ROOT, "%,d", requests.size()),
                troubles(requests),
                longestWait.map(Times::words).orElse("–")));
  }

  private static String troubles(List<Request> requests) {
    ImmutableList.Builder<String> troubles = ImmutableList.builder();
    count(troubles, requests.stream().filter(Request::isRefused).count(), "refused");
    count(troubles, requests.stream().filter(Request::isFailed).count(), "failed");
    count(troubles, requests.stream().filter(Request::isRepeat).count(), "repeated");
    String all = String.join(", ", troubles.build());
    return all.isEmpty() ? "" : " <small>(" + all + ")</small>";
  }

  private static void count(ImmutableList.Builder<String> troubles, long number, String what) {
    if (number > 0) {
      troubles.add(Words.count(number, what, what));
    }
  }

  private static String title(Phase phase) {
    return switch (phase) {
      case TAKE_OVER -> "Wait for what other processes sent";
      case LIST -> "List what is approved";
      case PRELOAD -> "Load rates, payouts, contractors";
      case DECIDE -> "Decide";
      case CREATE -> "Create payouts";
      case SETTLE -> "Settle creates without an answer";
      case AUDIT -> "Audit what was created";
    };
  }

  /** Both ways on one scale, each in one row: what any of its workers did. */
  private void comparison(Lanes lanes, OneByOneTime other) {
    Duration longer =
        trace.length().compareTo(other.length()) < 0 ? other.length() : trace.length();
    var drawing = new Drawing(scale(longer), 1);
    ImmutableList<Bar> ours =
        lanes.bars().stream()
            .map(bar -> new Bar(bar.look(), 0, bar.start(), bar.end()))
            .collect(ImmutableList.toImmutableList());
    html.append("<h4>Beside it: everything looked up one by one</h4>\n<figure class=\"ways\">\n");
    way(
        drawing,
        "This run",
        "%s in %s".formatted(oursInWords(), Times.words(trace.length())),
        ours);
    way(
        drawing,
        "One by one (N+1), computed",
        "%s in about %s".formatted(Requests.sum(other.requests()), Times.words(other.length())),
        other.bars());
    html.append(drawing.axis()).append("\n</figure>\n");
    html.append(Html.element("p", "note", basis(other)));
  }

  private String oursInWords() {
    return Requests.sum(run.report().calls());
  }

  private void way(Drawing drawing, String name, String figures, List<Bar> bars) {
    html.append(
        "<p><b>%s</b>: %s</p><svg width=\"100%%\" height=\"%s\" role=\"img\" aria-label=\"%1$s: %2$s\">%s</svg>\n"
            .formatted(name, figures, drawing.height(), drawing.bars(bars)));
  }

  private String basis(OneByOneTime other) {
    String dryRun =
        run.report().request().has(RunOption.DRY_RUN) ? " Only the reading is compared." : "";
    String budget =
        other.budget() == 0
            ? " It is given no wait for the request budget."
            : " As this run had to wait for the request budget, it is given the same: %s in each 60 s."
                .formatted(Words.count(other.budget(), "request", "requests"));
    String same =
        " The %s in which this run sent nothing are given to both."
            .formatted(Times.words(other.sameEitherWay()));
    return "Computed, not measured: each of its requests takes %s, the median of this run, and %s work at once after the listing.%s%s%s"
        .formatted(
            Times.words(other.each()),
            Words.count(other.workers(), "worker", "workers"),
            budget,
            same,
            dryRun);
  }
}
