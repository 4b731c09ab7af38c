package dev.payouts.cli.internal;

import com.google.common.base.Ascii;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.notion.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to which the user wants a result written. Only its owner can read it, because it contains
 * names and amounts.
 */
public final class OutputFile {
  private final Path directory;
  private final String name;

  private OutputFile(Path directory, String name) {
    this.directory = directory;
    this.name = name;
  }

  /**
   * Checks that the file can be written, before the result exists.
   *
   * @param what its name in messages, such as {@code the plan of --out}
   * @param ending the required file name extension, which protects other files
   * @param path the absolute path
   * @throws ConfigException if it cannot be written, or has another extension
   */
  public static OutputFile at(String what, String ending, Path path) {
    Path directory = path.getParent();
    String name = String.valueOf(path.getFileName());
    if (directory == null || !Ascii.toLowerCase(name).endsWith(ending)) {
      throw new ConfigException(
          "%s needs a file name that ends with %s, to protect other files: rename \"%s\""
              .formatted(what, ending, name));
    }
    if (!Files.isDirectory(directory)) {
      throw new ConfigException(
          "%s cannot be written to %s: create the directory %s first, or choose another"
              .formatted(what, path, directory));
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new ConfigException(
          "%s cannot be written to %s: it is not a regular file; choose another"
              .formatted(what, path));
    }
    try {
      Files.delete(Files.createTempFile(directory, name, ".tmp"));
    } catch (IOException e) {
      throw new ConfigException(
          "%s cannot be written to %s: check the permissions of its directory, or choose another"
              .formatted(what, path),
          e);
    }
    return new OutputFile(directory, name);
  }

  /**
   * Writes the file atomically; replaces an existing one.
   *
   * @throws dev.payouts.core.host.StateFiles.StateFileException if it could not be written
   */
  public void write(String content) {
    StateDirectory.at(directory).replace(name, content);
  }

  /** Returns the path. */
  @Override
  public String toString() {
    return directory.resolve(name).toString();
  }
}
