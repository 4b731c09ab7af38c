package dev.payouts.core.store;

import static dev.payouts.core.testing.Fixtures.claim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.core.ContractorId;
import dev.payouts.core.Journal;
import dev.payouts.core.JournalEntry;
import dev.payouts.core.JournalEntry.Event;
import dev.payouts.core.PayableType;
import dev.payouts.core.PayoutId;
import dev.payouts.core.RunStoppedException;
import dev.payouts.core.SourceId;
import dev.payouts.core.StopCause;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.testing.HandHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
  @TempDir Path directory;

  @Test
  void whatWasWrittenIsReadAgainOneObjectALine() throws IOException {
    JournalEntry intended = entry("a", Event.INTENDED, null, HandHost.START);
    JournalEntry created = entry("a", Event.CREATED, "p1", HandHost.START);
    write(intended, created);
    assertThat(journal().read()).containsExactly(intended, created);
    assertThat(Files.readAllLines(file()).get(1))
        .isEqualTo(
            "{\"at\":\"%s\",\"run\":\"run-1\",\"event\":\"created\",\"type\":\"refund\","
                    .formatted(HandHost.START)
                + "\"source\":\"a\",\"person\":\"c1\",\"date\":\"2026-10-31\",\"payout\":\"p1\"}");
  }

  @Test
  void theOwnerAloneCanReadTheStateDirectory() throws IOException {
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
            RunStoppedException.class,
            e -> assertThat(e.stopCause()).isEqualTo(StopCause.NOT_CARRIED_THROUGH))
        .hasMessageStartingWith("Line 2 of journal.jsonl");
    Journal.Session afterwards = releaseCheck();
    afterwards.close();
  }

  /** The lock was given back though the journal could not be read. */
  private Journal.Session releaseCheck() throws IOException {
    Files.delete(file());
    return journal().begin(claim("run-3"));
  }

  @Test
  void itIsCompactedWithoutEverLosingWhatIsOpen() {
    Instant longAgo = HandHost.START.minus(Duration.ofDays(90));
    JournalEntry open = entry("open", Event.UNKNOWN, null, longAgo);
    JournalEntry[] ended =
        IntStream.range(0, FileJournal.COMPACT_FROM_LINES)
            .mapToObj(i -> entry("s" + i, Event.CREATED, "p" + i, longAgo))
            .toArray(JournalEntry[]::new);
    JournalEntry recent = entry("recent", Event.CREATED, "p", HandHost.START);
    write(open);
    write(ended);
    write(recent);
    journal().begin(claim("run-2")).close();
    assertThat(journal().read()).containsExactly(open, recent);
  }

  @Test
  void whatIsYetToBeAuditedOutlivesACompactionUntilTheNextMonthsRun() {
    Instant lastMonth = HandHost.START.minus(Duration.ofDays(31));
    JournalEntry unaudited = entry("unaudited", Event.CREATED, "p", lastMonth);
    JournalEntry[] audited =
        IntStream.range(0, FileJournal.COMPACT_FROM_LINES)
            .mapToObj(i -> entry("s" + i, Event.AUDITED, "p" + i, lastMonth))
            .toArray(JournalEntry[]::new);
    write(unaudited);
    write(audited);
    journal().begin(claim("run-2")).close();
    assertThat(journal().read()).containsExactly(unaudited);
  }

  @Test
  void aRunThatDidNotGetTheLockLeavesItWithItsHolder() throws Exception {
    try (Journal.Session first = journal().begin(claim("run-1"))) {
      assertThat(first.entries()).isEmpty();
      assertThatThrownBy(() -> journal().begin(claim("run-2")))
          .isInstanceOf(RunStoppedException.class);
      assertThat(LockProbe.inAnotherProcess(state())).contains("LOCKED");
    }
  }

  @Test
  void aSecondRunIsToldWhoHoldsTheLock() {
    try (Journal.Session first = journal().begin(claim("run-1"))) {
      assertThat(first.entries()).isEmpty();
      assertThatThrownBy(() -> journal().begin(claim("run-2")))
          .isInstanceOfSatisfying(
              RunStoppedException.class, e -> assertThat(e.stopCause()).isEqualTo(StopCause.LOCKED))
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("run run-1, since " + HandHost.START)
          .hasMessageEndingWith("wait for its end and run again.");
    }
    journal().begin(claim("run-2")).close();
  }

  @Test
  void aStateDirectoryThatCannotBeWrittenStopsTheRun() throws IOException {
    Files.writeString(state(), "a file where the directory should be");
    assertThatThrownBy(() -> journal().begin(claim("run-1")))
        .isInstanceOfSatisfying(
            RunStoppedException.class,
            e -> assertThat(e.stopCause()).isEqualTo(StopCause.NOT_CARRIED_THROUGH))
        .hasMessageContaining("(a file is where the directory has to be)")
        .hasMessageContaining("check that the state directory is there");
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

  private static JournalEntry entry(
      String source, Event event, @Nullable String payout, Instant at) {
    return new JournalEntry(
        at,
        "run-1",
        event,
        PayableType.REFUND,
        new SourceId(source),
        new ContractorId("c1"),
        LocalDate.of(2026, 10, 31),
        payout == null ? null : new PayoutId(payout));
  }
}
