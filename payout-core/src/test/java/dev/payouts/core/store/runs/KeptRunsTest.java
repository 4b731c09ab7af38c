package dev.payouts.core.store.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.FailureCause;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.host.StateFiles.LockedException;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.store.runs.RunStarter.Way;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeptRunsTest {
  private static final Instant BEGIN = Instant.parse("2026-10-31T08:00:00Z");

  @TempDir private Path stateDir;

  private static KeptRun run(int number, @Nullable String key) {
    return KeptRun.begun(
        id(number),
        BEGIN.plusSeconds(number),
        "type=refund",
        key == null ? null : KeptRun.fingerprint(key),
        RunStarter.thisProcess(Way.HTTP));
  }

  private static String id(int number) {
    return "00000000-0000-4000-8000-%012d".formatted(number);
  }

  private static KeptRun ended(KeptRun run) {
    return run.ended(BEGIN.plusSeconds(1_000), ImmutableList.of(report(run)));
  }

  private static RunReport report(KeptRun run) {
    return report(run, RunReport.Findings.NONE, null);
  }

  private static RunReport report(
      KeptRun run, RunReport.Findings findings, @Nullable FailureCause cause) {
    return new RunReport(
        run.runId(),
        RunRequest.refund().build(),
        run.startedAt(),
        Duration.ofSeconds(3),
        ImmutableList.of(),
        findings,
        ApiCalls.NONE,
        null,
        cause == null ? null : new RunReport.RunFailure(cause, "It is so."));
  }

  private static KeptRun ended(RunReport... reports) {
    return run(1, null).ended(BEGIN.plusSeconds(1_000), ImmutableList.copyOf(reports));
  }

  private KeptRuns open() {
    return KeptRuns.open(stateDir, ImmutableList::of);
  }

  private static String report(KeptRuns kept, KeptRun run) throws IOException {
    try (InputStream in = kept.report(run)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void aRunStoppedByTheUserIsStoppedAndOneThatDidNotCompleteHasFailed(FailureCause cause) {
    assertThat(ended(report(run(1, null), RunReport.Findings.NONE, cause)).state())
        .isEqualTo(cause == FailureCause.STOPPED ? KeptRun.State.STOPPED : KeptRun.State.FAILED);
  }

  @Test
  void aRunThatSkippedATypeWasStopped() {
    KeptRun twoTypes =
        KeptRun.begun(
            id(2),
            BEGIN,
            "type=refund,invoice_split",
            null,
            RunStarter.thisProcess(RunStarter.Way.COMMAND));
    assertThat(twoTypes.ended(BEGIN, ImmutableList.of(report(twoTypes))).state())
        .isEqualTo(KeptRun.State.STOPPED);
    assertThat(ended(report(run(1, null))).state()).isEqualTo(KeptRun.State.FINISHED);
    assertThat(ended().state()).isEqualTo(KeptRun.State.FAILED);
  }

  @Test
  void aRunWithAPayableOfSeveralLivePayoutsHasNotSucceeded() {
    var duplicate =
        new RunReport.Duplicate(
            new PayableId("s"), ImmutableList.of(new PayoutId("a"), new PayoutId("b")));
    RunReport.Findings findings =
        RunReport.Findings.NONE.withDuplicates(ImmutableList.of(duplicate));
    assertThat(ended(report(run(1, null), findings, null)).succeeded()).isEmpty();
    assertThat(ended(report(run(1, null))).succeeded()).containsExactly(PayableType.REFUND);
  }

  @Test
  void aRunWithItsReportAndKeyOutlivesTheProcess() throws IOException {
    KeptRun whole = ended(run(1, "key"));
    try (KeptRuns kept = open()) {
      kept.keep(whole, "{\"runs\":[]}");
    }
    try (KeptRuns kept = open()) {
      assertThat(kept.latest()).containsExactly(whole);
      assertThat(kept.startedBy("key")).contains(whole);
      assertThat(kept.startedBy("other")).isEmpty();
      assertThat(report(kept, whole)).isEqualTo("{\"runs\":[]}");
    }
  }

  @Test
  void theLatestHundredAreKeptWithTheirKeys() throws IOException {
    try (KeptRuns kept = open()) {
      for (int number = 1; number <= KeptRuns.KEPT + 5; number++) {
        keepLast(kept, ended(run(number, "key-" + number)), Duration.ZERO);
      }
      assertThat(kept.latest()).hasSize(KeptRuns.KEPT);
      assertThat(kept.startedBy("key-5")).isEmpty();
      assertThat(kept.startedBy("key-6")).isPresent();
    }
    try (Stream<Path> files = Files.list(stateDir.resolve("runs"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".run"))).hasSize(KeptRuns.KEPT);
    }
    try (KeptRuns kept = open()) {
      assertThat(kept.latest().get(0).runId()).isEqualTo(id(KeptRuns.KEPT + 5));
    }
  }

  @Test
  void aRunWhoseProcessEndedIsInterruptedAndCompletedFromTheJournal() throws IOException {
    KeptRun underWay =
        run(1, "key")
            .at(
                new RunProgress(
                    PayableType.REFUND,
                    Phase.CREATE,
                    new RunProgress.Counts(9, 9, 0, 0, 0, 0, 0, 0),
                    RunProgress.NONE.calls(),
                    null));
    try (KeptRuns kept = open()) {
      kept.keep(underWay, "{\"so\":\"far\"}");
    }
    ImmutableList<JournalEntry> journal =
        ImmutableList.of(
            entry(id(1), JournalEntry.Event.INTENDED),
            entry(id(1), JournalEntry.Event.CREATED),
            entry(id(2), JournalEntry.Event.CREATED));
    try (KeptRuns kept = KeptRuns.open(stateDir, () -> journal)) {
      KeptRun interrupted = kept.startedBy("key").orElseThrow();
      assertThat(interrupted.state()).isEqualTo(KeptRun.State.INTERRUPTED);
      assertThat(interrupted.progress().counts().created()).isEqualTo(1);
      assertThat(interrupted.progress().counts().listed()).isEqualTo(9);
      assertThat(report(kept, interrupted)).isEqualTo("{\"so\":\"far\"}");
    }
    try (KeptRuns kept = open()) {
      assertThat(kept.latest().get(0).state()).isEqualTo(KeptRun.State.INTERRUPTED);
    }
  }

  private static JournalEntry entry(String runId, JournalEntry.Event event) {
    return new JournalEntry(
        BEGIN,
        runId,
        event,
        PayableType.REFUND,
        new PayableId("11111111-1111-4111-8111-111111111111"),
        new ContractorId("22222222-2222-4222-8222-222222222222"),
        null,
        null);
  }

  @Test
  void aDamagedFileIsSkippedAndNotChanged() throws IOException {
    try (KeptRuns kept = open()) {
      kept.keep(ended(run(1, null)), "{}");
    }
    Path damaged = stateDir.resolve("runs/" + id(2) + ".run");
    for (String content : new String[] {"", "{", "[]", "{\"run_id\":1}", "\u0000"}) {
      Files.writeString(damaged, content);
      try (KeptRuns kept = open()) {
        assertThat(kept.latest()).hasSize(1);
      }
    }
    assertThat(damaged).exists();
  }

  @Test
  void aFileWithATimeThatCannotBeDisplayedIsSkipped() throws IOException {
    try (KeptRuns kept = open()) {
      kept.keep(ended(run(1, null)), "{}");
    }
    Path file = stateDir.resolve("runs/" + id(1) + ".run");
    String text = Files.readString(file);
    for (String time : List.of("+1000000000-12-31T23:59:59Z", "+300000000-01-01T00:00:00Z")) {
      String changed =
          text.replaceFirst("\"started_at\":\"[^\"]*\"", "\"started_at\":\"" + time + "\"");
      assertThat(changed).isNotEqualTo(text);
      Files.writeString(file, changed);
      try (KeptRuns kept = open()) {
        assertThat(kept.latest()).isEmpty();
      }
    }
  }

  @Test
  void aFileWithoutAVersionIsReadAndOneOfANewerVersionIsSkipped() throws IOException {
    try (KeptRuns kept = open()) {
      kept.keep(ended(run(1, null)), "{}");
    }
    Path file = stateDir.resolve("runs/" + id(1) + ".run");
    String text = Files.readString(file);
    assertThat(text).startsWith("{\"version\":1,");
    Files.writeString(file, text.replace("\"version\":1,", ""));
    try (KeptRuns kept = open()) {
      assertThat(kept.latest()).hasSize(1);
    }
    Files.writeString(file, text.replace("\"version\":1,", "\"version\":2,"));
    try (KeptRuns kept = open()) {
      assertThat(kept.latest()).isEmpty();
    }
  }

  @Test
  void twoServersCannotUseTheSameDirectory() {
    try (KeptRuns kept = open()) {
      assertThat(kept.latest()).isEmpty();
      assertThatExceptionOfType(LockedException.class).isThrownBy(this::open);
    }
  }

  private static KeptRun ofCommand(int number, RunStarter starter) {
    return KeptRun.begun(
        id(number), BEGIN.plusSeconds(number), "type=refund", /* key= */ null, starter);
  }

  /** The process with this ID started at another time. */
  private static RunStarter goneCommand() {
    return new RunStarter(Way.COMMAND, ProcessHandle.current().pid(), Instant.EPOCH);
  }

  @Test
  void aServerSeesTheRunsOfCommands() {
    try (KeptRuns server = open();
        KeptRuns command = KeptRuns.beside(stateDir)) {
      KeptRun begun = ofCommand(1, RunStarter.thisProcess(Way.COMMAND));
      command.keep(begun, "{}");
      server.refresh();
      assertThat(server.latest()).containsExactly(begun);
      command.keep(ended(begun), "{}");
      server.refresh();
      assertThat(server.find(id(1))).contains(ended(begun));
      KeptRun own = ended(run(2, "key"));
      server.keep(own, "{}");
      try (KeptRuns next = KeptRuns.beside(stateDir)) {
        assertThat(next.latest()).containsExactly(own, ended(begun));
      }
    }
  }

  @Test
  void aRunOfACommandIsInterruptedOnlyIfItsProcessIsGone() {
    KeptRun underWay = ofCommand(1, RunStarter.thisProcess(Way.COMMAND));
    KeptRun cutOff = ofCommand(2, goneCommand());
    try (KeptRuns command = KeptRuns.beside(stateDir)) {
      command.keep(underWay, "{}");
      command.keep(cutOff, "{}");
    }
    ImmutableList<JournalEntry> journal =
        ImmutableList.of(entry(id(2), JournalEntry.Event.CREATED));
    try (KeptRuns server = KeptRuns.open(stateDir, () -> journal)) {
      assertThat(server.find(id(1))).contains(underWay);
      KeptRun closed = server.find(id(2)).orElseThrow();
      assertThat(closed.state()).isEqualTo(KeptRun.State.INTERRUPTED);
      assertThat(closed.progress().counts().created()).isEqualTo(1);
      try (KeptRuns command = KeptRuns.beside(stateDir)) {
        assertThat(command.find(id(2))).as("on disk").contains(closed);
        command.keep(ofCommand(3, goneCommand()), "{}");
      }
      server.refresh();
      assertThat(server.find(id(3)).orElseThrow().state()).isEqualTo(KeptRun.State.INTERRUPTED);
    }
  }

  @Test
  void aRunThatSeemedInterruptedButEndedNormallyHasEnded() {
    KeptRun elsewhere = ofCommand(1, goneCommand());
    try (KeptRuns command = KeptRuns.beside(stateDir)) {
      command.keep(elsewhere, "{}");
      try (KeptRuns server = open()) {
        assertThat(server.latest().get(0).state()).isEqualTo(KeptRun.State.INTERRUPTED);
        command.keep(ended(elsewhere), "{}");
        server.refresh();
        assertThat(server.latest()).containsExactly(ended(elsewhere));
      }
    }
  }

  @Test
  void runsDeletedByAnotherProcessAreForgotten() throws IOException {
    try (KeptRuns server = open()) {
      server.keep(ended(run(1, "key")), "{}");
      server.remember(ended(run(2, "unwritten")));
      try (KeptRuns command = KeptRuns.beside(stateDir)) {
        for (int number = 3; number < 3 + KeptRuns.KEPT; number++) {
          keepLast(command, ended(ofCommand(number, thisCommand())), Duration.ZERO);
        }
      }
      server.refresh();
      assertThat(server.startedBy("key")).isEmpty();
      assertThat(server.startedBy("unwritten")).as("was never on disk").isPresent();
    }
    try (Stream<Path> files = Files.list(stateDir.resolve("runs"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".run"))).hasSize(KeptRuns.KEPT);
    }
  }

  @Test
  void filesOfTheEarlierFormatBelongToTheServer() throws IOException {
    try (KeptRuns kept = open()) {
      kept.keep(run(1, null), "{}");
    }
    Path file = stateDir.resolve("runs/" + id(1) + ".run");
    String line = Files.readString(file);
    Files.writeString(
        file,
        line.replaceAll("\"started_by\":\"http\",", "").replaceAll(",\"process\":\\{[^}]*}", ""));
    assertThat(Files.readString(file)).doesNotContain("pid").doesNotContain("started_by");
    assertThat(RunHistory.of(stateDir).runs().get(0).state()).isEqualTo(KeptRun.State.RUNNING);
    try (KeptRuns kept = open()) {
      assertThat(kept.latest().get(0).state()).isEqualTo(KeptRun.State.INTERRUPTED);
      assertThat(kept.latest().get(0).startedBy().way()).isEqualTo(Way.HTTP);
    }
  }

  @Test
  void aRunInProgressIsNotDeletedEvenIfTheClockWasSetBack() {
    KeptRun underWay = ofCommand(0, RunStarter.thisProcess(Way.COMMAND));
    KeptRun next = ofCommand(1, RunStarter.thisProcess(Way.COMMAND));
    for (int number = 2; number < 2 + KeptRuns.KEPT; number++) {
      keepBeside(ended(ofCommand(number, RunStarter.thisProcess(Way.COMMAND))));
    }
    keepBeside(underWay);
    keepBeside(next);
    keepBeside(ended(next));
    try (KeptRuns kept = KeptRuns.beside(stateDir)) {
      assertThat(kept.latest()).hasSize(KeptRuns.KEPT + 2).contains(underWay, ended(next));
    }
    keepBeside(ended(ofCommand(2 + KeptRuns.KEPT, RunStarter.thisProcess(Way.COMMAND))));
    try (KeptRuns kept = KeptRuns.beside(stateDir)) {
      assertThat(kept.latest())
          .contains(underWay)
          .noneMatch(run -> run.runId().equals(id(1)) || run.runId().equals(id(2)));
    }
  }

  @Test
  void aRunThatEndsWhileAServerStartsKeepsItsReport() {
    KeptRun ending = ofCommand(2, goneCommand());
    keepBeside(run(1, null));
    keepBeside(ending);
    try (KeptRuns server =
        KeptRuns.open(
            stateDir,
            () -> {
              keepBeside(ended(ending));
              return ImmutableList.of();
            })) {
      server.refresh();
      assertThat(server.find(id(1)).orElseThrow().state()).isEqualTo(KeptRun.State.INTERRUPTED);
      assertThat(server.find(id(2))).contains(ended(ending));
    }
  }

  private void keepBeside(KeptRun run) {
    try (KeptRuns command = KeptRuns.beside(stateDir)) {
      keepLast(command, run, Duration.ZERO);
    }
  }

  private static void keepLast(KeptRuns kept, KeptRun run, Duration keepFor) {
    kept.keep(run, "{\"runs\":[]}");
    kept.deleteOld(run, keepFor);
  }

  private static RunStarter thisCommand() {
    return RunStarter.thisProcess(Way.COMMAND);
  }

  private static KeptRun old(int number, String query, Duration age) {
    Instant at = BEGIN.minus(age);
    KeptRun run =
        KeptRun.begun(id(number), at, query, /* key= */ null, RunStarter.OF_EARLIER_VERSION);
    return run.ended(at, ImmutableList.of(report(run)));
  }

  @Test
  void onlyACompletedRunDeletesOldOnes() {
    int newest = KeptRuns.KEPT + 2;
    try (KeptRuns kept = KeptRuns.beside(stateDir)) {
      for (int number = 1; number < newest; number++) {
        kept.keep(ended(ofCommand(number, thisCommand())), "{}");
      }
      KeptRun begun = ofCommand(newest, thisCommand());
      RunReport refused = report(begun, RunReport.Findings.NONE, FailureCause.LOCKED);
      keepLast(kept, begun, Duration.ZERO);
      keepLast(kept, begun.ended(BEGIN, ImmutableList.of(refused)), Duration.ZERO);
      KeptRun dryRun = old(newest + 1, "type=refund&dry_run=true", Duration.ZERO);
      keepLast(kept, dryRun, Duration.ZERO);
      assertThat(kept.latest()).hasSize(newest + 1);
      keepLast(kept, ended(begun), Duration.ZERO);
      assertThat(kept.latest()).hasSize(KeptRuns.KEPT + 1).contains(dryRun);
    }
  }

  @Test
  void aHundredRefundRunsPushNoPayrollOutAndRunsAreKeptByAge() {
    Duration keepFor = Duration.ofDays(400);
    try (KeptRuns kept = KeptRuns.beside(stateDir)) {
      keepLast(kept, old(1, "type=contractor_payroll", Duration.ofDays(900)), keepFor);
      keepLast(kept, old(2, "type=refund", Duration.ofDays(401)), keepFor);
      keepLast(kept, old(3, "type=refund", Duration.ofDays(399)), keepFor);
      keepLast(kept, old(4, "type=refund&dry_run=true", Duration.ofDays(1)), keepFor);
      for (int number = 10; number < 10 + KeptRuns.KEPT; number++) {
        keepLast(kept, old(number, "type=refund", Duration.ofMinutes(number)), keepFor);
      }
      for (int number = 500; number < 500 + KeptRuns.KEPT; number++) {
        keepLast(
            kept,
            old(number, "type=refund&dry_run=true", Duration.ofSeconds(1_000 - number)),
            keepFor);
      }
      assertThat(kept.latest())
          .extracting(KeptRun::runId)
          .contains(id(1), id(3), id(10))
          .doesNotContain(id(2), id(4))
          .hasSize(2 + 2 * KeptRuns.KEPT);
    }
  }
}
