package dev.payouts.benchmarks.calls;

import dev.payouts.core.ApiCalls;
import java.time.Duration;

/**
 * What one way costs in one workspace.
 *
 * @param scenario the workspace
 * @param way the way
 * @param calls the requests that the server saw
 * @param time from its beginning to its end
 * @param verdict what the workspace holds then
 * @param origin whether it was run
 */
public record Measurement(
    Scenario scenario, Way way, ApiCalls calls, Duration time, Verdict verdict, Origin origin) {
  /** Whether it was run. */
  public enum Origin {
    /** It was. */
    MEASURED,
    /** It was not: it follows from the order of the calls. */
    COMPUTED
  }

  /** Tells whether it did all of its work, and paid nothing twice that it could have seen. */
  public boolean isSound() {
    boolean mayMissSome =
        way == Way.ORIGINAL_HEAD
            && scenario.oldPayouts() + scenario.alreadyPaid() > Forecast.RESULT_CAP;
    return verdict.isWholeWorkOf(scenario) && (mayMissSome || verdict.paidTwice() == 0);
  }
}
