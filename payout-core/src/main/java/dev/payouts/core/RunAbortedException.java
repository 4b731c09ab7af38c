package dev.payouts.core;

/**
 * Thrown by ports when a run cannot continue; the engine turns it into {@link RunReport#failure()}.
 * The message is one sentence for the user: what happened, to what, and what to do.
 */
public final class RunAbortedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The kind of failure. */
  private final FailureCause stopCause;

  /**
   * Creates an exception with a sentence for the user.
   *
   * @param stopCause the kind of failure
   * @param sentence what happened, to what, and what to do
   */
  public RunAbortedException(FailureCause stopCause, String sentence) {
    super(sentence);
    this.stopCause = stopCause;
  }

  /**
   * Creates an exception with a sentence for the user and a cause.
   *
   * @param stopCause the kind of failure
   * @param sentence what happened, to what, and what to do
   * @param cause the cause
   */
  public RunAbortedException(FailureCause stopCause, String sentence, Throwable cause) {
    super(sentence, cause);
    this.stopCause = stopCause;
  }

  /** {@return the kind of failure} */
  public FailureCause stopCause() {
    return stopCause;
  }

  /** {@return the sentence for the user} */
  public String sentence() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
