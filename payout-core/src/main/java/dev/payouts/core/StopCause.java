package dev.payouts.core;

/** Why a run could not be carried through; what the caller may do about it differs. */
public enum StopCause {
  /** The request, the configuration or the workspace does not fit: mend it. Exit code 2. */
  MISCONFIGURED,
  /** The backend was not reached, refused the token, or gave incomplete data. Exit code 3. */
  NOT_CARRIED_THROUGH,
  /** Another run holds the lock. Exit code 4. */
  LOCKED,
  /** A configured limit was passed. Exit code 5. */
  LIMIT_PASSED,
  /**
   * It was stopped, as by a signal, before it had created everything: run it again. Exit code 1.
   */
  STOPPED
}
