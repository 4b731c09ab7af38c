package dev.payouts.benchmarks.calls;

import com.google.common.base.Stopwatch;
import dev.payouts.core.spi.ApiCalls;
import java.time.Duration;

/**
 * The cost of one way in one workspace.
 *
 * @param calls the requests received by the server
 * @param time the time from start to end
 * @param verdict the state of the workspace afterwards
 */
public record Measurement(
    Scenario scenario, Way way, ApiCalls calls, Duration time, Verdict verdict, Origin origin) {
  /** Whether a cost was measured or computed. */
  public enum Origin {
    /** Measured. */
    MEASURED,
    /** Computed from the order of the requests. */
    COMPUTED
  }

  /**
   * Runs a way on its own stage, counts the requests, takes the time, and inspects the workspace
   * afterwards. The schemas have been read before.
   *
   * @throws RuntimeException if it fails
   */
  public static Measurement measured(Scenario scenario, Way way, Setting setting) {
    try (Stage stage = Stage.open(scenario, way, setting);
        Run run = Run.of(way, scenario, setting, stage)) {
      run.prepare();
      stage.traffic().reset();
      Stopwatch watch = Stopwatch.createStarted();
      run.run();
      Duration time = watch.elapsed();
      ApiCalls calls = Traffic.calls(stage.traffic());
      return new Measurement(scenario, way, calls, time, stage.verdict(), Origin.MEASURED);
    }
  }

  /**
   * Computes the cost of one of the other ways.
   *
   * @throws IllegalArgumentException if it is one of our ways, which are always measured
   */
  public static Measurement computed(Scenario scenario, Way way, Setting setting) {
    var forecast = new Forecast(scenario, setting);
    var verdict = new Verdict(scenario.toCreate(), 0, 0);
    return new Measurement(
        scenario, way, forecast.calls(way), forecast.time(way), verdict, Origin.COMPUTED);
  }

  /** Returns whether it did all of its work and paid nothing twice that it could have seen. */
  public boolean isSound() {
    boolean mayMissSome =
        way == Way.ORIGINAL_HEAD
            && scenario.oldPayouts() + scenario.alreadyPaid() > Forecast.RESULT_CAP;
    return verdict.isWholeWorkOf(scenario) && (mayMissSome || verdict.paidTwice() == 0);
  }
}
