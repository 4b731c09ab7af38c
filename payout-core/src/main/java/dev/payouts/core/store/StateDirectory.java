package dev.payouts.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.host.StateFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A directory on disk that its owner alone can read, made when first written to. Safe for use by
 * several threads and processes.
 */
public final class StateDirectory implements StateFiles {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private static final String LOCK_FILE = "lock";

  /**
   * The locks of this process with their holders: a lock file that is held must not be opened
   * again, for POSIX takes the lock away when any channel on the file is closed.
   */
  private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

  /** Far behind any content, so that others can read who holds the lock. */
  private static final long LOCK_POSITION = Long.MAX_VALUE - 1;

  private static final int MAX_HOLDER_BYTES = 1_000;

  private final Path directory;
  private final Map<String, SharedFlush> appends = new ConcurrentHashMap<>();

  private StateDirectory(Path directory) {
    this.directory = directory;
  }

  /**
   * {@return the directory with this path; nothing is read or written yet}
   *
   * @param directory where it is; made when first written to
   */
  public static StateDirectory at(Path directory) {
    return new StateDirectory(directory);
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
    Path file = directory.resolve(name);
    try {
      makeDirectory();
      Path temporary = Files.createTempFile(directory, name, ".tmp", ownerOnly(OWNER_ONLY));
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
          .computeIfAbsent(name, absent -> new SharedFlush(bytes -> appendNow(file, bytes)))
          .append((line + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw failure("write", file, e);
    }
  }

  private void appendNow(Path file, ByteBuffer bytes) throws IOException {
    makeDirectory();
    boolean isNew = Files.notExists(file);
    try (FileChannel channel = open(file, StandardOpenOption.APPEND)) {
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
    Path file = directory.resolve(LOCK_FILE);
    try {
      makeDirectory();
      Path key = directory.toRealPath().resolve(LOCK_FILE);
      String other = HELD.putIfAbsent(key, holder);
      if (other != null) {
        throw new LockedException(other);
      }
      boolean isOurs = false;
      try {
        FileChannel channel = lockedChannel(file, holder);
        isOurs = true;
        appends.clear(); // who has the lock has repaired, or will, what a failed append left behind
        return () -> giveBack(channel, file, key);
      } finally {
        if (!isOurs) {
          HELD.remove(key);
        }
      }
    } catch (IOException e) {
      throw failure("lock", file, e);
    }
  }

  @SuppressWarnings("MustBeClosed") // closed with the lock
  private static FileChannel lockedChannel(Path file, String holder) throws IOException {
    FileChannel channel = open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean isOurs = false;
    try {
      if (!isTaken(channel)) {
        throw new LockedException(read(channel));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(holder.getBytes(UTF_8)), 0);
      isOurs = true;
      return channel;
    } finally {
      if (!isOurs) {
        channel.close();
      }
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock(LOCK_POSITION, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MAX_HOLDER_BYTES);
    channel.read(bytes, 0);
    return UTF_8.decode(bytes.flip()).toString();
  }

  private static void giveBack(FileChannel channel, Path file, Path key) {
    try {
      channel.close();
    } catch (IOException e) {
      throw failure("unlock", file, e);
    } finally {
      HELD.remove(key);
    }
  }

  /**
   * {@return the names of its files, in no order; none if it is not there}
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
   * Opens a file to be read bit by bit; the caller closes it.
   *
   * @param name a plain file name
   * @return its bytes
   * @throws StateFileException if it cannot be read, or is not there
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
   * Deletes a file, if it is there.
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

  private void makeDirectory() throws IOException {
    Files.createDirectories(directory, ownerOnly(OWNER_ONLY_DIRECTORY));
  }

  private static FileChannel open(Path file, OpenOption... options) throws IOException {
    Set<OpenOption> all = new HashSet<>(Arrays.asList(options));
    all.add(StandardOpenOption.CREATE);
    return FileChannel.open(file, all, ownerOnly(OWNER_ONLY));
  }

  /** A new name is on disk only once its directory is. */
  private void flushDirectory() throws IOException {
    if (POSIX) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void write(Path file, String content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Set<PosixFilePermission> permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(ImmutableSet.copyOf(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static StateFileException failure(String verb, Path file, IOException cause) {
    return new StateFileException(
        "Cannot %s %s (%s): check that the state directory is there, has room and is yours."
            .formatted(verb, file, IoCause.of(cause)),
        cause);
  }
}
