package dev.payouts.notion.internal.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.CharMatcher;
import dev.payouts.notion.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the token comes from (INTERFACE.md, "Configuration"). No message shows any of it.
 *
 * @param environment the environment variables
 */
public record TokenSource(Map<String, String> environment) {
  private static final String VARIABLE = "NOTION_TOKEN";
  private static final String FILE_VARIABLE = "NOTION_TOKEN_FILE";
  private static final int MAX_FILE_BYTES = 64 * 1024;
  private static final CharMatcher BLANK = CharMatcher.whitespace().or(CharMatcher.is('\uFEFF'));

  /**
   * Returns the token without the blanks around it.
   *
   * @throws ConfigException if there is none, or its file cannot be read
   */
  public String token() {
    String given = BLANK.trimFrom(environment.getOrDefault(VARIABLE, ""));
    if (!given.isEmpty()) {
      return given;
    }
    String file = environment.getOrDefault(FILE_VARIABLE, "");
    if (file.isBlank()) {
      throw new ConfigException(
          "no token: set NOTION_TOKEN to the token of your Notion connection, or NOTION_TOKEN_FILE"
              + " to the name of a file that holds it");
    }
    String kept = BLANK.trimFrom(read(file));
    if (kept.isEmpty()) {
      throw new ConfigException(
          "no token: set NOTION_TOKEN, or put the token into the file that NOTION_TOKEN_FILE names,"
              + " which is empty: "
              + Shown.path(file));
    }
    return kept;
  }

  private static String read(String file) {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
      if (bytes.length > MAX_FILE_BYTES) {
        throw new ConfigException(
            "the file that NOTION_TOKEN_FILE names is too large to be a token: "
                + Shown.path(file));
      }
      return new String(bytes, UTF_8);
    } catch (IOException | InvalidPathException e) {
      throw new ConfigException(
          "the file that NOTION_TOKEN_FILE names cannot be read: "
              + Shown.path(file)
              + " ("
              + Shown.cause(e)
              + ")",
          e);
    }
  }
}
