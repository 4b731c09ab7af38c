package dev.payouts.notion;

import dev.payouts.notion.internal.config.ConfigParser;
import dev.payouts.notion.internal.config.ConfigSchema;
import dev.payouts.notion.internal.config.ConfigText;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON file that configures a workspace (notion-client/README.md, "Configuration"). Always
 * UTF-8, with or without a byte order mark. Immutable.
 */
public final class ConfigFile {
  /** The name of the file with {@link #schema()} that a configuration refers to. */
  public static final String SCHEMA_NAME = ConfigSchema.FILE_NAME;

  private final String name;
  private final String json;
  private final Map<String, String> environment;
  private final Path directory;

  private ConfigFile(String name, String json, Map<String, String> environment, Path directory) {
    this.name = name;
    this.json = json;
    this.environment = environment;
    this.directory = directory;
  }

  /**
   * Finds and reads the file: the chosen one, else the one named by {@code PAYOUTS_CONFIG}, else
   * {@code payouts.json} in the working directory. A relative state directory is resolved against
   * the directory of the file.
   *
   * @param chosen the file the user chose; null if none
   * @param environment the environment variables
   * @param workingDirectory the directory against which file names are resolved
   * @return the file
   * @throws ConfigException if it is missing, unreadable, not UTF-8, or larger than 1 MiB
   */
  public static ConfigFile find(
      @Nullable Path chosen, Map<String, String> environment, Path workingDirectory) {
    ConfigText text = ConfigText.find(chosen, environment, workingDirectory);
    return new ConfigFile(text.name(), text.json(), environment, text.directory());
  }

  /**
   * {@return whether the user named a file, or {@code payouts.json} exists in the working
   * directory} If {@link #find} cannot read that file, the defaults are not what the user means.
   *
   * @param chosen the file the user chose; null if none
   * @param environment the environment variables
   * @param workingDirectory the directory against which file names are resolved
   */
  public static boolean isExpected(
      @Nullable Path chosen, Map<String, String> environment, Path workingDirectory) {
    return ConfigText.isExpected(chosen, environment, workingDirectory);
  }

  /**
   * Returns a configuration that does not come from a file; environment variables do not apply.
   *
   * @param name its name in messages
   * @param json the configuration
   * @param directory the directory against which a relative state directory is resolved
   * @return the configuration
   */
  public static ConfigFile ofText(String name, String json, Path directory) {
    return new ConfigFile(name, json, Map.of(), directory);
  }

  /**
   * Returns the default configuration: every default, no data source, and the URL of {@code
   * NOTION_BASE_URL} if it is set.
   *
   * @param environment the environment variables
   * @param workingDirectory the directory against which a relative state directory is resolved
   * @return the defaults
   * @throws ConfigException if that variable is not a valid URL
   */
  public static WorkspaceConfig defaults(Map<String, String> environment, Path workingDirectory) {
    return new ConfigParser("the environment", environment, workingDirectory).defaults();
  }

  /** {@return the JSON Schema (2020-12) of a configuration, for editors and other tools} */
  public static String schema() {
    return ConfigSchema.json();
  }

  /** {@return its name in messages, usually the file name} */
  public String name() {
    return name;
  }

  /** {@return the configuration together with all of its problems} */
  public ConfigReading examine() {
    return new ConfigParser(name, environment, directory).examine(json);
  }

  /**
   * {@return the configuration, with {@code NOTION_BASE_URL} overriding its {@code base_url}}
   *
   * @throws ConfigException if it has a problem: one sentence with the file, the path in the JSON,
   *     what was found and what was expected
   */
  public WorkspaceConfig read() {
    return new ConfigParser(name, environment, directory).parse(json);
  }
}
