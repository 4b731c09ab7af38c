package dev.payouts.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import dev.payouts.core.Finding;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.spi.Destination;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks whether a run can use a state directory, without leaving anything behind. Thread-safe; may
 * be used during a run.
 */
public final class StateCheckup {
  /** The area of the findings. */
  public static final String AREA = "state_dir";

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  /** The maximum number of file names in a message. */
  private static final int MAX_NAMES = 5;

  private final Path directory;
  private final Optional<String> payouts;
  private final ImmutableList.Builder<Finding> findings = ImmutableList.builder();

  private StateCheckup(Path directory, Optional<String> payouts) {
    this.directory = directory;
    this.payouts = payouts;
  }

  /**
   * {@return the findings about a state directory, which need not exist}
   *
   * @param directory its path
   * @param payouts the ID of the payouts database of the runs that are to use it, if it is known
   */
  public static ImmutableList<Finding> of(Path directory, Optional<String> payouts) {
    Optional<String> obstacle = StateDirectory.obstacle(directory);
    if (obstacle.isPresent()) {
      return ImmutableList.of(Finding.error(AREA, obstacle.get()));
    }
    var checkup = new StateCheckup(directory, payouts);
    if (Files.exists(directory)) {
      checkup.checkDirectory();
    } else {
      checkup.checkParent();
    }
    return checkup.findings.build();
  }

  /**
   * Creates and deletes a directory with another name where a run would create the state directory.
   */
  private void checkParent() {
    Path above = directory.toAbsolutePath().normalize();
    while (above.getParent() != null && !Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
      above = above.getParent();
    }
    try {
      Files.delete(OwnerOnly.makeTemporaryDirectory(above, ".payouts-probe"));
      findings.add(
          Finding.ok(AREA, directory + " does not exist yet: the first run will create it"));
    } catch (IOException e) {
      error(StateDirectory.failure("make", directory, e));
    }
  }

  private void checkDirectory() {
    try {
      probe();
      findings.add(Finding.ok(AREA, directory + " can be written, read and locked"));
      checkLock();
    } catch (IOException e) {
      error(StateDirectory.failure("write, read and lock a file in", directory, e));
    }
    try {
      checkJournal();
      if (OwnerOnly.POSIX) {
        checkPermissions();
      }
    } catch (StateFileException e) {
      error(e);
    } catch (IOException e) {
      error(StateDirectory.failure("list", directory, e));
    }
  }

  private void probe() throws IOException {
    Path file = OwnerOnly.makeTemporary(directory, "probe");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer written = ByteBuffer.wrap("probe".getBytes(UTF_8));
      channel.write(written);
      channel.force(true);
      if (!LockFile.tryLock(channel)) {
        throw new IOException("a new file is locked by another process");
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void checkLock() throws IOException {
    LockFile.Look lock = StateDirectory.lockFile(directory).look();
    if (lock.isHeld()) {
      findings.add(
          Finding.warning(
              AREA,
              "a run is in progress (%s): until it ends, another run would fail with exit code 4"
                  .formatted(lock.content())));
    }
  }

  private void checkJournal() {
    try {
      int lines = FileJournal.at(directory).read().size();
      findings.add(
          Finding.ok(
              AREA, String.format(Locale.ROOT, "its journal is readable (%,d lines)", lines)));
      payouts.map(Destination::of).ifPresent(FileJournal.at(directory)::requireDestination);
    } catch (RunAbortedException e) {
      findings.add(Finding.error(AREA, e.sentence()));
    }
  }

  private void checkPermissions() throws IOException {
    if (!isOpen(directory)) {
      findings.add(Finding.ok(AREA, "other users of this machine cannot access it"));
      return;
    }
    ImmutableList<String> readable;
    try (Stream<Path> files = Files.list(directory)) {
      readable =
          files
              .filter(StateCheckup::isReadableByOthers)
              .map(file -> String.valueOf(file.getFileName()))
              .sorted()
              .limit(MAX_NAMES)
              .collect(ImmutableList.toImmutableList());
    }
    findings.add(
        Finding.warning(
            AREA,
            "The state directory %1$s is accessible to other users%2$s: run chmod -R o-rwx %1$s"
                .formatted(
                    directory,
                    readable.isEmpty() ? "" : ", who can read " + Joiner.on(", ").join(readable))));
  }

  private static boolean isOpen(Path path) throws IOException {
    return !Collections.disjoint(Files.getPosixFilePermissions(path), OTHERS);
  }

  private static boolean isReadableByOthers(Path file) {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException gone) { // for example a temporary file of a run
      return false;
    }
  }

  private void error(StateFileException e) {
    findings.add(Finding.error(AREA, String.valueOf(e.getMessage())));
  }
}
