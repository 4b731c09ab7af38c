package dev.payouts.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

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
 * A file whose lock a run holds, and which says who does. Safe for use by several threads and
 * processes.
 *
 * @param path the file; its directory is there
 */
record LockFile(Path path) {
  /**
   * The locks of this process with what their files say: a lock file that is held must not be
   * opened again, since POSIX takes the lock away when any channel on the file is closed.
   */
  private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

  /** Far behind any content, so that others can read who holds the lock. */
  private static final long LOCK_POSITION = Long.MAX_VALUE - 1;

  private static final int MAX_CONTENT_BYTES = 16_384;

  /** So often may others replace the file while it is being locked. */
  private static final int MAX_ATTEMPTS = 10;

  /**
   * Takes the lock, and writes who has it.
   *
   * @param content what the file is to say from now on, on one line
   * @throws LockedException with what the file says, if the lock is held
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
   * What a file says.
   *
   * @param isHeld whether its lock is held
   * @param content all of it
   */
  record Look(boolean isHeld, String content) {}

  /**
   * Looks whether the lock is held, and leaves the file as it is. To find out, it has the lock
   * itself for as long as a look takes: a run that begins in that very instant is refused.
   */
  Look look() throws IOException {
    if (Files.notExists(path)) {
      return new Look(/* isHeld= */ false, "");
    }
    Path key;
    try {
      key = claim("a process that looks whether a run is under way");
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

  /** Enters it for this process, before the file is opened. */
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

  /** The file may be replaced between being opened and being locked; then another is locked. */
  private Held locked(Path key) throws IOException {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      open().close(); // makes it
      Optional<Object> before = identity(path);
      var file = new RandomAccessFile(path.toFile(), "rw");
      boolean isOurs = false;
      try {
        if (!tryLock(file.getChannel())) {
          throw new LockedException(read(file.getChannel()));
        }
        if (before.isPresent() && identity(path).equals(before)) {
          isOurs = true;
          return new Held(path, file, key, before.get());
        }
      } finally {
        if (!isOurs) {
          file.close();
        }
      }
    }
    throw new IOException("others replace the file again and again");
  }

  /** Tries to lock what a run locks; tells whether this channel now has the lock. */
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
   * Returns what no other file has as long as this one is there or open; empty if it is gone. Where
   * the system numbers no files, it is the time at which the file was made.
   */
  private static Optional<Object> identity(Path path) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      Object key = attributes.fileKey();
      return Optional.of(key == null ? attributes.creationTime() : key);
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  /** The lock, held. Safe for use by several threads. */
  static final class Held {
    private final Path path;
    private final Path key;
    private final Object identity;

    /** A channel would be closed, and the lock lost, if a thread that writes were interrupted. */
    private final RandomAccessFile file;

    private Held(Path path, RandomAccessFile file, Path key, Object identity) {
      this.path = path;
      this.file = file;
      this.key = key;
      this.identity = identity;
    }

    /** Tells whether the path still leads to the locked file. */
    boolean isIntact() throws IOException {
      return identity(path).equals(Optional.of(identity));
    }

    /** Replaces the content; what is left of a longer one follows the line break. */
    synchronized void write(String line) throws IOException {
      file.seek(0);
      file.write((line + "\n").getBytes(UTF_8));
      HELD.replace(key, line);
    }

    Path path() {
      return path;
    }

    void giveBack() throws IOException {
      try {
        file.close();
      } finally {
        HELD.remove(key);
      }
    }
  }
}
