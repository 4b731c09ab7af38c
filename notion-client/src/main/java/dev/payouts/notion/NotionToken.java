package dev.payouts.notion;

import com.google.common.base.CharMatcher;
import java.util.Map;

/**
 * The secret that authenticates us to Notion. Never printed: {@link #toString()} hides it.
 *
 * @param value what the {@code Authorization} header carries after {@code Bearer}
 */
public record NotionToken(String value) {
  private static final CharMatcher SENDABLE = CharMatcher.inRange('!', '~');

  /**
   * Creates a token.
   *
   * @param value what the {@code Authorization} header carries after {@code Bearer}
   * @throws ConfigException if it is empty or contains a character that is invalid in a header
   */
  public NotionToken {
    if (value.isEmpty()) {
      throw new ConfigException("the token is empty");
    }
    if (!SENDABLE.matchesAllOf(value)) {
      throw new ConfigException(
          "the token contains an invalid character (a space, a line break, a non-ASCII letter):"
              + " copy it again");
    }
  }

  /**
   * {@return the token of {@code NOTION_TOKEN}, else of the file named by {@code
   * NOTION_TOKEN_FILE}, without surrounding whitespace (notion-client/README.md, "Token")}
   *
   * @param environment the environment variables
   * @throws ConfigException if there is no token, the file cannot be read, or the token is invalid
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

  @Override
  public String toString() {
    return "NotionToken[redacted]";
  }
}
