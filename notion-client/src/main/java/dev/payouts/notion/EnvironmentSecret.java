package dev.payouts.notion;

import dev.payouts.notion.internal.config.TokenSource;
import java.util.Map;
import java.util.Optional;

/** Reads a secret from an environment variable, or from a file that a second variable names. */
public final class EnvironmentSecret {
  private EnvironmentSecret() {}

  /**
   * {@return the value of the variable, else the content of the file named by {@code
   * <variable>_FILE}, without surrounding whitespace; empty if there is neither}
   *
   * @param variable its name, as in {@code NOTION_TOKEN}
   * @param environment the environment variables
   * @throws ConfigException if the file cannot be read or is empty; the message never shows the
   *     secret
   */
  public static Optional<String> find(String variable, Map<String, String> environment) {
    return new TokenSource(variable, environment).find();
  }
}
