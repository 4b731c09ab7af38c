package dev.payouts.core.store;

import static com.google.common.base.MoreObjects.firstNonNull;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words why a file could not be used; the JDK's own messages are often just its name. */
final class IoCause {
  private IoCause() {}

  static String of(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "not permitted";
    }
    if (cause instanceof NoSuchFileException) {
      return "the directory is not there and cannot be made";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "a file is where the directory has to be";
    }
    String words =
        cause instanceof FileSystemException named ? named.getReason() : cause.getMessage();
    return firstNonNull(words, cause.getClass().getSimpleName());
  }
}
