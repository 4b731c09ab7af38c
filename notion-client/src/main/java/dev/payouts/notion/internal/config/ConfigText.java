package dev.payouts.notion.internal.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.payouts.notion.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text of a configuration file.
 *
 * @param name the name of the file
 * @param json its content without a byte order mark
 * @param directory the directory of the file under the name it was found by; links are not
 *     resolved, because their targets may change
 */
public record ConfigText(String name, String json, Path directory) {
  private static final String VARIABLE = "PAYOUTS_CONFIG";
  private static final String DEFAULT_NAME = "payouts.json";

  /** A configuration has a page or two; anything larger is probably a different file. */
  private static final int MAX_BYTES = 1 << 20;

  /**
   * Finds and reads the file.
   *
   * @throws ConfigException if it cannot be read
   */
  public static ConfigText find(
      @Nullable Path chosen, Map<String, String> environment, Path workingDirectory) {
    String variable = environment.getOrDefault(VARIABLE, "");
    if (chosen != null) {
      return read(workingDirectory.resolve(chosen), "");
    }
    if (variable.isBlank()) {
      return read(workingDirectory.resolve(DEFAULT_NAME), "");
    }
    try {
      return read(workingDirectory.resolve(variable), " (from " + VARIABLE + ")");
    } catch (InvalidPathException e) {
      throw new ConfigException(
          VARIABLE
              + " is not a file name in the locale of this program: use an ASCII name, or set"
              + " LC_ALL=C.UTF-8",
          e);
    }
  }

  /** Returns whether the user named a file, or the default one exists, even if unreadable. */
  public static boolean isExpected(
      @Nullable Path chosen, Map<String, String> environment, Path workingDirectory) {
    return chosen != null
        || !environment.getOrDefault(VARIABLE, "").isBlank()
        || !Files.notExists(workingDirectory.resolve(DEFAULT_NAME), NOFOLLOW_LINKS);
  }

  private static ConfigText read(Path file, String origin) {
    String name = DisplayValue.path(file.toString());
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new ConfigException(missing(name, origin), e);
    } catch (IOException e) {
      throw new ConfigException(
          "the configuration file " + name + origin + " cannot be read: " + DisplayValue.cause(e),
          e);
    }
    if (bytes.length > MAX_BYTES) {
      throw new ConfigException(
          "the configuration file "
              + name
              + " is larger than 1 MiB: it is probably the wrong file");
    }
    Path directory = file.getParent();
    return new ConfigText(name, decode(name, bytes), directory == null ? Path.of("") : directory);
  }

  private static String missing(String name, String origin) {
    return "there is no configuration file "
        + name
        + origin
        + ": create one with the IDs of your data sources, {\"data_sources\": {\"task_orders\": \"…\","
        + " \"rates\": \"…\", \"contractors\": \"…\", \"payouts\": \"…\"}} (notion-client/README.md), or with"
        + " 'payouts doctor --write-config payouts.json --data-source LINK …', or choose another with"
        + " --config or PAYOUTS_CONFIG; 'payouts run --sandbox' needs none";
  }

  private static String decode(String name, byte[] bytes) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new ConfigException(
          "the configuration file " + name + " is not UTF-8: save it as UTF-8", e);
    }
  }
}
