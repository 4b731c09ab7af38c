package dev.payouts.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the machine's locks are. */
final class LockPlace {
  private static final Path IN_HOME = Path.of(".local", "state", "payouts", "locks");

  private final Supplier<Path> directory;
  private final @Nullable Path preferred;

  private LockPlace(Supplier<Path> directory, @Nullable Path preferred) {
    this.directory = directory;
    this.preferred = preferred;
  }

  /** Returns a directory that somebody named. */
  static LockPlace in(Path directory) {
    return new LockPlace(() -> directory, directory);
  }

  /**
   * Returns the place of the user that runs this process. The JVM takes the home directory from the
   * system's list of users, so that it is the same under cron and in a shell.
   */
  static LockPlace ofThisUser() {
    return ofUser(System.getProperty("user.home", ""), System.getProperty("java.io.tmpdir", ""));
  }

  /** Returns the place of a user with a home directory, and another one if that is of no use. */
  static LockPlace ofUser(String home, String temporary) {
    Optional<Path> inHome = inHome(home);
    return new LockPlace(
        () -> inHome.filter(LockPlace::canBeWritten).orElseGet(() -> inTemporary(temporary)),
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

  /** Tells whether files could be made in a directory, which need not be there; makes nothing. */
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

  /** Tells whether a directory is not the one that is preferred. */
  boolean isFallback(Path chosen) {
    return !chosen.equals(preferred);
  }

  /**
   * Makes the directory unless it is there.
   *
   * @throws IOException if that fails, or another user owns it, who could let a second run in
   */
  static void make(Path directory) throws IOException {
    OwnerOnly.makeDirectory(directory);
    if (OwnerOnly.POSIX && !OwnerOnly.isOurs(directory)) {
      throw new IOException("another user owns it");
    }
  }
}
