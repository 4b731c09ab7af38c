package dev.payouts.cli.run;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.payouts.notion.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A directory that is deleted on close. */
public record TemporaryDirectory(Path path) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TemporaryDirectory.class);

  /** Creates one that only its owner can read. */
  public static TemporaryDirectory create() {
    try {
      return new TemporaryDirectory(Files.createTempDirectory("payouts-sandbox-"));
    } catch (IOException e) {
      throw new ConfigException(
          "cannot create a temporary directory for the sandbox: choose a directory with --state",
          e);
    }
  }

  @Override
  public void close() {
    try {
      // Insecure only if other users can write to the directory, which they cannot.
      MoreFiles.deleteRecursively(path, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException e) {
      LOG.warn("a temporary directory could not be deleted: {}", path, e);
    }
  }
}
