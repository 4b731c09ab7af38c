package dev.payouts.notion;

import dev.payouts.notion.internal.config.ConfigParser;
import dev.payouts.notion.internal.config.ConfigText;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON file that configures a workspace (notion-client/README.md, "Configuration"). UTF-8
 * whatever the locale; a byte order mark is tolerated. Immutable.
 */
public final class ConfigFile {
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
   * Finds and reads the file: the chosen one, else the one that {@code PAYOUTS_CONFIG} names, else
   * {@code payouts.json} in the working directory. A relative state directory in it is relative to
   * the directory of the file.
   *
   * @param chosen the file that a person named; null where none was
   * @param environment the environment variables
   * @param workingDirectory what the names of configuration files are relative to
   * @return the file
   * @throws ConfigException if it is not there, not readable, not UTF-8, or larger than 1 MiB
   */
  public static ConfigFile find(
      @Nullable Path chosen, Map<String, String> environment, Path workingDirectory) {
    ConfigText text = ConfigText.find(chosen, environment, workingDirectory);
    return new ConfigFile(text.name(), text.json(), environment, text.directory());
  }

  /**
   * Takes a configuration that is in no file; the environment does not change it.
   *
   * @param name what sentences call it
   * @param json the configuration
   * @param directory what a relative state directory is relative to
   * @return the configuration as if it were a file
   */
  public static ConfigFile ofText(String name, String json, Path directory) {
    return new ConfigFile(name, json, Map.of(), directory);
  }

  /**
   * Returns the configuration of an empty file: every default, no data source, and {@code
   * NOTION_BASE_URL} for the address.
   *
   * @param environment the environment variables
   * @param workingDirectory what a relative state directory is relative to
   * @return the defaults
   * @throws ConfigException if that variable is no address
   */
  public static WorkspaceConfig defaults(Map<String, String> environment, Path workingDirectory) {
    return new ConfigParser("the environment", environment, workingDirectory).defaults();
  }

  /** {@return what sentences call it: the name of the file} */
  public String name() {
    return name;
  }

  /** {@return what it says, and all that is wrong with it at once} */
  public ConfigReading examine() {
    return new ConfigParser(name, environment, directory).examine(json);
  }

  /**
   * {@return what it says, with {@code NOTION_BASE_URL} in place of its {@code base_url}}
   *
   * @throws ConfigException if anything in it is wrong: one sentence with the file, the path in the
   *     JSON, what is there and what is allowed
   */
  public WorkspaceConfig read() {
    return new ConfigParser(name, environment, directory).parse(json);
  }
}
