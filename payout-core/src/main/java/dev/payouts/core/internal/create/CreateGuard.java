package dev.payouts.core.internal.create;

import dev.payouts.core.FailureCause;
import dev.payouts.core.RunReport.RunFailure;
import dev.payouts.core.spi.CreateResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether another create may begin (payout-core/RULES.md, "In every run"). Thread-safe;
 * results count in the order they are reported.
 */
final class CreateGuard {
  /**
   * After this many failed creates in a row the rest is not attempted (payout-core/RULES.md, "In
   * every run").
   */
  static final int MAX_FAILURES_IN_A_ROW = 10;

  private int failuresInARow;
  private int unansweredInARow;
  private @Nullable String whyHalted;
  private @Nullable RunFailure stop;

  /** Returns why no further create may begin; empty if one may. */
  synchronized Optional<String> halted() {
    return Optional.ofNullable(whyHalted);
  }

  /** Returns why the run did not complete; empty if it did. */
  synchronized Optional<RunFailure> stop() {
    return Optional.ofNullable(stop);
  }

  /** Records the result of a create. */
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
            halt(new RunFailure(FailureCause.NOT_CARRIED_THROUGH, rejected.message()));
        case MISCONFIGURED -> halt(new RunFailure(FailureCause.MISCONFIGURED, rejected.message()));
      }
    }
  }

  /** Prevents further creates; the first cause is reported. */
  synchronized void halt(RunFailure cause) {
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

  /** A backend that does not answer affects all payouts: the run stops. */
  private void unanswered(String message) {
    unansweredInARow++;
    failed();
    if (unansweredInARow >= MAX_FAILURES_IN_A_ROW) {
      halt(
          new RunFailure(
              FailureCause.NOT_CARRIED_THROUGH,
              MAX_FAILURES_IN_A_ROW + " creates in a row got no answer; the last one: " + message));
    }
  }

  private void failed() {
    failuresInARow++;
    if (failuresInARow >= MAX_FAILURES_IN_A_ROW && whyHalted == null) {
      whyHalted = MAX_FAILURES_IN_A_ROW + " creates in a row failed.";
    }
  }
}
