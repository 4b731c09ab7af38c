package dev.payouts.cli.internal.html;

import com.google.common.base.Ascii;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.notion.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that a page goes to; only its owner can read it, for it holds names and amounts. */
public final class PageFile {
  private static final String ENDING = ".html";

  private final Path directory;
  private final String name;

  private PageFile(Path directory, String name) {
    this.directory = directory;
    this.name = name;
  }

  /**
   * Makes sure that a page can be written there, before there is one.
   *
   * @param path where; absolute
   * @throws ConfigException if it cannot, or if the name is not one of a page
   */
  public static PageFile at(Path path) {
    Path directory = path.getParent();
    String name = String.valueOf(path.getFileName());
    if (directory == null || !Ascii.toLowerCase(name).endsWith(ENDING)) {
      throw new ConfigException(
          "the report of --report is a page: name a file that ends with %s, so that no other kind of file is written over by mistake, instead of '%s'"
              .formatted(ENDING, name));
    }
    if (!Files.isDirectory(directory)) {
      throw new ConfigException(
          "the report cannot be written to %s: make the directory %s first, or name another place"
              .formatted(path, directory));
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new ConfigException(
          "the report cannot be written to %s: it is no ordinary file, name another"
              .formatted(path));
    }
    try {
      Files.delete(Files.createTempFile(directory, name, ".tmp"));
    } catch (IOException e) {
      throw new ConfigException(
          "the report cannot be written to %s: see that you may write into its directory, or name another place"
              .formatted(path),
          e);
    }
    return new PageFile(directory, name);
  }

  /**
   * Puts a page there, whole or not at all, in the place of the one before.
   *
   * @throws StateFileException if it could not be written
   */
  public void write(String html) {
    StateDirectory.at(directory).replace(name, html);
  }

  @Override
  public String toString() {
    return directory.resolve(name).toString();
  }
}
