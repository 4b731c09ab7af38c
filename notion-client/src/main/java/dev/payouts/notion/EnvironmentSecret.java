package dev.payouts.notion;

import com.google.common.base.CharMatcher;
import dev.payouts.notion.internal.config.TokenSource;
import java.util.Map;
import java.util.Optional;

/**
 * A secret from an environment variable, or from a file that a second variable names. Never
 * printed: {@link #toString()} hides it.
 *
 * @param value the secret, without surrounding whitespace
 * @param source where it came from, for messages, such as {@code NOTION_TOKEN}
 * @param exposure a warning that other users can read its file; empty if they cannot
 */
public record EnvironmentSecret(String value, String source, Optional<String> exposure) {
  private static final CharMatcher SENDABLE = CharMatcher.inRange('!', '~');

  /**
   * {@return the value of the variable, or the content of the file named by {@code
   * <variable>_FILE}, without surrounding whitespace; empty if there is neither}
   *
   * @param variable its name, as in {@code NOTION_TOKEN}
   * @param environment the environment variables
   * @throws ConfigException if both variables are set, or the file cannot be read or is empty; the
   *     message never shows the secret
   */
  public static Optional<EnvironmentSecret> find(String variable, Map<String, String> environment) {
    return new TokenSource(variable, environment).find();
  }

  /**
   * Checks that it can be sent in a header.
   *
   * @throws ConfigException if it is empty, or contains a character that is invalid in a header
   */
  public void requireSendable() {
    if (value.isEmpty()) {
      throw new ConfigException("the token of " + source + " is empty");
    }
    if (!SENDABLE.matchesAllOf(value)) {
      throw new ConfigException(
          "the token of "
              + source
              + " contains an invalid character (a space, a line break, a non-ASCII letter): copy"
              + " it again");
    }
  }

  @Override
  public String toString() {
    return "EnvironmentSecret[redacted]";
  }
}
