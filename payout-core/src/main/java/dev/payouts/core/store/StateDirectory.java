package dev.payouts.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.host.StateFiles;
import dev.payouts.core.store.internal.StoredTime;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A state directory on disk, readable only by its owner and created at the first write. Thread-safe
 * and safe for several processes.
 */
public final class StateDirectory implements StateFiles {
  private final Path directory;
  private final Map<String, GroupCommit> appends = new ConcurrentHashMap<>();

  private StateDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * {@return the state directory with this path; nothing is read or written yet}
   *
   * @param directory its path; created at the first write
   */
  public static StateDirectory at(Path directory) {
    return new StateDirectory(directory);
  }

  /**
   * {@return why no state directory can have this path: there is a file in its place} Empty if
   * there is none.
   *
   * @param directory the path
   */
  public static Optional<String> obstacle(Path directory) {
    Path existing = directory.toAbsolutePath().normalize();
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    return Files.isRegularFile(existing)
        ? Optional.of(
            "the state directory %s cannot be used, because %s is a file: choose another directory with --state or state_dir"
                .formatted(directory, existing))
        : Optional.empty();
  }

  @Override
  public Optional<String> read(String name) {
    Path file = directory.resolve(name);
    try {
      return Optional.of(Files.readString(file, UTF_8));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure("read", file, e);
    }
  }

  @Override
  public void replace(String name, String content) {
    replace(name, out -> out.write(content.getBytes(UTF_8)));
  }

  /** The content of a file, written to a stream. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes the whole content; does not close the stream.
     *
     * @param out receives the content
     * @throws IOException if {@code out} throws it
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces a file like {@link #replace(String, String)}, with content that need not fit in
   * memory.
   *
   * @param name a plain file name
   * @param content the new content
   * @throws StateFileException if it could not be written; the old file is still there
   */
  public void replace(String name, Content content) {
    Path file = directory.resolve(name);
    try {
      OwnerOnly.makeDirectory(directory);
      Path temporary = OwnerOnly.makeTemporary(directory, name);
      try {
        write(temporary, content);
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flushDirectory();
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw failure("write", file, e);
    }
  }

  @Override
  public void append(String name, String line) {
    Path file = directory.resolve(name);
    try {
      appends
          .computeIfAbsent(name, absent -> new GroupCommit(bytes -> appendNow(file, bytes)))
          .append((line + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw failure("write", file, e);
    }
  }

  private void appendNow(Path file, ByteBuffer bytes) throws IOException {
    OwnerOnly.makeDirectory(directory);
    boolean isNew = Files.notExists(file);
    try (FileChannel channel = OwnerOnly.open(file, StandardOpenOption.APPEND)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    if (isNew) {
      flushDirectory();
    }
  }

  @Override
  public Lock lock(String holder) {
    LockFile file = lockFile(directory);
    try {
      OwnerOnly.makeDirectory(directory);
      LockFile.Held held = file.take(holder);
      appends.clear(); // the lock holder repairs what a failed append left behind
      return held;
    } catch (IOException e) {
      throw failure("lock", file.path(), e);
    }
  }

  /** Returns the lock file of a directory. */
  static LockFile lockFile(Path directory) {
    return new LockFile(directory.resolve("lock"));
  }

  @Override
  public String place() {
    return directory.toAbsolutePath().normalize().toString();
  }

  /**
   * {@return the names of its files, in no particular order; none if it does not exist}
   *
   * @throws StateFileException if it cannot be read
   */
  public ImmutableList<String> names() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .collect(ImmutableList.toImmutableList());
    } catch (NoSuchFileException absent) {
      return ImmutableList.of();
    } catch (IOException e) {
      throw failure("list", directory, e);
    }
  }

  /**
   * A file with the time of its last change.
   *
   * @param name its name
   * @param changedAt when it was last written
   */
  public record Changed(String name, Instant changedAt) {}

  /**
   * {@return the files, the latest change first; none if the directory does not exist}
   *
   * @throws StateFileException if it cannot be read
   */
  public ImmutableList<Changed> latestFirst() {
    ImmutableList.Builder<Changed> files = ImmutableList.builder();
    for (String name : names()) {
      changedAt(directory.resolve(name)).ifPresent(at -> files.add(new Changed(name, at)));
    }
    return ImmutableList.sortedCopyOf(
        Comparator.comparing(Changed::changedAt).reversed(), files.build());
  }

  private static Optional<Instant> changedAt(Path file) {
    try {
      return Optional.of(StoredTime.plausible(Files.getLastModifiedTime(file).toInstant()));
    } catch (NoSuchFileException deletedMeanwhile) {
      return Optional.empty();
    } catch (IOException e) {
      throw failure("read", file, e);
    }
  }

  /**
   * {@return the bytes of a file; the caller closes the stream}
   *
   * @param name a plain file name
   * @throws StateFileException if it does not exist or cannot be read
   */
  public InputStream open(String name) {
    Path file = directory.resolve(name);
    try {
      return new BufferedInputStream(Files.newInputStream(file));
    } catch (IOException e) {
      throw failure("read", file, e);
    }
  }

  /**
   * Deletes a file if it exists.
   *
   * @param name a plain file name
   * @throws StateFileException if it cannot be deleted
   */
  public void delete(String name) {
    Path file = directory.resolve(name);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failure("delete", file, e);
    }
  }

  /** Flushes the directory, because a new name is on disk only then. */
  private void flushDirectory() throws IOException {
    if (OwnerOnly.POSIX) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void write(Path file, Content content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /** Returns an exception that says what failed for which file, and what to do. */
  static StateFileException failure(String verb, Path file, IOException cause) {
    return new StateFileException(
        "Cannot %s %s (%s): check that the state directory exists, belongs to this user and has free space."
            .formatted(verb, file, IoCause.of(cause)),
        cause);
  }
}
