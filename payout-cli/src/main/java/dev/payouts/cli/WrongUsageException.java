package dev.payouts.cli;

/** Invalid options, or a conflict between them. */
final class WrongUsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUsageException(String sentence) {
    super(sentence);
  }

  WrongUsageException(String sentence, RuntimeException cause) {
    super(sentence, cause);
  }

  WrongUsageException(IllegalArgumentException cause) {
    super(cause.getMessage(), cause);
  }
}
