package dev.payouts.core.store;

import static dev.payouts.core.testing.Fixtures.claim;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Finding;
import dev.payouts.core.Finding.Severity;
import dev.payouts.core.host.MachineLocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateCheckupTest {
  @TempDir Path directory;
  private Path state;

  @BeforeEach
  void choose() {
    state = directory.resolve("state");
  }

  private void makeState() throws IOException {
    Files.createDirectory(
        state, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  private List<String> messages(Severity severity) {
    return StateCheckup.of(state, Optional.empty()).stream()
        .filter(finding -> finding.severity() == severity)
        .map(Finding::message)
        .toList();
  }

  @Test
  void aMissingDirectoryCanBeCreatedButIsNot() throws IOException {
    state = directory.resolve("deep").resolve("state");
    assertThat(StateCheckup.of(state, Optional.empty()))
        .containsExactly(
            Finding.ok("state_dir", state + " does not exist yet: the first run will create it"));
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aDirectoryThatCannotBeCreatedIsAnError() throws IOException {
    Files.writeString(directory.resolve("file"), "");
    state = directory.resolve("file").resolve("state");
    assertThat(messages(Severity.ERROR))
        .singleElement()
        .asString()
        .startsWith("the state directory " + state + " cannot be used, because");
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsAnError() throws IOException {
    Files.writeString(state, "");
    assertThat(messages(Severity.ERROR))
        .singleElement()
        .asString()
        .contains("cannot be used, because");
  }

  @Test
  void aCorrectDirectoryIsCheckedAndNotChanged() throws IOException {
    makeState();
    try (var session = FileJournal.at(state, MachineLocks.NONE).begin(claim("run-1"))) {
      assertThat(session.entries()).isEmpty();
    }
    byte[] lock = Files.readAllBytes(state.resolve("lock"));
    assertThat(messages(Severity.OK))
        .containsExactly(
            state + " can be written, read and locked",
            "its journal is readable (0 lines)",
            "other users of this machine cannot access it");
    assertThat(StateCheckup.of(state, Optional.empty()))
        .allMatch(finding -> finding.severity() == Severity.OK);
    assertThat(state.resolve("lock")).hasBinaryContent(lock);
    try (Stream<Path> files = Files.list(state)) {
      assertThat(files)
          .containsExactlyInAnyOrder(state.resolve("lock"), state.resolve("destination"));
    }
  }

  @Test
  void aRunInThisProcessIsNamedAndKeepsItsLock() throws IOException {
    makeState();
    try (var session = FileJournal.at(state, MachineLocks.NONE).begin(claim("run-1"))) {
      assertThat(session.entries()).isEmpty();
      assertThat(messages(Severity.WARNING))
          .singleElement()
          .asString()
          .startsWith(
              "a run is in progress (process " + ProcessHandle.current().pid() + ", run run-1");
      assertThat(messages(Severity.ERROR)).isEmpty();
      assertThat(LockProbe.inAnotherProcess(state)).isEqualTo("LOCKED");
    }
    assertThat(messages(Severity.WARNING)).isEmpty();
    assertThat(LockProbe.inAnotherProcess(state)).isEqualTo("FREE");
  }

  @Test
  void theDamagedLineOfAJournalIsNamed() throws IOException {
    makeState();
    Files.writeString(state.resolve("journal.jsonl"), "{}\n", UTF_8);
    assertThat(messages(Severity.ERROR))
        .singleElement()
        .asString()
        .startsWith("Line 1 of journal.jsonl in the state directory is damaged");
  }

  @Test
  void accessByOtherUsersIsAWarning() throws IOException {
    makeState();
    Files.writeString(state.resolve("journal.jsonl"), "");
    Files.setPosixFilePermissions(
        state.resolve("journal.jsonl"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(messages(Severity.WARNING)).isEmpty(); // the directory protects the file
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(messages(Severity.WARNING))
        .singleElement()
        .asString()
        .startsWith(
            "The state directory "
                + state
                + " is accessible to other users, who can read journal.jsonl:")
        .contains("chmod -R o-rwx");
  }
}
