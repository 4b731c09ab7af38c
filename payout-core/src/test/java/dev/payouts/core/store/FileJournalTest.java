package dev.payouts.core.store;

import static dev.payouts.core.testing.Fixtures.claim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.FailureCause;
import dev.payouts.core.HostSharing;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.Shard;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import dev.payouts.core.testing.HandHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
  @TempDir Path directory;

  @Test
  void entriesAreWrittenAsOneObjectPerLineAndReadBack() throws IOException {
    JournalEntry intended = entry("a", Event.INTENDED, null, HandHost.START);
    JournalEntry created = entry("a", Event.CREATED, "p1", HandHost.START);
    write(intended, created);
    assertThat(journal().read()).containsExactly(intended, created);
    assertThat(Files.readAllLines(file()).get(1))
        .isEqualTo(
            "{\"v\":2,\"at\":\"%s\",\"run\":\"run-1\",\"event\":\"created\",\"type\":\"refund\","
                    .formatted(HandHost.START)
                + "\"source\":\"a\",\"person\":\"c1\",\"date\":\"2026-10-31\",\"payout\":\"p1\"}");
  }

  @Test
  void onlyTheOwnerCanReadTheStateDirectory() throws IOException {
    write(entry("a", Event.INTENDED, null, HandHost.START));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state())))
        .isEqualTo("rwx------");
  }

  @Test
  void aTornLastLineIsDroppedAndNothingIsAppendedToIt() throws IOException {
    JournalEntry first = entry("a", Event.INTENDED, null, HandHost.START);
    JournalEntry second = entry("b", Event.INTENDED, null, HandHost.START);
    write(first);
    Files.writeString(file(), "{\"at\":\"2026-1", StandardOpenOption.APPEND);
    assertThat(journal().read()).containsExactly(first);
    write(second);
    assertThat(journal().read()).containsExactly(first, second);
  }

  @Test
  void aDestinationThatIsTooLongForASentenceIsDamaged() {
    var files = new FilesInMemory();
    files.replace("destination", "{\"version\":1,\"payouts\":\"" + "x".repeat(500) + "\"}");
    DestinationFile.require(files, Destination.of("x".repeat(500)));
    files.replace("destination", "{\"version\":1,\"payouts\":\"" + "x".repeat(501) + "\"}");
    assertThatThrownBy(() -> DestinationFile.require(files, claim("run-1").destination()))
        .isInstanceOf(StateFileException.class)
        .hasMessageContaining("is damaged");
  }

  @Test
  void theDestinationOfANewerVersionIsNotReadAsOneOfThisVersion() {
    var files = new FilesInMemory();
    files.replace("destination", "{\"version\":2,\"payouts\":\"database\"}");
    assertThatThrownBy(() -> DestinationFile.require(files, claim("run-1").destination()))
        .isInstanceOf(StateFileException.class)
        .hasMessageContaining("was written by a newer version of this program");
  }

  @Test
  void theFirstAppendCreatesTheDirectory() throws IOException {
    StateDirectory.at(state().resolve("deep")).append("lines", "one");
    assertThat(state().resolve("deep").resolve("lines")).hasContent("one");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state())))
        .isEqualTo("rwx------");
  }

  @Test
  void aTimeThatIsOnNoDayOfTheCalendarIsADamagedLine() {
    String line = JournalLines.line(entry("a", Event.INTENDED, null, HandHost.START));
    String damaged = line.replace(HandHost.START.toString(), Instant.MIN.toString());
    assertThat(damaged).isNotEqualTo(line);
    assertThatThrownBy(() -> JournalLines.parse(damaged + "\n"))
        .isInstanceOf(RunAbortedException.class)
        .hasMessageStartingWith("Line 1 of journal.jsonl");
  }

  @Test
  void aDamagedLineInTheMiddleStopsTheRunAndIsNamedByItsNumber() throws IOException {
    write(
        entry("a", Event.INTENDED, null, HandHost.START),
        entry("b", Event.INTENDED, null, HandHost.START),
        entry("c", Event.INTENDED, null, HandHost.START));
    List<String> lines = Files.readAllLines(file());
    Files.write(
        file(), List.of(lines.get(0), lines.get(1).replace("intended", "xx"), lines.get(2)));
    assertThatThrownBy(() -> journal().begin(claim("run-2")))
        .isInstanceOfSatisfying(
            RunAbortedException.class,
            e -> assertThat(e.stopCause()).isEqualTo(FailureCause.NOT_CARRIED_THROUGH))
        .hasMessageStartingWith("Line 2 of journal.jsonl");
    Journal.Session afterwards = releaseCheck();
    afterwards.close();
  }

  /** The lock is released even if the journal cannot be read. */
  private Journal.Session releaseCheck() throws IOException {
    Files.delete(file());
    return journal().begin(claim("run-3"));
  }

  @Test
  void linesWithoutAVersionAreRead() throws IOException {
    JournalEntry entry = entry("a", Event.CREATED, "p1", HandHost.START);
    write(entry);
    Files.writeString(file(), Files.readString(file()).replace("\"v\":2,", ""));
    assertThat(journal().read()).containsExactly(entry);
  }

  @Test
  void aJournalOfAnotherPayoutsDatabaseIsRejectedAndAnOldOneIsBoundAtItsFirstUse()
      throws IOException {
    write(entry("a", Event.CREATED, "p1", HandHost.START));
    Journal.Claim other =
        new Journal.Claim("run-2", Shard.WHOLE, Destination.of("other"), HostSharing.EXCLUSIVE);
    assertThatThrownBy(() -> journal().begin(other))
        .isInstanceOfSatisfying(
            RunAbortedException.class,
            e -> assertThat(e.stopCause()).isEqualTo(FailureCause.MISCONFIGURED))
        .hasMessageStartingWith("The journal in ")
        .hasMessageContaining("not to other");
    assertThatThrownBy(() -> journal().requireDestination(other.destination()))
        .isInstanceOf(RunAbortedException.class);
    journal().requireDestination(claim("run-2").destination());
    Files.delete(state().resolve("destination"));
    journal().requireDestination(other.destination());
    journal().begin(other).close();
    assertThatThrownBy(() -> journal().begin(claim("run-3")))
        .isInstanceOf(RunAbortedException.class);
  }

  @Test
  void aNewerFormatIsRejectedWithAClearMessage() throws IOException {
    write(entry("a", Event.CREATED, "p1", HandHost.START));
    Files.writeString(file(), "{\"v\":4,\"at\":{\"s\":1}}\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> journal().begin(claim("run-2")))
        .isInstanceOfSatisfying(
            RunAbortedException.class,
            e -> assertThat(e.stopCause()).isEqualTo(FailureCause.NOT_CARRIED_THROUGH))
        .hasMessage(
            "journal.jsonl in the state directory was written by a newer version of this program:"
                + " use that version here too.");
  }

  @Test
  void aTruncatedEntryIsDamaged() throws IOException {
    write(entry("a", Event.INTENDED, null, HandHost.START));
    Files.writeString(file(), "{\"v\":2,\"paid\":\"c 2026-\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> journal().read()).hasMessageStartingWith("Line 2 of journal.jsonl");
  }

  @Test
  void compactionNeverLosesAPayoutOrAnOpenOrRecentEntry() {
    Instant longAgo = HandHost.START.minus(Duration.ofDays(900));
    Instant future = HandHost.START.plus(Duration.ofDays(3));
    JournalEntry open = entry("open", Event.UNKNOWN, null, longAgo);
    JournalEntry recent = entry("recent", Event.NOT_CARRIED_OUT, null, HandHost.START);
    JournalEntry fromTheFuture = entry("future", Event.NOT_CARRIED_OUT, null, future);
    write(
        entry("twice", Event.CREATED, "first", longAgo),
        entry("twice", Event.CREATED, "second", longAgo),
        open,
        entry("open2", Event.INTENDED, null, longAgo),
        entry("open2", Event.RELEASED, "gone", longAgo),
        entry("withdrawn", Event.CREATED, "w", longAgo),
        entry("withdrawn", Event.WITHDRAWN, "w", longAgo),
        entry("released", Event.AUDITED, "r", longAgo),
        entry("released", Event.RELEASED, "r", longAgo),
        entry("refused", Event.NOT_CARRIED_OUT, null, longAgo),
        entry("voiding", Event.CREATED, "v1", longAgo),
        entry("voiding", Event.VOIDING, "v1", longAgo),
        entry("voiding", Event.CREATED, "v2", longAgo),
        entry("voiding", Event.VOIDING, "v2", longAgo),
        entry("voiding", Event.VOIDED, "v2", longAgo),
        recent,
        fromTheFuture);
    write(
        IntStream.range(0, Compaction.FROM_LINES)
            .mapToObj(i -> entry("s" + i, Event.AUDITED, "p" + i, longAgo))
            .toArray(JournalEntry[]::new));
    journal().begin(claim("run-2")).close();
    assertThat(journal().read().subList(0, 12))
        .extracting(entry -> entry.payable().value(), JournalEntry::event, JournalEntry::payout)
        .containsExactly(
            tuple("twice", Event.CREATED, new PayoutId("first")),
            tuple("twice", Event.CREATED, new PayoutId("second")),
            tuple("open", Event.UNKNOWN, null),
            tuple("open2", Event.INTENDED, null),
            tuple("open2", Event.RELEASED, new PayoutId("gone")),
            tuple("voiding", Event.CREATED, new PayoutId("v1")),
            tuple("voiding", Event.VOIDING, new PayoutId("v1")),
            tuple("voiding", Event.CREATED, new PayoutId("v2")),
            tuple("voiding", Event.VOIDING, new PayoutId("v2")),
            tuple("voiding", Event.VOIDED, new PayoutId("v2")),
            tuple("recent", Event.NOT_CARRIED_OUT, null),
            tuple("future", Event.NOT_CARRIED_OUT, null));
    assertThat(journal().read()).hasSize(12 + Compaction.FROM_LINES).contains(open, recent);
  }

  @Test
  void ofTheLastCreatesElsewhereTheLatestCounts() {
    Instant first = HandHost.START.minusSeconds(60);
    Instant last = HandHost.START.minusSeconds(10);
    MachineLocks locks =
        (scope, holder) ->
            new MachineLocks.Held() {
              @Override
              public ImmutableList<MachineLocks.LastCreate> lastCreates() {
                return ImmutableList.of(
                    new MachineLocks.LastCreate(last, "run-8", "there", 1),
                    new MachineLocks.LastCreate(first, "run-9", "elsewhere", 1));
              }

              @Override
              public void remember(MachineLocks.LastCreate create) {}

              @Override
              public boolean isIntact() {
                return true;
              }

              @Override
              public void close() {}
            };
    Journal journal = FileJournal.over(StateDirectory.at(state()), new HandHost(), locks);
    try (Journal.Session session = journal.begin(claim("run-1"))) {
      assertThat(session.lastCreateElsewhere()).contains(last);
    }
  }

  @Test
  void aCompactedEntryTakesAbout150BytesAndIsReadBackUnchanged() throws IOException {
    Instant day = HandHost.START.minus(Duration.ofDays(40)).truncatedTo(ChronoUnit.DAYS);
    List<JournalEntry> records =
        IntStream.range(0, Compaction.FROM_LINES)
            .mapToObj(
                i ->
                    new JournalEntry(
                        day,
                        "run-1",
                        List.of(Event.CREATED, Event.ADOPTED, Event.AUDITED).get(i % 3),
                        List.of(PayableType.values()).get(i % 3),
                        new PayableId(uuid(i)),
                        new ContractorId(uuid(-i)),
                        i % 5 == 0 ? null : LocalDate.of(2026, 9, 1 + i % 30),
                        new PayoutId(uuid(i * 31L))))
            .toList();
    write(records.toArray(JournalEntry[]::new));
    journal().begin(claim("run-2")).close();
    assertThat(Files.size(file()) / Compaction.FROM_LINES).isLessThan(155);
    assertThat(journal().read().stream().map(FileJournalTest::ofRun).toList()).isEqualTo(records);
    long size = Files.size(file());
    journal().begin(claim("run-3")).close();
    assertThat(Files.size(file())).isEqualTo(size);
  }

  private static String uuid(long seed) {
    return new UUID(seed * 0x9E3779B97F4A7C15L, ~seed).toString();
  }

  @Test
  void aRunThatDidNotGetTheLockDoesNotReleaseIt() throws Exception {
    try (Journal.Session first = journal().begin(claim("run-1"))) {
      assertThat(first.entries()).isEmpty();
      assertThatThrownBy(() -> journal().begin(claim("run-2")))
          .isInstanceOf(RunAbortedException.class);
      assertThat(LockProbe.inAnotherProcess(state())).contains("LOCKED");
    }
  }

  @Test
  void aSecondRunIsRefusedAndNamesTheHolderOfTheLock() {
    try (Journal.Session first = journal().begin(claim("run-1"))) {
      assertThat(first.entries()).isEmpty();
      assertThatThrownBy(() -> journal().begin(claim("run-2")))
          .isInstanceOfSatisfying(
              RunAbortedException.class,
              e -> assertThat(e.stopCause()).isEqualTo(FailureCause.LOCKED))
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("run run-1, since " + HandHost.START)
          .hasMessageEndingWith("wait until it ends and run again.");
    }
    journal().begin(claim("run-2")).close();
  }

  /** A server runs for months with one journal: a full disk must not outlast its cause. */
  @Test
  void afterAFailedWriteTheNextRunWritesAgain() throws IOException {
    FileJournal journal = journal();
    JournalEntry entry = entry("a", Event.INTENDED, null, HandHost.START);
    try (Journal.Session session = journal.begin(claim("run-1"))) {
      Files.createDirectory(file());
      assertThatThrownBy(() -> session.append(entry)).isInstanceOf(RunAbortedException.class);
      Files.delete(file());
      assertThatThrownBy(() -> session.append(entry))
          .as("the end of the file is unknown until the next run has read it")
          .isInstanceOf(RunAbortedException.class);
    }
    try (Journal.Session session = journal.begin(claim("run-2"))) {
      session.append(entry);
    }
    assertThat(journal.read()).containsExactly(entry);
  }

  @Test
  void aStateDirectoryThatCannotBeWrittenStopsTheRun() throws IOException {
    Files.writeString(state(), "a file where the directory should be");
    assertThatThrownBy(() -> journal().begin(claim("run-1")))
        .isInstanceOfSatisfying(
            RunAbortedException.class,
            e -> assertThat(e.stopCause()).isEqualTo(FailureCause.NOT_CARRIED_THROUGH))
        .hasMessageContaining("(a file exists in place of the directory)")
        .hasMessageContaining("check that the state directory exists");
  }

  private void write(JournalEntry... entries) {
    try (Journal.Session session = journal().begin(claim("run-1"))) {
      for (JournalEntry entry : entries) {
        session.append(entry);
      }
    }
  }

  private FileJournal journal() {
    return FileJournal.over(StateDirectory.at(state()), new HandHost(), MachineLocks.NONE);
  }

  private Path state() {
    return directory.resolve("state");
  }

  private Path file() {
    return state().resolve("journal.jsonl");
  }

  private static JournalEntry ofRun(JournalEntry kept) {
    return kept.then(kept.at(), "run-1", kept.event(), kept.payout());
  }

  private static JournalEntry entry(
      String payable, Event event, @Nullable String payout, Instant at) {
    return new JournalEntry(
        at,
        "run-1",
        event,
        PayableType.REFUND,
        new PayableId(payable),
        new ContractorId("c1"),
        LocalDate.of(2026, 10, 31),
        payout == null ? null : new PayoutId(payout));
  }
}
