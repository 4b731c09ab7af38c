package dev.payouts.notion;

import com.google.common.base.CharMatcher;
import java.util.Map;

/**
 * The secret that Notion knows us by. Never printed: {@link #toString()} does not show it.
 *
 * @param value what the {@code Authorization} header carries after {@code Bearer}
 */
public record NotionToken(String value) {
  private static final CharMatcher SENDABLE = CharMatcher.inRange('!', '~');

  /**
   * Takes a token.
   *
   * @param value what the {@code Authorization} header carries after {@code Bearer}
   * @throws ConfigException if it is empty or holds a character that no header carries
   */
  public NotionToken {
    if (value.isEmpty()) {
      throw new ConfigException("the token is empty");
    }
    if (!SENDABLE.matchesAllOf(value)) {
      throw new ConfigException(
          "the token holds a character that no token has (a space, a line break, a letter outside"
              + " ASCII): copy it again");
    }
  }

  /**
   * {@return the token of {@code NOTION_TOKEN}, else of the file that {@code NOTION_TOKEN_FILE}
   * names; blanks around it do not count, and an empty one is none (notion-client/README.md,
   * "Token")}
   *
   * @param environment the environment variables
   * @throws ConfigException if there is none, if the file cannot be read, or if it is no token
   */
  public static NotionToken fromEnvironment(Map<String, String> environment) {
    return new NotionToken(
        EnvironmentSecret.find("NOTION_TOKEN", environment)
            .orElseThrow(
                () ->
                    new ConfigException(
                        "no token: set NOTION_TOKEN to the token of your Notion connection, or"
                            + " NOTION_TOKEN_FILE to the name of a file that holds it")));
  }

  @Override
  public String toString() {
    return "NotionToken[redacted]";
  }
}
