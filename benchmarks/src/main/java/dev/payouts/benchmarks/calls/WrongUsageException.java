package dev.payouts.benchmarks.calls;

/** Thrown if a command line is invalid; the message is one sentence for the user. */
public final class WrongUsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUsageException(String sentence) {
    super(sentence);
  }

  /** Returns the message for the user. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
