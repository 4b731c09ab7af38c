package dev.payouts.benchmarks.calls;

import com.google.common.collect.ImmutableList;
import dev.payouts.benchmarks.calls.Measurement.Origin;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The costs of all ways in one workspace, each measured or computed, and the minimum. */
public record Comparison(Forecast forecast, ImmutableList<Measurement> measurements) {
  /** Returns the cost of a way, if present. */
  public Optional<Measurement> of(Way way) {
    return measurements.stream().filter(each -> each.way() == way).findFirst();
  }

  /** Returns the cells that describe the workspace. */
  ImmutableList<String> scenarioCells() {
    Scenario scenario = forecast.scenario();
    return ImmutableList.of(
        scenario.title(), count(scenario.payables()), count(scenario.oldPayouts()));
  }

  /** Returns the cells of the request table: ratios, scenario, counts. */
  ImmutableList<String> requestCells() {
    return cells(
        measurement -> measurement.calls().total(),
        Comparison::requests,
        count(forecast.floor().total()));
  }

  /** Returns the cells of the time table: ratios, scenario, seconds. */
  ImmutableList<String> timeCells() {
    return cells(
        measurement -> measurement.time().toMillis(),
        Comparison::seconds,
        seconds(forecast.floorTime()));
  }

  private ImmutableList<String> cells(
      ToDoubleFunction<Measurement> cost, Function<Measurement, String> shown, String floor) {
    return ImmutableList.<String>builder()
        .add(ratio(Way.N_PLUS_ONE, cost), ratio(Way.ORIGINAL_HEAD, cost))
        .addAll(scenarioCells())
        .add(shown(Way.N_PLUS_ONE, shown), shown(Way.ORIGINAL_HEAD, shown))
        .add(shown(Way.OURS, shown), floor)
        .build();
  }

  private String ratio(Way other, ToDoubleFunction<Measurement> cost) {
    double ours = cost.applyAsDouble(of(Way.OURS).orElseThrow());
    Measurement theirs = of(other).orElseThrow();
    return ours == 0
        ? "-"
        : mark(theirs) + String.format(Locale.ROOT, "%.1fx", cost.applyAsDouble(theirs) / ours);
  }

  private String shown(Way way, Function<Measurement, String> shown) {
    Measurement measurement = of(way).orElseThrow();
    return mark(measurement) + shown.apply(measurement);
  }

  /** Marks computed figures. */
  static String mark(Measurement measurement) {
    return measurement.origin() == Origin.COMPUTED ? "~" : "";
  }

  static String requests(Measurement measurement) {
    return count(measurement.calls().total());
  }

  static String seconds(Measurement measurement) {
    return seconds(measurement.time());
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1_000.0);
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
