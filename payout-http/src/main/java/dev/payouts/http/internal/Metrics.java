package dev.payouts.http.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dev.payouts.notion.RequestListener;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * The metrics of requests in Prometheus format. No label contains data of a caller or the
 * workspace. Thread-safe.
 */
final class Metrics implements RequestListener {
  private static final ImmutableList<Integer> NOTION_STATUSES =
      ImmutableList.of(0, 200, 400, 401, 403, 404, 409, 429, 500, 502, 503, 504, 529);
  private static final ImmutableList<Integer> HTTP_STATUSES =
      ImmutableList.of(
          200, 202, 400, 401, 404, 405, 409, 413, 414, 415, 422, 429, 431, 500, 502, 503);
  private static final double[] REQUEST_SECONDS = {0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60};
  private static final double[] WAIT_SECONDS = {0.1, 1, 5, 15, 30, 60, 120};
  private static final double[] HTTP_SECONDS = {0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30, 120, 600};

  private final PrometheusRegistry registry = new PrometheusRegistry();
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
   * Creates the metrics. Every series that can be known starts at 0: Prometheus sees no increase in
   * a series that begins with 1.
   */
  Metrics() {
    for (Endpoint endpoint : Endpoint.values()) {
      NOTION_STATUSES.forEach(
          status -> notionRequests.initLabelValues(name(endpoint), Integer.toString(status)));
      notionSeconds.initLabelValues(name(endpoint));
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

  /** Registers the routes. */
  void showRoutes(Iterable<String> routes) {
    for (String route : Iterables.concat(routes, ImmutableList.of(Routes.NO_ROUTE))) {
      HTTP_STATUSES.forEach(
          status -> httpRequests.initLabelValues(route, Integer.toString(status)));
      httpSeconds.initLabelValues(route);
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

  /**
   * Returns all metrics in Prometheus text format.
   *
   * @param runs those of runs
   */
  Response response(String runs) {
    var out = new ByteArrayOutputStream();
    try {
      var writer = PrometheusTextFormatWriter.create();
      writer.write(out, registry.scrape());
      out.write(runs.getBytes(UTF_8));
      return Response.bytes(200, writer.getContentType(), out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory failed", e);
    }
  }
}
