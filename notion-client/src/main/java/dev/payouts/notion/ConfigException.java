package dev.payouts.notion;

/**
 * Thrown if the configuration, the token or a command-line option is invalid, or if what a command
 * is to act on does not allow it. The message is one sentence for the user: where the problem is,
 * what was found, what was expected. Programs exit with code 2.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception with a message for the user.
   *
   * @param sentence what happened, to what, and what to do
   */
  public ConfigException(String sentence) {
    super(sentence);
  }

  /**
   * Creates an exception with a message for the user and a cause.
   *
   * @param sentence what happened, to what, and what to do
   * @param cause the cause
   */
  public ConfigException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** {@return the message for the user} */
  public String sentence() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
