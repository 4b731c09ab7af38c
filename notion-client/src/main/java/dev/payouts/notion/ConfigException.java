package dev.payouts.notion;

/**
 * The configuration, the token or a choice made on the command line is wrong. The message is one
 * sentence for a person: where, what is there, what is allowed. Programs end with exit code 2.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param sentence what happened, to what, and what to do
   */
  public ConfigException(String sentence) {
    super(sentence);
  }

  /**
   * Says what is wrong, and keeps what caused it.
   *
   * @param sentence what happened, to what, and what to do
   * @param cause what caused it
   */
  public ConfigException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** {@return the sentence for a person} */
  public String sentence() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
