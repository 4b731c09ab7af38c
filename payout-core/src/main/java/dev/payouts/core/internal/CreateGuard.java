package dev.payouts.core.internal;

import dev.payouts.core.CreateResult;
import dev.payouts.core.RunReport.Stop;
import dev.payouts.core.StopCause;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says whether another create may begin (payout-core/RULES.md, "In every run"). Safe for use by
 * several threads; the order of results is that in which they are told.
 */
final class CreateGuard {
  /**
   * After so many creates in a row that failed, the rest are not attempted (payout-core/RULES.md,
   * "In every run").
   */
  static final int MAX_FAILURES_IN_A_ROW = 10;

  private int failuresInARow;
  private int unansweredInARow;
  private @Nullable String whyHalted;
  private @Nullable Stop stop;

  /** Returns why no further create may begin, empty if one may. */
  synchronized Optional<String> halted() {
    return Optional.ofNullable(whyHalted);
  }

  /** Returns why the run could not be carried through, if it could not. */
  synchronized Optional<Stop> stop() {
    return Optional.ofNullable(stop);
  }

  /** Takes note of what came of a create. */
  synchronized void ended(CreateResult result) {
    if (result instanceof CreateResult.Created) {
      failuresInARow = 0;
      unansweredInARow = 0;
    } else if (result instanceof CreateResult.Unknown unknown) {
      unanswered(unknown.message());
    } else if (result instanceof CreateResult.Rejected rejected) {
      switch (rejected.why()) {
        case REFUSED -> refused();
        case NOT_REACHED -> unanswered(rejected.message());
        case TOKEN_REFUSED, BLOCKED ->
            halt(new Stop(StopCause.NOT_CARRIED_THROUGH, rejected.message()));
        case MISCONFIGURED -> halt(new Stop(StopCause.MISCONFIGURED, rejected.message()));
      }
    }
  }

  /** Lets no further create begin; the first cause is the one that is reported. */
  synchronized void halt(Stop cause) {
    if (stop == null) {
      stop = cause;
    }
    if (whyHalted == null) {
      whyHalted = cause.sentence();
    }
  }

  private void refused() {
    unansweredInARow = 0;
    failed();
  }

  /** A backend that does not answer at all is no matter of single payouts: the run stops. */
  private void unanswered(String message) {
    unansweredInARow++;
    failed();
    if (unansweredInARow >= MAX_FAILURES_IN_A_ROW) {
      halt(
          new Stop(
              StopCause.NOT_CARRIED_THROUGH,
              MAX_FAILURES_IN_A_ROW + " creates in a row found no answer; the last: " + message));
    }
  }

  private void failed() {
    failuresInARow++;
    if (failuresInARow >= MAX_FAILURES_IN_A_ROW && whyHalted == null) {
      whyHalted = MAX_FAILURES_IN_A_ROW + " creates in a row have failed.";
    }
  }
}
