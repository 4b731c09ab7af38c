package dev.payouts.core.store;

import static com.google.common.base.MoreObjects.firstNonNull;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Describes why a file could not be used; the JDK's messages often contain only the file name. */
final class IoCause {
  private IoCause() {}

  static String of(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "not permitted";
    }
    if (cause instanceof NoSuchFileException) {
      return "the directory does not exist and cannot be created";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "a file exists in place of the directory";
    }
    String words =
        cause instanceof FileSystemException named ? named.getReason() : cause.getMessage();
    return firstNonNull(words, cause.getClass().getSimpleName());
  }
}
