package dev.payouts.core;

/**
 * A run cannot go on. Thrown by ports; the engine turns it into the {@link RunReport#stop()} of its
 * report. The message is one sentence for a person: what happened, to what, and what to do.
 */
public final class RunStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final StopCause stopCause;

  /** Says why, with a sentence for a person. */
  public RunStoppedException(StopCause stopCause, String sentence) {
    super(sentence);
    this.stopCause = stopCause;
  }

  /** Says why, with a sentence for a person and what caused it. */
  public RunStoppedException(StopCause stopCause, String sentence, Throwable cause) {
    super(sentence, cause);
    this.stopCause = stopCause;
  }

  /** Returns why the run stopped. */
  public StopCause stopCause() {
    return stopCause;
  }

  /** Returns the sentence for a person. */
  public String sentence() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
