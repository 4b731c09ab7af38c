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
  private static final String OK = "ok";
  private static final String ITEMS_FAILED = "items_failed";
  private static final String STOPPED = "stopped";
  private static final String FAILED = "failed";
  private static final ImmutableList<String> OUTCOMES =
      ImmutableList.of(OK, ITEMS_FAILED, STOPPED, FAILED);
  private static final ImmutableList<Double> BOUNDS =
      ImmutableList.of(1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0);

  /** A metric with its series, by name and labels. */
  private record Family(String name, String type, String help, Map<String, Double> series) {
    Family(String name, String type, String help) {
      this(name, type, help, new LinkedHashMap<>());
    }

    void add(String labels, double more) {
      series.merge(name + labels, more, Double::sum);
    }

    void set(String labels, double value) {
      series.put(name + labels, value);
    }
  }

  private final Family runs =
      new Family(
          "payouts_runs_total",
          "counter",
          "Runs by type and outcome: ok, items_failed, stopped or failed.");
  private final Family payables =
      new Family(
          "payouts_payables_total",
          "counter",
          "Payables by outcome: created, planned, skipped, failed or not_attempted.");
  private final Family durations =
      new Family("payouts_run_duration_seconds", "histogram", "Duration of runs.");
  private final Family lastSuccess =
      new Family(
          "payouts_run_last_success_timestamp_seconds",
          "gauge",
          "End of the last run of the type, except dry runs, that needed no attention.");
  private final Family duplicates =
      new Family(
          "payouts_duplicates",
          "gauge",
          "Payables with several live payouts that the last complete run of the type found.");

  private final ImmutableList<Family> families =
      ImmutableList.of(runs, payables, durations, lastSuccess, duplicates);

  /** Creates the metrics of no runs. */
  public RunMetrics() {
    for (PayableType type : PayableType.values()) {
      OUTCOMES.forEach(outcome -> runs.add(outcome(outcome, type), 0));
      for (Status status : Status.values()) {
        payables.add(outcome(status.word(), type), 0);
      }
      payables.add(outcome(Reason.NOT_ATTEMPTED.word(), type), 0);
      BOUNDS.forEach(bound -> durations.add(bucket(bound.toString(), type), 0));
      durations.add(bucket("+Inf", type), 0);
      durations.add("_count" + only(type), 0);
      durations.add("_sum" + only(type), 0);
      duplicates.add(only(type), 0);
    }
  }

  private static String only(PayableType type) {
    return "{type=\"" + type.word() + "\"}";
  }

  private static String outcome(String outcome, PayableType type) {
    return "{outcome=\"" + outcome + "\",type=\"" + type.word() + "\"}";
  }

  private static String bucket(String bound, PayableType type) {
    return "_bucket{type=\"" + type.word() + "\",le=\"" + bound + "\"}";
  }

  /**
   * Counts a run of one type that has ended.
   *
   * @param report its report
   */
  public synchronized void add(RunReport report) {
    PayableType type = report.request().type();
    String outcome = outcome(report);
    runs.add(outcome(outcome, type), 1);
    for (Status status : Status.values()) {
      int all = report.count(status);
      payables.add(
          outcome(status.word(), type),
          status == Status.FAILED ? all - report.notAttempted() : all);
    }
    payables.add(outcome(Reason.NOT_ATTEMPTED.word(), type), report.notAttempted());
    observe(type, report.duration().toNanos() / 1e9);
    if (report.failure().isEmpty()) {
      found(report);
    }
    if (outcome.equals(OK) && !report.request().has(RunOption.DRY_RUN)) {
      succeeded(type, report.startedAt().plus(report.duration()));
    }
  }

  private static String outcome(RunReport report) {
    if (report.failure().isPresent()) {
      return report.failure().get().cause() == FailureCause.STOPPED ? STOPPED : FAILED;
    }
    return report.needsAttention() ? ITEMS_FAILED : OK;
  }

  private void observe(PayableType type, double seconds) {
    for (double bound : BOUNDS) {
      durations.add(bucket(Double.toString(bound), type), seconds <= bound ? 1 : 0);
    }
    durations.add(bucket("+Inf", type), 1);
    durations.add("_count" + only(type), 1);
    durations.add("_sum" + only(type), seconds);
  }

  /**
   * Counts a run that did not begin.
   *
   * @param type its type
   */
  public synchronized void didNotBegin(PayableType type) {
    runs.add(outcome(FAILED, type), 1);
  }

  /**
   * Notes a success without counting it, unless a later one is known.
   *
   * @param type the type of the run
   * @param at when it ended
   */
  public synchronized void succeeded(PayableType type, Instant at) {
    lastSuccess.series.merge(lastSuccess.name + only(type), at.toEpochMilli() / 1e3, Math::max);
  }

  /**
   * Notes the duplicates of a complete run without counting it.
   *
   * @param report its report
   */
  public synchronized void found(RunReport report) {
    duplicates.set(only(report.request().type()), report.duplicates().size());
  }

  /**
   * Continues from what {@link #text()} returned earlier; ignores lines of another form.
   *
   * @param text the text
   */
  public synchronized void restore(String text) {
    for (PayableType type : PayableType.values()) {
      lastSuccess.set(only(type), Double.NaN);
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
