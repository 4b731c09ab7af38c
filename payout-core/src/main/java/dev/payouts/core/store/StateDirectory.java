package dev.payouts.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.host.StateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

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

  private final Path directory;

  private StateDirectory(Path directory) {
    this.directory = directory;
  }

  /** Returns the directory with this path; nothing is read or written yet. */
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
      Files.createDirectories(directory, ownerOnly(OWNER_ONLY_DIRECTORY));
      Path temporary = Files.createTempFile(directory, name, ".tmp", ownerOnly(OWNER_ONLY));
      try {
        write(temporary, content);
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw failure("write", file, e);
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
            .formatted(verb, file, cause.getClass().getSimpleName()),
        cause);
  }
}
