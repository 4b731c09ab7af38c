package dev.payouts.benchmarks.calls;

import dev.payouts.core.host.Host;
import dev.payouts.core.spi.ApiCalls;
import java.time.Duration;

/**
 * Runs each way on its own stage and measures its cost. Not thread-safe.
 *
 * @param host the host with the clock
 * @param setting the settings shared by all ways
 */
public record Bench(Host host, Setting setting) {
  /**
   * Runs a way, counts the requests, takes the time, and inspects the workspace afterwards. The
   * schemas have been read before.
   *
   * @throws RuntimeException if it fails
   */
  public Measurement measure(Scenario scenario, Way way) {
    try (Stage stage = Stage.open(scenario, setting);
        Run run = Run.of(way, scenario, setting, stage)) {
      run.prepare();
      stage.traffic().reset();
      Duration start = host.elapsed();
      run.run();
      Duration time = host.elapsed().minus(start);
      ApiCalls calls = Traffic.calls(stage.traffic());
      return new Measurement(
          scenario, way, calls, time, stage.verdict(), Measurement.Origin.MEASURED);
    }
  }

  /**
   * Computes the cost of one of the other ways.
   *
   * @throws IllegalArgumentException if it is one of our ways, which are always measured
   */
  public Measurement compute(Scenario scenario, Way way) {
    var forecast = new Forecast(scenario, setting);
    return switch (way) {
      case N_PLUS_ONE -> computed(scenario, way, forecast.nPlusOne(), forecast.nPlusOneTime());
      case ORIGINAL_HEAD ->
          computed(scenario, way, forecast.originalHead(), forecast.originalHeadTime());
      case OURS, OURS_COMPLETING -> throw new IllegalArgumentException("to be measured: " + way);
    };
  }

  private static Measurement computed(Scenario scenario, Way way, ApiCalls calls, Duration time) {
    var verdict = new Verdict(scenario.toCreate(), 0, 0);
    return new Measurement(scenario, way, calls, time, verdict, Measurement.Origin.COMPUTED);
  }
}
