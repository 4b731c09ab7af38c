package dev.payouts.core.report;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Doubles;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Reason;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.core.model.PayableType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The metrics of runs in Prometheus text format (payout-http/README.md, "Alerts"). Every series
 * exists from the start, at 0, because Prometheus sees no increase in a series that begins with 1;
 * only the last success is absent before the first one. No label holds data of the workspace.
 * Thread-safe.
 */
public final class RunMetrics {
  private static final String RUNS = "payouts_runs_total";
  private static final String PAYABLES = "payouts_payables_total";
  private static final String DURATION = "payouts_run_duration_seconds";
  private static final String LAST_SUCCESS = "payouts_run_last_success_timestamp_seconds";
  private static final String DUPLICATES = "payouts_duplicates";
  private static final String OK = "ok";
  private static final String ITEMS_FAILED = "items_failed";
  private static final String STOPPED = "stopped";
  private static final String FAILED = "failed";
  private static final ImmutableList<String> OUTCOMES =
      ImmutableList.of(OK, ITEMS_FAILED, STOPPED, FAILED);
  private static final ImmutableList<Double> BOUNDS =
      ImmutableList.of(1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0);

  /** A metric with its series. */
  private record Family(String name, String type, String help, Map<String, Double> series) {}

  private final Family runs =
      new Family(
          RUNS,
          "counter",
          "Runs by type and outcome: ok, items_failed, stopped or failed.",
          new LinkedHashMap<>());
  private final Family payables =
      new Family(
          PAYABLES,
          "counter",
          "Payables by outcome: created, planned, skipped, failed or not_attempted.",
          new LinkedHashMap<>());
  private final Family durations =
      new Family(DURATION, "histogram", "Duration of runs.", new LinkedHashMap<>());
  private final Family lastSuccess =
      new Family(
          LAST_SUCCESS,
          "gauge",
          "End of the last run of the type, except dry runs, that needed no attention.",
          new LinkedHashMap<>());
  private final Family duplicates =
      new Family(
          DUPLICATES,
          "gauge",
          "Payables with several live payouts that the last complete run of the type found.",
          new LinkedHashMap<>());

  private final ImmutableList<Family> families =
      ImmutableList.of(runs, payables, durations, lastSuccess, duplicates);

  /** Creates the metrics of no runs. */
  public RunMetrics() {
    for (PayableType type : PayableType.values()) {
      String word = type.word();
      OUTCOMES.forEach(outcome -> runs.series.put(outcome(RUNS, outcome, word), 0.0));
      for (Status status : Status.values()) {
        payables.series.put(outcome(PAYABLES, status.word(), word), 0.0);
      }
      payables.series.put(outcome(PAYABLES, Reason.NOT_ATTEMPTED.word(), word), 0.0);
      BOUNDS.forEach(bound -> durations.series.put(bucket(word, bound.toString()), 0.0));
      durations.series.put(bucket(word, "+Inf"), 0.0);
      durations.series.put(series(DURATION + "_count", word), 0.0);
      durations.series.put(series(DURATION + "_sum", word), 0.0);
      duplicates.series.put(series(DUPLICATES, word), 0.0);
    }
  }

  private static String series(String name, String type) {
    return name + "{type=\"" + type + "\"}";
  }

  private static String outcome(String name, String outcome, String type) {
    return name + "{outcome=\"" + outcome + "\",type=\"" + type + "\"}";
  }

  private static String bucket(String type, String bound) {
    return DURATION + "_bucket{type=\"" + type + "\",le=\"" + bound + "\"}";
  }

  /**
   * Counts a run of one type that has ended.
   *
   * @param report its report
   */
  public synchronized void add(RunReport report) {
    String type = report.request().type().word();
    String outcome = outcome(report);
    count(runs, outcome(RUNS, outcome, type), 1);
    for (Status status : Status.values()) {
      int all = report.count(status);
      count(
          payables,
          outcome(PAYABLES, status.word(), type),
          status == Status.FAILED ? all - report.notAttempted() : all);
    }
    count(payables, outcome(PAYABLES, Reason.NOT_ATTEMPTED.word(), type), report.notAttempted());
    observe(type, report.duration().toNanos() / 1e9);
    if (report.failure().isEmpty()) {
      found(report);
    }
    if (outcome.equals(OK) && !report.request().has(RunOption.DRY_RUN)) {
      succeeded(report.request().type(), report.startedAt().plus(report.duration()));
    }
  }

  private static String outcome(RunReport report) {
    if (report.failure().isPresent()) {
      return report.failure().get().cause() == FailureCause.STOPPED ? STOPPED : FAILED;
    }
    return report.needsAttention() ? ITEMS_FAILED : OK;
  }

  private static void count(Family family, String series, double more) {
    family.series.merge(series, more, Double::sum);
  }

  private void observe(String type, double seconds) {
    for (double bound : BOUNDS) {
      count(durations, bucket(type, Double.toString(bound)), seconds <= bound ? 1 : 0);
    }
    count(durations, bucket(type, "+Inf"), 1);
    count(durations, series(DURATION + "_count", type), 1);
    count(durations, series(DURATION + "_sum", type), seconds);
  }

  /**
   * Counts a run that did not begin.
   *
   * @param type its type
   */
  public synchronized void didNotBegin(PayableType type) {
    count(runs, outcome(RUNS, FAILED, type.word()), 1);
  }

  /**
   * Notes a success without counting it, unless a later one is known.
   *
   * @param type the type of the run
   * @param at when it ended
   */
  public synchronized void succeeded(PayableType type, Instant at) {
    lastSuccess.series.merge(series(LAST_SUCCESS, type.word()), at.toEpochMilli() / 1e3, Math::max);
  }

  /**
   * Notes the duplicates of a complete run without counting it.
   *
   * @param report its report
   */
  public synchronized void found(RunReport report) {
    duplicates.series.put(
        series(DUPLICATES, report.request().type().word()), (double) report.duplicates().size());
  }

  /**
   * Continues from what {@link #text()} returned earlier; ignores lines of another form.
   *
   * @param text the text
   */
  public synchronized void restore(String text) {
    for (PayableType type : PayableType.values()) {
      lastSuccess.series.put(series(LAST_SUCCESS, type.word()), Double.NaN);
    }
    text.lines().forEach(this::restoreLine);
    lastSuccess.series.values().removeIf(value -> value.isNaN());
  }

  private void restoreLine(String line) {
    int space = line.lastIndexOf(' ');
    Double value = space < 0 ? null : Doubles.tryParse(line.substring(space + 1));
    if (value == null || !Double.isFinite(value) || value < 0) {
      return;
    }
    String series = line.substring(0, space);
    families.forEach(family -> family.series.replace(series, value));
  }

  /** {@return all metrics; each line ends with a line break} */
  public synchronized String text() {
    var text = new StringBuilder();
    for (Family family : families) {
      text.append("# HELP %s %s\n".formatted(family.name, family.help));
      text.append("# TYPE %s %s\n".formatted(family.name, family.type));
      family.series.forEach((series, value) -> text.append(series + " " + value + "\n"));
    }
    return text.toString();
  }
}
