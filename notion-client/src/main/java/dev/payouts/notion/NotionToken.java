package dev.payouts.notion;

import java.util.Map;
import java.util.Optional;

/**
 * The secret that authenticates us to Notion. Never printed: {@link #toString()} hides it.
 *
 * @param secret what the {@code Authorization} header carries after {@code Bearer}, and where it
 *     came from
 */
public record NotionToken(EnvironmentSecret secret) {
  /**
   * Creates a token.
   *
   * @param secret what the {@code Authorization} header carries after {@code Bearer}
   * @throws ConfigException if it is empty or contains a character that is invalid in a header
   */
  public NotionToken {
    secret.requireSendable();
  }

  /**
   * Creates a token that does not come from the environment.
   *
   * @param value what the {@code Authorization} header carries after {@code Bearer}
   * @throws ConfigException if it is empty or contains a character that is invalid in a header
   */
  public NotionToken(String value) {
    this(new EnvironmentSecret(value, "this connection", Optional.empty()));
  }

  /**
   * {@return the token of {@code NOTION_TOKEN}, or of the file named by {@code NOTION_TOKEN_FILE},
   * without surrounding whitespace (notion-client/README.md, "Token")}
   *
   * @param environment the environment variables
   * @throws ConfigException if there is no token or there are two, the file cannot be read, or the
   *     token is invalid
   */
  public static NotionToken fromEnvironment(Map<String, String> environment) {
    return new NotionToken(
        EnvironmentSecret.find("NOTION_TOKEN", environment)
            .orElseThrow(
                () ->
                    new ConfigException(
                        "no token: set NOTION_TOKEN to the token of your Notion connection, or"
                            + " NOTION_TOKEN_FILE to the name of a file that contains it")));
  }

  /** {@return what the {@code Authorization} header carries after {@code Bearer}} */
  public String value() {
    return secret.value();
  }

  @Override
  public String toString() {
    return "NotionToken[redacted]";
  }
}
