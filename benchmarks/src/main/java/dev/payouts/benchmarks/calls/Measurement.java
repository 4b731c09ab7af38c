package dev.payouts.benchmarks.calls;

import dev.payouts.core.spi.ApiCalls;
import java.time.Duration;

/**
 * The cost of one way in one workspace.
 *
 * @param scenario the workspace
 * @param way the way
 * @param calls the requests received by the server
 * @param time the time from start to end
 * @param verdict the state of the workspace afterwards
 * @param origin whether it was measured or computed
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

  /** Returns whether it did all of its work and paid nothing twice that it could have seen. */
  public boolean isSound() {
    boolean mayMissSome =
        way == Way.ORIGINAL_HEAD
            && scenario.oldPayouts() + scenario.alreadyPaid() > Forecast.RESULT_CAP;
    return verdict.isWholeWorkOf(scenario) && (mayMissSome || verdict.paidTwice() == 0);
  }
}
