package dev.payouts.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.payouts.core.host.StateFiles;
import dev.payouts.core.host.StateFiles.LockedException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock file whose content names the holder. Thread-safe and safe for several processes.
 *
 * @param path the file; its directory must exist
 */
record LockFile(Path path) {
  /**
   * The locks of this process with their contents. A held lock file must not be opened again,
   * because POSIX releases the lock when any channel on the file is closed.
   */
  private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

  /** Far beyond any content, so that others can read who holds the lock. */
  private static final long LOCK_POSITION = Long.MAX_VALUE - 1;

  private static final int MAX_CONTENT_BYTES = 16_384;

  /** How often the file may be replaced while it is being locked. */
  private static final int MAX_ATTEMPTS = 10;

  /**
   * Takes the lock and writes who holds it.
   *
   * @param content the new content, on one line
   * @throws LockedException with the content, if the lock is held
   */
  Held take(String content) throws IOException {
    Path key = claim(content);
    boolean isOurs = false;
    Held held = null;
    try {
      held = locked(key);
      held.write(content);
      isOurs = true;
      return held;
    } finally {
      if (!isOurs) {
        HELD.remove(key);
        if (held != null) {
          held.file.close();
        }
      }
    }
  }

  /**
   * The state of a lock file.
   *
   * @param isHeld whether its lock is held
   * @param content its content
   */
  record Look(boolean isHeld, String content) {}

  /**
   * Checks whether the lock is held, without changing the file. Takes the lock for the duration of
   * the check, so a run that starts at that moment is refused.
   */
  Look look() throws IOException {
    if (Files.notExists(path)) {
      return new Look(/* isHeld= */ false, "");
    }
    Path key;
    try {
      key = claim("a process that checks whether a run is in progress");
    } catch (LockedException e) {
      return new Look(/* isHeld= */ true, e.holder());
    }
    try (FileChannel channel = open()) {
      boolean isFree = tryLock(channel);
      return new Look(!isFree, read(channel));
    } finally {
      HELD.remove(key);
    }
  }

  /** Registers the lock in this process, before the file is opened. */
  private Path claim(String content) throws IOException {
    Path directory = path.toAbsolutePath().getParent();
    Path key = requireNonNull(directory).toRealPath().resolve(requireNonNull(path.getFileName()));
    String other = HELD.putIfAbsent(key, content);
    if (other != null) {
      throw new LockedException(other);
    }
    return key;
  }

  private FileChannel open() throws IOException {
    return OwnerOnly.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Locks the file again if it was replaced between opening and locking. */
  private Held locked(Path key) throws IOException {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      open().close(); // creates it
      Optional<Object> before = identityOf(path);
      var file = new RandomAccessFile(path.toFile(), "rw");
      boolean isOurs = false;
      try {
        if (!tryLock(file.getChannel())) {
          throw new LockedException(read(file.getChannel()));
        }
        if (before.isPresent() && identityOf(path).equals(before)) {
          isOurs = true;
          return new Held(path, file, key, before.get());
        }
      } finally {
        if (!isOurs) {
          file.close();
        }
      }
    }
    throw new IOException("the file is replaced again and again");
  }

  /** Tries to take the lock on a channel; returns whether it succeeded. */
  static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock(LOCK_POSITION, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  /** Returns the first line. */
  private static String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MAX_CONTENT_BYTES);
    channel.read(bytes, 0);
    String content = UTF_8.decode(bytes.flip()).toString();
    int end = content.indexOf('\n');
    return end < 0 ? content : content.substring(0, end);
  }

  /**
   * Returns a key that is unique while the file exists or is open; empty if it is gone. On systems
   * without file keys it is the creation time.
   */
  private static Optional<Object> identityOf(Path path) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      Object key = attributes.fileKey();
      return Optional.of(key == null ? attributes.creationTime() : key);
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  /**
   * The held lock. Thread-safe.
   *
   * @param file not a channel, which would be closed, losing the lock, if a writing thread is
   *     interrupted
   */
  record Held(Path path, RandomAccessFile file, Path key, Object identity)
      implements StateFiles.Lock {
    @Override
    public boolean isIntact() {
      try {
        return identityOf(path).equals(Optional.of(identity));
      } catch (IOException e) {
        throw StateDirectory.failure("check", path, e);
      }
    }

    /** Replaces the content; the rest of a longer one remains after the line break. */
    synchronized void write(String line) throws IOException {
      file.seek(0);
      file.write((line + "\n").getBytes(UTF_8));
      HELD.replace(key, line);
    }

    @Override
    public void close() {
      try {
        file.close();
      } catch (IOException e) {
        throw StateDirectory.failure("unlock", path, e);
      } finally {
        HELD.remove(key);
      }
    }
  }
}
