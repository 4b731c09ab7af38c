package dev.payouts.cli;

/** Options that do not go together, noticed before anything is read. */
final class WrongUsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUsageException(String sentence) {
    super(sentence);
  }

  WrongUsageException(IllegalArgumentException cause) {
    super(cause.getMessage(), cause);
  }
}
