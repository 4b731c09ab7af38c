package dev.payouts.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.core.Finding;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.host.MachineLocks.Held;
import dev.payouts.core.host.MachineLocks.LastCreate;
import dev.payouts.core.host.MachineLocks.Scope;
import dev.payouts.core.host.StateFiles.LockedException;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.store.internal.StoredTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserLocksTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final Scope WHOLE = new Scope("database", "", 0, 1);

  @TempDir private Path directory;

  private MachineLocks locks() {
    return UserLocks.in(directory.resolve("locks"));
  }

  private static Scope shard(int index, int count) {
    return new Scope("database", "", index, count);
  }

  private void assertExcluded(Scope scope) {
    assertThatExceptionOfType(LockedException.class)
        .isThrownBy(() -> locks().take(scope, "second"))
        .satisfies(e -> assertThat(e.holder()).isEqualTo("first"));
  }

  private void assertFree(Scope scope) {
    locks().take(scope, "second").close();
  }

  @Test
  void aSecondRunForTheSamePayoutsIsRefusedAndNamesTheHolderOfTheLock() {
    try (Held first = locks().take(WHOLE, "first")) {
      assertThat(first.isIntact()).isTrue();
      assertExcluded(WHOLE);
      assertFree(new Scope("another database", "", 0, 1));
    }
    assertFree(WHOLE);
  }

  @Test
  void anotherProcessIsLockedOutToo() throws IOException {
    try (Held first = locks().take(WHOLE, "first")) {
      assertThat(first.lastCreates()).isEmpty();
      assertThatThrownBy(() -> locks().take(WHOLE, "second")).isInstanceOf(LockedException.class);
      assertThat(LockProbe.machineLockInAnotherProcess(directory.resolve("locks")))
          .isEqualTo("locked by first");
    }
    assertThat(LockProbe.machineLockInAnotherProcess(directory.resolve("locks"))).isEqualTo("FREE");
  }

  @Test
  void onlyShardsOfTheSameCountCanRunConcurrently() {
    try (Held first = locks().take(shard(0, 4), "first")) {
      assertThat(first.isIntact()).isTrue();
      assertFree(shard(1, 4));
      assertExcluded(shard(0, 4));
      assertExcluded(shard(1, 3));
      assertExcluded(WHOLE);
    }
    try (Held first = locks().take(WHOLE, "first")) {
      assertThat(first.isIntact()).isTrue();
      assertExcluded(shard(1, 2));
    }
  }

  /** For example two sandboxes, which have the same IDs. */
  @Test
  void differentLocalServersDoNotOverlapWithEachOtherButWithARemoteOne() {
    Scope here = new Scope("database", "8080", 0, 1);
    try (Held first = locks().take(here, "first")) {
      assertThat(first.isIntact()).isTrue();
      assertFree(new Scope("database", "8081", 0, 1));
      assertExcluded(here);
      assertExcluded(WHOLE);
    }
  }

  @Test
  void theLastCreateIsRecordedForAllOverlappingScopes() {
    var create = new LastCreate(NOON, "run-1", "/here/.payouts", 7);
    try (Held first = locks().take(shard(0, 2), "first")) {
      first.remember(new LastCreate(NOON.minusSeconds(9), "run-1", "/here/with/a/longer/name", 6));
      first.remember(create);
    }
    assertThat(lastCreates(shard(0, 2))).containsExactly(create);
    assertThat(lastCreates(shard(0, 2))).as("after a run without creates").containsExactly(create);
    assertThat(lastCreates(shard(1, 2))).isEmpty();
    assertThat(lastCreates(WHOLE)).containsExactly(create);
  }

  private List<LastCreate> lastCreates(Scope scope) {
    try (Held held = locks().take(scope, "second")) {
      return held.lastCreates();
    }
  }

  /** Creates of the run that lost its lock may still be applied. */
  @Test
  void theLastCreateIsRecordedEvenIfTheLockFileIsDeletedDuringTheRun() throws IOException {
    var create = new LastCreate(NOON, "run-1", "/here/.payouts", 7);
    try (Held first = locks().take(WHOLE, "first")) {
      first.remember(create);
      Files.delete(file("database.0-of-1.lock"));
    }
    assertThat(lastCreates(WHOLE)).containsExactly(create);
    assertThat(lastCreates(shard(0, 2))).containsExactly(create);
  }

  @Test
  void theLockFileRemembersTheLastCreateTooAlsoForTheRunAfterTheNext() throws IOException {
    var create = new LastCreate(NOON, "run-1", "/here/.payouts", 7);
    try (Held first = locks().take(WHOLE, "first")) {
      first.remember(create);
    }
    Files.delete(file("database.0-of-1.created"));
    assertThat(lastCreates(WHOLE)).containsExactly(create);
    assertThat(lastCreates(WHOLE)).containsExactly(create);
  }

  /** Files of earlier versions lack it. */
  @Test
  void aFileWithoutTheNumberOfIntentsIsReadAsOneThatDoesNotKnowIt() throws IOException {
    try (Held first = locks().take(WHOLE, "first")) {
      first.remember(new LastCreate(NOON, "run-1", "/here/.payouts", 7));
    }
    for (String name : List.of("database.0-of-1.lock", "database.0-of-1.created")) {
      String text = Files.readString(file(name));
      Files.writeString(file(name), text.replace(",\"intents\":7", ""));
      assertThat(Files.readString(file(name))).isNotEqualTo(text);
    }
    assertThat(lastCreates(WHOLE))
        .containsExactly(new LastCreate(NOON, "run-1", "/here/.payouts", 0));
  }

  @Test
  void aDeletedOrReplacedLockFileIsNoticed() throws IOException {
    try (Held first = locks().take(WHOLE, "first")) {
      Files.delete(file("database.0-of-1.lock"));
      assertThat(first.isIntact()).isFalse();
      Files.writeString(file("database.0-of-1.lock"), "");
      assertThat(first.isIntact()).isFalse();
    }
  }

  @Test
  void aDamagedFileCountsAsACreateAtTheTimeItWasWritten() throws IOException {
    locks().take(WHOLE, "first").close();
    Files.writeString(file("database.0-of-1.lock"), "{\"vers");
    Files.setLastModifiedTime(file("database.0-of-1.lock"), FileTime.from(NOON));
    assertThat(lastCreates(WHOLE)).extracting(LastCreate::at).containsExactly(NOON);
    assertThat(lastCreates(WHOLE)).extracting(LastCreate::at).containsExactly(NOON);
  }

  @ParameterizedTest
  @CsvSource({
    "+1000000000-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59Z",
    "-1000000000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
    "2026-11-01T12:00:00Z, 2026-11-01T12:00:00Z"
  })
  void aTimeOfAFileLeavesRoomForAddingToIt(Instant written, Instant counted) throws IOException {
    assertThat(StoredTime.plausible(written)).isEqualTo(counted);
    locks().take(WHOLE, "first").close();
    Files.writeString(file("database.0-of-1.lock"), "{\"vers");
    Files.setLastModifiedTime(file("database.0-of-1.lock"), FileTime.from(written));
    assertThat(lastCreates(WHOLE))
        .extracting(LastCreate::at)
        .allSatisfy(at -> assertThat(at).isEqualTo(StoredTime.plausible(at)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1000000000-12-31T23:59:59.999999999Z", "-1000000000-01-01T00:00:00Z"})
  void aFileWithATimeOnNoCalendarDayCountsAsACreateAtTheTimeItWasWritten(String at)
      throws IOException {
    try (Held first = locks().take(WHOLE, "first")) {
      first.remember(new LastCreate(NOON, "run-1", "/here/.payouts", 7));
    }
    Path memory = file("database.0-of-1.created");
    Files.writeString(memory, Files.readString(memory).replace(NOON.toString(), at));
    Files.setLastModifiedTime(memory, FileTime.from(NOON.plusSeconds(1)));
    assertThat(lastCreates(WHOLE)).extracting(LastCreate::at).contains(NOON.plusSeconds(1));
  }

  @Test
  void aFileOfANewerVersionIsRejectedWithAClearMessage() throws IOException {
    locks().take(WHOLE, "first").close();
    Files.writeString(file("database.0-of-1.lock"), "{\"version\":2,\"who\":\"first\"}");
    assertThatExceptionOfType(StateFileException.class)
        .isThrownBy(() -> locks().take(WHOLE, "second"))
        .withMessageContaining("was written by a newer version of this program");
  }

  @Test
  void filesOlderThanAWeekAreDeletedUnlessTheyAreLocked() throws IOException {
    Scope other = new Scope("database", "8081", 0, 1);
    locks().take(new Scope("database", "8080", 0, 1), "first").close();
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(8)));
    Files.setLastModifiedTime(file("database@8080.0-of-1.lock"), old);
    try (Held held = locks().take(other, "first")) {
      Files.setLastModifiedTime(file("database@8081.0-of-1.lock"), old);
      assertFree(new Scope("another", "", 0, 1));
      assertThat(held.isIntact()).isTrue();
    }
    assertThat(names())
        .contains("database@8081.0-of-1.lock")
        .doesNotContain("database@8080.0-of-1.lock");
  }

  @Test
  void theLastCreatesOfOthersAreForgottenAfterAWeekAndNotBefore() throws IOException {
    for (String server : List.of("8080", "8081")) {
      try (Held held = locks().take(new Scope("database", server, 0, 1), "first")) {
        held.remember(new LastCreate(NOON, "run-1", "/here/.payouts", 7));
      }
    }
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(8)));
    Files.setLastModifiedTime(file("database@8080.0-of-1.created"), old);
    assertFree(new Scope("another", "", 0, 1));
    assertThat(names())
        .contains("database@8081.0-of-1.created")
        .doesNotContain("database@8080.0-of-1.created");
  }

  /** It was listed, and is gone before its time is read; a link to nothing is the same. */
  @Test
  void aLockFileThatIsDeletedMeanwhileIsPassedOver() throws IOException {
    assertFree(WHOLE);
    Files.createSymbolicLink(file("other.0-of-1.lock"), directory.resolve("nowhere"));
    assertFree(WHOLE);
  }

  @Test
  void aNewerVersionThatHoldsTheLockIsNamedAsSuch() throws IOException {
    assertFree(WHOLE);
    var lock = new LockFile(file("database.0-of-1.lock"));
    LockFile.Held newer = lock.take("{\"version\":2,\"who\":\"first\"}");
    assertThatExceptionOfType(LockedException.class)
        .isThrownBy(() -> locks().take(WHOLE, "second"))
        .satisfies(e -> assertThat(e.holder()).isEqualTo("a newer version of this program"));
    newer.close();
  }

  @Test
  void theCheckupOfThisUsersLocksSaysWhereTheyAre() {
    assertThat(UserLocks.ofThisUser().checkup()).isNotEmpty();
  }

  @Test
  void onlyTheOwnerCanReadTheLockFiles() throws IOException {
    locks().take(new Scope("An ID with / and blanks", "", 0, 1), "first").close();
    try (Stream<Path> files = Files.list(directory.resolve("locks"))) {
      assertThat(files)
          .hasSize(2)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("locks"))))
        .isEqualTo("rwx------");
  }

  @Test
  void aDirectoryThatCannotBeCreatedIsAFailure() throws IOException {
    Files.writeString(directory.resolve("locks"), "");
    assertThatExceptionOfType(StateFileException.class)
        .isThrownBy(() -> locks().take(WHOLE, "first"))
        .withMessageStartingWith("Cannot lock a file in " + directory.resolve("locks"))
        .withMessageContaining("writable");
  }

  @Test
  void theLocksAreInTheHomeDirectoryOfTheUser() throws IOException {
    Path home = Files.createDirectory(directory.resolve("home"));
    UserLocks locks = new UserLocks(LockDirectory.ofUser(home.toString(), "/nowhere"));
    Path place = home.resolve(".local/state/payouts/locks");
    assertThat(locks.checkup())
        .containsExactly(
            Finding.ok(
                "machine_lock",
                "locks that prevent overlapping runs for the same payouts are in " + place));
    assertThat(home).isEmptyDirectory();
    locks.take(WHOLE, "first").close();
    assertThat(place.resolve("database.0-of-1.lock")).exists();
  }

  @Test
  void withoutAHomeDirectoryTheLocksAreInTheTemporaryDirectoryAndTheCheckupSaysSo() {
    for (String home : List.of("?", "", "/nowhere", "\0")) {
      UserLocks locks = new UserLocks(LockDirectory.ofUser(home, directory.toString()));
      assertThat(locks.checkup())
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
                assertThat(finding.message())
                    .contains("the locks are in " + directory.resolve("payouts-locks-"));
              });
      locks.take(WHOLE, "first").close();
    }
  }

  @Test
  void withoutAWritableDirectoryThereIsNoRun() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    UserLocks locks = new UserLocks(LockDirectory.ofUser("?", file.toString()));
    assertThat(locks.checkup())
        .extracting(Finding::severity)
        .containsExactly(Finding.Severity.ERROR);
    assertThatExceptionOfType(StateFileException.class)
        .isThrownBy(() -> locks.take(WHOLE, "first"));
  }

  private Path file(String name) {
    return directory.resolve("locks").resolve(name);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("locks"))) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
