package dev.payouts.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.google.common.base.Ascii;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.notion.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file to which the user wants a result written. Only its owner can read a result with names and
 * amounts.
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
   * @throws StateFileException if it could not be written
   */
  public void write(String content) {
    StateDirectory.at(directory).replace(name, content);
  }

  /**
   * Writes the file atomically, readable by every user; for content without names and amounts.
   *
   * @throws StateFileException if it could not be written
   */
  public void writeForAll(String content) {
    try {
      Path temporary = Files.createTempFile(directory, "." + name, ".tmp");
      try {
        Files.writeString(temporary, content, UTF_8);
        if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
          Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
        }
        Files.move(temporary, directory.resolve(name), ATOMIC_MOVE, REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new StateFileException("check free space and permissions of " + directory, e);
    }
  }

  /** Returns what the file contains; empty if it does not exist or cannot be read. */
  public String content() {
    try {
      return Files.readString(directory.resolve(name), UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /** Returns the path. */
  @Override
  public String toString() {
    return directory.resolve(name).toString();
  }
}
