package dev.payouts.cli.context;

/** Invalid options, or a conflict between them. */
public final class WrongUsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong and how to fix it. */
  public WrongUsageException(String sentence) {
    super(sentence);
  }

  /** Says the same of an invalid value. */
  public WrongUsageException(String sentence, RuntimeException cause) {
    super(sentence, cause);
  }

  /** Says what the invalid value says. */
  public WrongUsageException(IllegalArgumentException cause) {
    super(cause.getMessage(), cause);
  }
}
