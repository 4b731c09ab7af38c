package dev.payouts.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.payouts.core.host.StateFiles.LockedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The file of a state directory whose lock a run holds, and which says who does. Safe for use by
 * several threads and processes.
 *
 * @param directory the state directory
 */
record LockFile(Path directory) {
  private static final String NAME = "lock";

  /**
   * The locks of this process with their holders: a lock file that is held must not be opened
   * again, for POSIX takes the lock away when any channel on the file is closed.
   */
  private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

  /** Far behind any content, so that others can read who holds the lock. */
  private static final long LOCK_POSITION = Long.MAX_VALUE - 1;

  private static final int MAX_HOLDER_BYTES = 1_000;

  Path path() {
    return directory.resolve(NAME);
  }

  /**
   * Takes the lock.
   *
   * @throws LockedException if somebody holds it
   */
  Held take(String holder) throws IOException {
    Path key = claim(holder);
    boolean isOurs = false;
    try {
      FileChannel channel = lockedChannel(holder);
      isOurs = true;
      return () -> giveBack(channel, key);
    } finally {
      if (!isOurs) {
        HELD.remove(key);
      }
    }
  }

  /**
   * Returns who holds the lock, in the holder's own words, and leaves the file as it is. To find
   * out, it has the lock itself for as long as a look takes: a run that begins in that very instant
   * is refused as beside another one.
   */
  Optional<String> holder() throws IOException {
    if (Files.notExists(path())) {
      return Optional.empty();
    }
    Path key;
    try {
      key = claim("somebody who looks whether a run is under way");
    } catch (LockedException e) {
      return Optional.of(e.holder());
    }
    try (FileChannel channel = open()) {
      return isTaken(channel) ? Optional.empty() : Optional.of(read(channel));
    } finally {
      HELD.remove(key);
    }
  }

  /** Enters it for this process, before the file is opened. */
  private Path claim(String holder) throws IOException {
    Path key = directory.toRealPath().resolve(NAME);
    String other = HELD.putIfAbsent(key, holder);
    if (other != null) {
      throw new LockedException(other);
    }
    return key;
  }

  private FileChannel open() throws IOException {
    return OwnerOnly.open(path(), StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  @SuppressWarnings("MustBeClosed") // closed with the lock
  private FileChannel lockedChannel(String holder) throws IOException {
    FileChannel channel = open();
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

  /** Tries to lock what a run locks; tells whether that came off. */
  static boolean isTaken(FileChannel channel) throws IOException {
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

  private static void giveBack(FileChannel channel, Path key) throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(key);
    }
  }

  /** The lock, held. */
  interface Held {
    void giveBack() throws IOException;
  }
}
