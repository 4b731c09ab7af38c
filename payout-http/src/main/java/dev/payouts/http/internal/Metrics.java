package dev.payouts.http.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.store.KeptRun;
import dev.payouts.notion.RequestListener;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * The metrics in Prometheus format. No label contains data of a caller or the workspace.
 * Thread-safe.
 */
final class Metrics implements RequestListener {
  private static final String OK = "ok";
  private static final String ITEMS_FAILED = "items_failed";
  private static final String STOPPED = "stopped";
  private static final String FAILED = "failed";
  private static final ImmutableList<String> OUTCOMES =
      ImmutableList.of(OK, ITEMS_FAILED, STOPPED, FAILED);
  private static final double[] RUN_SECONDS = {1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800};
  private static final double[] REQUEST_SECONDS = {0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60};
  private static final double[] WAIT_SECONDS = {0.1, 1, 5, 15, 30, 60, 120};
  private static final double[] HTTP_SECONDS = {0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30, 120, 600};

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter runs =
      counter("payouts_runs", "Runs by type and outcome: ok, items_failed, stopped or failed.")
          .labelNames("type", "outcome")
          .register(registry);
  private final Counter payables =
      counter(
              "payouts_payables",
              "Payables by outcome: created, planned, skipped, failed or not_attempted.")
          .labelNames("type", "outcome")
          .register(registry);
  private final Histogram runSeconds =
      histogram("payouts_run_duration", "Duration of runs.", RUN_SECONDS)
          .labelNames("type")
          .register(registry);
  private final Gauge lastSuccess =
      Gauge.builder()
          .name("payouts_run_last_success_timestamp_seconds")
          .help("End of the last run of the type, except dry runs, that needed no attention.")
          .labelNames("type")
          .register(registry);
  private final Counter notionRequests =
      counter("payouts_notion_requests", "Requests to Notion; status 0 means no complete response.")
          .labelNames("endpoint", "status")
          .register(registry);
  private final Histogram notionSeconds =
      histogram(
              "payouts_notion_request_duration", "Duration of requests to Notion.", REQUEST_SECONDS)
          .labelNames("endpoint")
          .register(registry);
  private final Histogram budgetWaits =
      histogram(
              "payouts_notion_budget_wait",
              "Time that requests waited for the request budget.",
              WAIT_SECONDS)
          .register(registry);
  private final Counter httpRequests =
      counter("payouts_http_requests", "Requests to this server.")
          .labelNames("route", "status")
          .register(registry);
  private final Histogram httpSeconds =
      histogram(
              "payouts_http_request_duration", "Duration of requests to this server.", HTTP_SECONDS)
          .labelNames("route")
          .register(registry);

  /**
   * Creates the metrics. Counters that alerts watch start at 0: Prometheus sees no increase in a
   * series that begins with 1.
   */
  Metrics() {
    for (PayableType type : PayableType.values()) {
      OUTCOMES.forEach(outcome -> runs.initLabelValues(type.word(), outcome));
    }
    for (Endpoint endpoint : Endpoint.values()) {
      notionRequests.initLabelValues(name(endpoint), "401");
    }
  }

  private static Counter.Builder counter(String name, String help) {
    return Counter.builder().name(name).help(help);
  }

  private static Histogram.Builder histogram(String name, String help, double... bounds) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .unit(Unit.SECONDS)
        .classicOnly()
        .classicUpperBounds(bounds);
  }

  /** Registers the routes, whose internal errors start at 0 for the same reason. */
  void showRoutes(Iterable<String> routes) {
    for (String route : routes) {
      httpRequests.initLabelValues(route, "500");
    }
  }

  /** Registers the metric that tells whether a run is in progress. */
  void showRunning(BooleanSupplier isRunning) {
    GaugeWithCallback.builder()
        .name("payouts_run_under_way")
        .help("1 while a run is in progress.")
        .callback(callback -> callback.call(isRunning.getAsBoolean() ? 1 : 0))
        .register(registry);
  }

  /** Records a run of an earlier process, oldest first. */
  void kept(KeptRun run) {
    Instant endedAt = run.endedAt();
    if (endedAt != null) {
      for (PayableType type : run.succeeded()) {
        lastSuccess.labelValues(type.word()).set(endedAt.toEpochMilli() / 1e3);
      }
    }
  }

  /** Counts a run that has ended. */
  void ended(KeptRun run, ImmutableList<RunReport> reports) {
    kept(run);
    for (RunReport report : reports) {
      String type = report.request().type().word();
      runs.labelValues(type, outcome(report)).inc();
      runSeconds.labelValues(type).observe(seconds(report.duration()));
      for (Status status : Status.values()) {
        int count = report.count(status);
        payables
            .labelValues(type, status.word())
            .inc(status == Status.FAILED ? count - report.notAttempted() : count);
      }
      payables.labelValues(type, Reason.NOT_ATTEMPTED.word()).inc(report.notAttempted());
    }
  }

  private static String outcome(RunReport report) {
    if (report.stop().isPresent()) {
      return report.stop().get().cause() == FailureCause.STOPPED ? STOPPED : FAILED;
    }
    return report.needsAttention() ? ITEMS_FAILED : OK;
  }

  @Override
  public void ended(Endpoint endpoint, int status, Duration duration) {
    notionRequests.labelValues(name(endpoint), Integer.toString(status)).inc();
    notionSeconds.labelValues(name(endpoint)).observe(seconds(duration));
  }

  private static String name(Endpoint endpoint) {
    return endpoint.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void budgetResumed(Duration waited) {
    budgetWaits.observe(seconds(waited));
  }

  /** Counts a request to this server. */
  void served(String route, int status, Duration duration) {
    httpRequests.labelValues(route, Integer.toString(status)).inc();
    httpSeconds.labelValues(route).observe(seconds(duration));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  /** Returns all metrics in Prometheus text format. */
  Response response() {
    var out = new ByteArrayOutputStream();
    try {
      var writer = PrometheusTextFormatWriter.create();
      writer.write(out, registry.scrape());
      return Response.bytes(200, writer.getContentType(), out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory failed", e);
    }
  }
}
