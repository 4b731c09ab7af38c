package dev.payouts.notion.internal.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;

import com.google.common.base.CharMatcher;
import dev.payouts.notion.ConfigException;
import dev.payouts.notion.EnvironmentSecret;
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
   * @throws ConfigException if both variables are set, or its file cannot be read or is empty
   */
  public Optional<EnvironmentSecret> find() {
    String given = BLANK.trimFrom(environment.getOrDefault(variable, ""));
    String file = environment.getOrDefault(fileVariable(), "");
    if (!given.isEmpty() && !file.isBlank()) {
      throw new ConfigException(
          variable + " and " + fileVariable() + " are both set: unset one of them");
    }
    if (!given.isEmpty()) {
      return Optional.of(new EnvironmentSecret(given, variable, Optional.empty()));
    }
    return file.isBlank() ? Optional.empty() : Optional.of(ofFile(file));
  }

  private EnvironmentSecret ofFile(String file) {
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
    String shown = "the file " + DisplayValue.path(file) + " (" + fileVariable() + ")";
    return new EnvironmentSecret(kept, shown, exposure(file, shown));
  }

  /** Group members may read it: containers hand secrets to a process through its group. */
  private static Optional<String> exposure(String file, String shown) {
    try {
      return Files.getPosixFilePermissions(Path.of(file)).contains(OTHERS_READ)
          ? Optional.of(
              shown + " can be read by other users: run chmod o= " + DisplayValue.path(file))
          : Optional.empty();
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty(); // gone again, or a file system without permissions
    }
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
