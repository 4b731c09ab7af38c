package dev.payouts.core.store;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Creates files and directories that only their owner can read, on systems with owners. */
final class OwnerOnly {
  /** Whether files have POSIX permissions here. */
  static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> DIRECTORY =
      PosixFilePermissions.fromString("rwx------");

  private OwnerOnly() {}

  /** Creates a directory and its parents if they do not exist. */
  static void makeDirectory(Path directory) throws IOException {
    Files.createDirectories(directory, attributes(DIRECTORY));
  }

  /** Tells whether the user of this process owns a directory, which must not be a link. */
  static boolean isOurs(Path directory) throws IOException {
    Path probe = makeTemporary(directory, "owner");
    try {
      return Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe));
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  /** Creates a file with a unique name. */
  static Path makeTemporary(Path directory, String prefix) throws IOException {
    return Files.createTempFile(directory, prefix, ".tmp", attributes(FILE));
  }

  /** Creates a directory with a unique name. */
  static Path makeTemporaryDirectory(Path directory, String prefix) throws IOException {
    return Files.createTempDirectory(directory, prefix, attributes(DIRECTORY));
  }

  /** Opens a file and creates it if it does not exist. */
  static FileChannel open(Path file, OpenOption... options) throws IOException {
    Set<OpenOption> all = new HashSet<>(Arrays.asList(options));
    all.add(StandardOpenOption.CREATE);
    return FileChannel.open(file, all, attributes(FILE));
  }

  private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(ImmutableSet.copyOf(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
