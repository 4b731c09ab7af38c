package dev.payouts.cli.context;

import dev.payouts.core.FailureCause;
import dev.payouts.core.RunReport;
import java.util.Arrays;
import java.util.List;

/** The exit codes (payout-cli/README.md, "Exit codes"). */
public enum ExitCode {
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

  /** Returns the number. */
  public int code() {
    return code;
  }

  /** Returns the code of an invocation: a failed run outranks failed items. */
  public static ExitCode of(List<RunReport> runs) {
    return of(RunReport.exitCode(runs));
  }

  /** Returns the code of a run failure. */
  public static ExitCode of(FailureCause cause) {
    return of(cause.exitCode());
  }

  /** Returns the exit code with a number. */
  public static ExitCode of(int code) {
    return Arrays.stream(values()).filter(known -> known.code == code).findFirst().orElseThrow();
  }
}
