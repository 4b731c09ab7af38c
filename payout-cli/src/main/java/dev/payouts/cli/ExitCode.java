package dev.payouts.cli;

import dev.payouts.core.FailureCause;
import dev.payouts.core.RunReport;
import java.util.List;
import java.util.Optional;

/** The exit codes (payout-cli/README.md, "Exit codes"). */
enum ExitCode {
  OK(0),
  NEEDS_ATTENTION(1),
  MISCONFIGURED(2),
  RUN_FAILED(3),
  LOCKED(4),
  LIMIT_EXCEEDED(5);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** Returns the code of an invocation: a failed run outranks failed items. */
  static ExitCode of(List<RunReport> runs) {
    Optional<RunReport.RunFailure> stop =
        runs.stream().flatMap(run -> run.stop().stream()).findFirst();
    if (stop.isPresent()) {
      return of(stop.get().cause());
    }
    return runs.stream().anyMatch(RunReport::needsAttention) ? NEEDS_ATTENTION : OK;
  }

  static ExitCode of(FailureCause cause) {
    return switch (cause) {
      case MISCONFIGURED, NO_SUCH_CONTRACTOR -> MISCONFIGURED;
      case NOT_CARRIED_THROUGH -> RUN_FAILED;
      case LOCKED -> LOCKED;
      case LIMIT_PASSED -> LIMIT_EXCEEDED;
      case STOPPED -> NEEDS_ATTENTION;
    };
  }
}
