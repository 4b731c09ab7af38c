package dev.payouts.core;

/**
 * A run cannot go on. Thrown by ports; the engine turns it into the {@link RunReport#stop()} of its
 * report. The message is one sentence for a person: what happened, to what, and what to do.
 */
public final class RunStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What the caller may do about it. */
  private final StopCause stopCause;

  /**
   * Says why, with a sentence for a person.
   *
   * @param stopCause what kind of reason it is
   * @param sentence what happened, to what, and what to do
   */
  public RunStoppedException(StopCause stopCause, String sentence) {
    super(sentence);
    this.stopCause = stopCause;
  }

  /**
   * Says why, with a sentence for a person and what caused it.
   *
   * @param stopCause what kind of reason it is
   * @param sentence what happened, to what, and what to do
   * @param cause what caused it
   */
  public RunStoppedException(StopCause stopCause, String sentence, Throwable cause) {
    super(sentence, cause);
    this.stopCause = stopCause;
  }

  /** {@return why the run stopped} */
  public StopCause stopCause() {
    return stopCause;
  }

  /** {@return the sentence for a person} */
  public String sentence() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
