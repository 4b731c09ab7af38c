package dev.payouts.benchmarks.calls;

/** A command line that cannot be followed; the message is one sentence for a person. */
public final class WrongUsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUsageException(String sentence) {
    super(sentence);
  }

  /** Returns the sentence for a person. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
