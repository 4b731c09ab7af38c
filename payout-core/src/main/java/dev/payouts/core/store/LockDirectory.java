package dev.payouts.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The directory of the machine locks. */
final class LockDirectory {
  private static final Path IN_HOME = Path.of(".local", "state", "payouts", "locks");

  private final Supplier<Path> directory;
  private final @Nullable Path preferred;

  private LockDirectory(Supplier<Path> directory, @Nullable Path preferred) {
    this.directory = directory;
    this.preferred = preferred;
  }

  /** Returns a configured directory. */
  static LockDirectory in(Path directory) {
    return new LockDirectory(() -> directory, directory);
  }

  /**
   * Returns the place of the user that runs this process. The JVM takes the home directory from the
   * system's user database, so it is the same under cron and in a shell.
   */
  static LockDirectory ofThisUser() {
    return ofUser(System.getProperty("user.home", ""), System.getProperty("java.io.tmpdir", ""));
  }

  /** Returns the place in a user's home directory, or in the temporary directory as a fallback. */
  static LockDirectory ofUser(String home, String temporary) {
    Optional<Path> inHome = inHome(home);
    return new LockDirectory(
        () -> inHome.filter(LockDirectory::canBeWritten).orElseGet(() -> inTemporary(temporary)),
        inHome.orElse(null));
  }

  private static Optional<Path> inHome(String name) {
    try {
      Path home = Path.of(name);
      return Optional.of(home.resolve(IN_HOME)).filter(place -> isDirectory(home));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isDirectory(Path home) {
    return home.isAbsolute() && Files.isDirectory(home);
  }

  private static Path inTemporary(String directory) {
    String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
    return Path.of(directory).resolve("payouts-locks-" + user);
  }

  /** Tells whether files can be created in a directory, which need not exist; creates nothing. */
  static boolean canBeWritten(Path directory) {
    Path there = directory;
    while (there.getParent() != null && Files.notExists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = there.getParent();
    }
    return Files.isDirectory(there) && Files.isWritable(there);
  }

  /** Returns the directory. */
  Path directory() {
    return directory.get();
  }

  /** Tells whether a directory is the fallback. */
  boolean isFallback(Path chosen) {
    return !chosen.equals(preferred);
  }

  /**
   * Creates the directory if it does not exist.
   *
   * @throws IOException if that fails, or if another user owns it, who could allow a second run
   */
  static void make(Path directory) throws IOException {
    OwnerOnly.makeDirectory(directory);
    if (OwnerOnly.POSIX && !OwnerOnly.isOurs(directory)) {
      throw new IOException("another user owns it");
    }
  }
}
