package dev.payouts.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.payouts.core.host.StateFiles;
import dev.payouts.core.host.StateFiles.LockedException;
import dev.payouts.core.host.StateFiles.StateFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
  /** What this process has open, as links, on Linux. */
  private static final Path OPEN = Path.of("/proc/self/fd");

  /** A device on which every write fails like on a full disk. */
  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("lock");
  }

  private LockFile lock() {
    return new LockFile(file());
  }

  private static long timesOpen(Path file) throws IOException {
    Path real = file.toRealPath();
    try (Stream<Path> open = Files.list(OPEN)) {
      return open.filter(link -> real.equals(target(link))).count();
    }
  }

  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException closedMeanwhile) {
      return link;
    }
  }

  /** POSIX releases a lock as soon as its process closes the file anywhere. */
  @Test
  void aHeldLockFileIsOpenOnceSoThatNothingElseCanReleaseIt() throws IOException {
    assumeTrue(Files.exists(OPEN));
    LockFile.Held held = lock().take("first");
    assertThat(timesOpen(file())).isOne();
    assertThatExceptionOfType(LockedException.class).isThrownBy(() -> lock().take("second"));
    assertThat(lock().look()).isEqualTo(new LockFile.Look(/* isHeld= */ true, "first"));
    assertThat(timesOpen(file())).isOne();
    held.close();
    assertThat(timesOpen(file())).isZero();
  }

  @Test
  void aLockThatAnotherProcessHoldsIsRefusedNamesItAndLeavesNothingOpen()
      throws IOException, InterruptedException {
    Process other = LockProbe.holding(file());
    assertThatExceptionOfType(LockedException.class)
        .isThrownBy(() -> lock().take("second"))
        .satisfies(e -> assertThat(e.holder()).isEqualTo("another process"));
    assertThat(lock().look()).isEqualTo(new LockFile.Look(/* isHeld= */ true, "another process"));
    assertThat(Files.exists(OPEN) ? timesOpen(file()) : 0).isZero();
    other.getOutputStream().close();
    assertThat(other.waitFor()).isZero();
    lock().take("second").close();
  }

  /** As through another class loader, which does not know what this one holds. */
  @Test
  void aLockOfThisProcessThatIsReachedByAnotherNameIsRefused() throws IOException {
    LockFile.Held held = lock().take("first");
    Path other = Files.createSymbolicLink(directory.resolve("other"), file());
    assertThatExceptionOfType(LockedException.class)
        .isThrownBy(() -> new LockFile(other).take("second"))
        .satisfies(e -> assertThat(e.holder()).isEqualTo("first"));
    held.close();
  }

  @Test
  void aLockWhoseHolderCannotBeWrittenIsGivenBack() throws IOException {
    assumeTrue(Files.exists(FULL) && Files.exists(OPEN));
    Files.createSymbolicLink(file(), FULL);
    assertThatIOException().isThrownBy(() -> lock().take("first"));
    assertThat(timesOpen(file())).isZero();
    Files.delete(file());
    lock().take("first").close();
  }

  @Test
  void aFreeLockIsShownWithTheFirstLineOfItsFile() throws IOException {
    Files.writeString(file(), "\nthe rest of a longer one");
    assertThat(lock().look()).isEqualTo(new LockFile.Look(/* isHeld= */ false, ""));
    Files.writeString(file(), "without a line break");
    assertThat(lock().look().content()).isEqualTo("without a line break");
  }

  @Test
  void aLockThatCannotBeCheckedIsAFailureThatNamesItsFile() throws IOException {
    Path state = directory.resolve("state");
    StateFiles.Lock held = StateDirectory.at(state).lock("first");
    Path moved = Files.move(state, directory.resolve("moved"));
    Files.createSymbolicLink(state, state); // a circle, which no Java takes for a missing file
    assertThatExceptionOfType(StateFileException.class)
        .isThrownBy(held::isIntact)
        .withMessageContaining("Cannot check " + state.resolve("lock"));
    held.close();
    assertThat(moved.resolve("lock")).exists();
  }
}
