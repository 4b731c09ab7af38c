package dev.payouts.cli;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.payouts.notion.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory that is gone once it is closed.
 *
 * @param path where it is
 */
record TemporaryDirectory(Path path) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TemporaryDirectory.class);

  /** Makes one where the system keeps such; only its owner may look into it. */
  static TemporaryDirectory create() {
    try {
      return new TemporaryDirectory(Files.createTempDirectory("payouts-sandbox-"));
    } catch (IOException e) {
      throw new ConfigException(
          "no temporary directory can be made for the sandbox: name one with --state", e);
    }
  }

  @Override
  public void close() {
    try {
      // Insecure only where others may write to the directory meanwhile; nobody may.
      MoreFiles.deleteRecursively(path, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException e) {
      LOG.warn("a temporary directory could not be deleted: {}", path, e);
    }
  }
}
