package dev.payouts.cli.internal;

import com.google.common.base.Ascii;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.notion.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a person asked a result to be written to. Only its owner can read it, for it holds
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
   * Makes sure that something can be written there, before there is anything to write.
   *
   * @param what what sentences call it, as in {@code the plan of --out}
   * @param ending how its name has to end, so that no other kind of file is written over
   * @param path where; absolute
   * @throws ConfigException if it cannot be written, or has another ending
   */
  public static OutputFile at(String what, String ending, Path path) {
    Path directory = path.getParent();
    String name = String.valueOf(path.getFileName());
    if (directory == null || !Ascii.toLowerCase(name).endsWith(ending)) {
      throw new ConfigException(
          "%s goes to a file that ends with %s, so that no other kind of file is written over by mistake: name one instead of '%s'"
              .formatted(what, ending, name));
    }
    if (!Files.isDirectory(directory)) {
      throw new ConfigException(
          "%s cannot be written to %s: make the directory %s first, or name another place"
              .formatted(what, path, directory));
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new ConfigException(
          "%s cannot be written to %s: it is no ordinary file, name another".formatted(what, path));
    }
    try {
      Files.delete(Files.createTempFile(directory, name, ".tmp"));
    } catch (IOException e) {
      throw new ConfigException(
          "%s cannot be written to %s: see that you may write into its directory, or name another place"
              .formatted(what, path),
          e);
    }
    return new OutputFile(directory, name);
  }

  /**
   * Puts it there, whole or not at all, in the place of the one before.
   *
   * @throws dev.payouts.core.host.StateFiles.StateFileException if it could not be written
   */
  public void write(String content) {
    StateDirectory.at(directory).replace(name, content);
  }

  /** Returns where it is. */
  @Override
  public String toString() {
    return directory.resolve(name).toString();
  }
}
