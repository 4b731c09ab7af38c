package dev.payouts.notion;

import dev.payouts.notion.internal.config.TokenSource;
import java.util.Map;
import java.util.Optional;

/** A secret that a variable of the environment holds, or a file that another one names. */
public final class EnvironmentSecret {
  private EnvironmentSecret() {}

  /**
   * {@return the secret of a variable, else of the file that {@code <variable>_FILE} names; blanks
   * around it do not count, and an empty one is none}
   *
   * @param variable its name, as in {@code NOTION_TOKEN}
   * @param environment the environment variables
   * @throws ConfigException if the file is named and cannot be read, or is empty; no message shows
   *     any of it
   */
  public static Optional<String> find(String variable, Map<String, String> environment) {
    return new TokenSource(variable, environment).find();
  }
}
