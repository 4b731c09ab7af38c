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
import java.util.Optional;

/**
 * The source of a token (notion-client/README.md, "Token"). Messages never show the token.
 *
 * @param variable the variable that contains the token; with {@code _FILE} appended, the variable
 *     that names its file
 * @param environment the environment variables
 */
public record TokenSource(String variable, Map<String, String> environment) {
  private static final int MAX_FILE_BYTES = 64 * 1024;
  private static final CharMatcher BLANK = CharMatcher.whitespace().or(CharMatcher.is('\uFEFF'));

  /**
   * Returns the token without surrounding whitespace, if there is one.
   *
   * @throws ConfigException if its file cannot be read, or is empty
   */
  public Optional<String> find() {
    String given = BLANK.trimFrom(environment.getOrDefault(variable, ""));
    if (!given.isEmpty()) {
      return Optional.of(given);
    }
    String file = environment.getOrDefault(fileVariable(), "");
    if (file.isBlank()) {
      return Optional.empty();
    }
    String kept = BLANK.trimFrom(read(file));
    if (kept.isEmpty()) {
      throw new ConfigException(
          "no token: set "
              + variable
              + ", or put the token in the file named by "
              + fileVariable()
              + ", which is empty: "
              + DisplayValue.path(file));
    }
    return Optional.of(kept);
  }

  private String fileVariable() {
    return variable + "_FILE";
  }

  private String read(String file) {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
      if (bytes.length > MAX_FILE_BYTES) {
        throw new ConfigException(
            "the file named by "
                + fileVariable()
                + " is too large to be a token: "
                + DisplayValue.path(file));
      }
      return new String(bytes, UTF_8);
    } catch (IOException | InvalidPathException e) {
      throw new ConfigException(
          "the file named by "
              + fileVariable()
              + " cannot be read: "
              + DisplayValue.path(file)
              + " ("
              + DisplayValue.cause(e)
              + ")",
          e);
    }
  }
}
