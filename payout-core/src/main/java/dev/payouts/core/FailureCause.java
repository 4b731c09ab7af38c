package dev.payouts.core;

import dev.payouts.core.model.Word;

/** Why a run did not complete; tells the caller what can be done about it. */
public enum FailureCause implements Word {
  /** The configuration or the workspace has to be fixed. Exit code 2. */
  MISCONFIGURED(2),
  /** The contractor that the request is about does not exist: correct the request. Exit code 2. */
  NO_SUCH_CONTRACTOR(2),
  /** The backend was not reached, rejected the token or gave incomplete data. Exit code 3. */
  NOT_CARRIED_THROUGH(3),
  /** Another run holds the lock. Exit code 4. */
  LOCKED(4),
  /** A configured limit would be exceeded. Exit code 5. */
  LIMIT_PASSED(5),
  /**
   * It was stopped, for example by a signal, before it had created everything: run it again. Exit
   * code 1.
   */
  STOPPED(1);

  private final int exitCode;

  FailureCause(int exitCode) {
    this.exitCode = exitCode;
  }

  /** {@return the exit code of the command (payout-cli/README.md, "Exit codes")} */
  public int exitCode() {
    return exitCode;
  }
}
