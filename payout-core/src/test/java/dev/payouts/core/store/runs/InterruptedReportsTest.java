package dev.payouts.core.store.runs;

import static dev.payouts.core.testing.Fixtures.claim;
import static dev.payouts.core.testing.Fixtures.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.VoidReport;
import dev.payouts.core.VoidReport.Outcome;
import dev.payouts.core.VoidRequest;
import dev.payouts.core.Warning;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.spi.JournalEntry.Event;
import dev.payouts.core.store.FileJournal;
import dev.payouts.core.store.ReportJson;
import dev.payouts.core.store.VoidJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of an interrupted run or void stays known when the journal is compacted. */
class InterruptedReportsTest {
  private static final Instant LONG_AGO = Instant.parse("2026-01-31T08:00:00Z");
  private static final RunRequest REFUND = RunRequest.refund().build();

  /** From so many lines a journal is compacted. */
  private static final int LONG = 2_000;

  private static final RunStarter GONE =
      new RunStarter(RunStarter.Way.COMMAND, ProcessHandle.current().pid(), Instant.EPOCH);

  @TempDir private Path stateDir;

  private final List<JournalEntry> journal = new ArrayList<>();

  @BeforeEach
  void aLongJournal() {
    for (int i = 0; i < LONG; i++) {
      journal.add(entry("other", Event.CREATED, "s" + i, "p" + i));
    }
  }

  private static JournalEntry entry(
      String runId, Event event, String payable, @Nullable String payout) {
    return new JournalEntry(
        LONG_AGO,
        runId,
        event,
        PayableType.REFUND,
        new PayableId(payable),
        new ContractorId("ann"),
        null,
        payout == null ? null : new PayoutId(payout));
  }

  private String lines() {
    StringBuilder lines = new StringBuilder();
    for (JournalEntry entry : journal) {
      lines.append(
          "{\"v\":3,\"at\":\"%s\",\"run\":\"%s\",\"event\":\"%s\",\"type\":\"refund\",\"source\":\"%s\",\"person\":\"ann\"%s}%n"
              .formatted(
                  entry.at(),
                  entry.runId(),
                  entry.event().word(),
                  entry.payable(),
                  entry.payout() == null ? "" : ",\"payout\":\"" + entry.payout() + "\""));
    }
    return lines.toString();
  }

  private static Item item(String payable, Status status, @Nullable String payout) {
    return new Item(
        new PayableId(payable),
        "REF-" + payable,
        new ContractorId("ann"),
        "Ann",
        status,
        status == Status.FAILED ? Reason.CREATE_REJECTED : null,
        null,
        money("12.34", "USD"),
        payout == null ? null : new PayoutId(payout),
        ImmutableSet.of(),
        null,
        null,
        ImmutableList.of());
  }

  private static RunReport report(String runId, @Nullable String failure, Item... items) {
    return new RunReport(
        runId,
        REFUND,
        LONG_AGO,
        Duration.ofSeconds(3),
        ImmutableList.copyOf(items),
        RunReport.Findings.NONE,
        ApiCalls.NONE,
        null,
        failure == null
            ? null
            : new RunReport.RunFailure(FailureCause.NOT_CARRIED_THROUGH, failure));
  }

  private static KeptRun begun(String runId, String query, RunStarter starter) {
    return KeptRun.begun(runId, LONG_AGO, query, /* key= */ null, starter);
  }

  private static KeptRun begun(String runId, RunStarter starter) {
    return begun(runId, CanonicalQuery.of(ImmutableList.of(REFUND)), starter);
  }

  private void keep(KeptRun run, String report) {
    try (KeptRuns kept = KeptRuns.beside(stateDir)) {
      kept.keep(run, report);
    }
  }

  private void compact() throws IOException {
    Files.writeString(stateDir.resolve("journal.jsonl"), lines());
    KeptRuns.journal(stateDir, MachineLocks.NONE).begin(claim("next")).close();
    assertThat(FileJournal.at(stateDir).read())
        .isNotEmpty()
        .extracting(JournalEntry::runId)
        .containsOnly(JournalEntry.NO_RUN);
  }

  private KeptRun shown(String runId) {
    return RunHistory.of(stateDir).runs().stream()
        .filter(run -> run.runId().equals(runId))
        .findFirst()
        .orElseThrow();
  }

  private RunReport reportOf(String runId) {
    return RunHistory.of(stateDir).reports(shown(runId)).orElseThrow().get(0);
  }

  @Test
  void anInterruptedRunStillNamesItsPayouts() throws IOException {
    KeptRun run = begun("cut", GONE);
    keep(run, InterruptedRun.report(run, ImmutableList.of(), REFUND, LONG_AGO));
    journal.add(entry("cut", Event.INTENDED, "a", null));
    journal.add(entry("cut", Event.CREATED, "a", "pa"));
    compact();
    assertThat(shown("cut").state()).isEqualTo(KeptRun.State.INTERRUPTED);
    assertThat(shown("cut").progress().counts().created()).isEqualTo(1);
    assertThat(reportOf("cut").items())
        .extracting(Item::payable, Item::status, Item::payout)
        .containsExactly(tuple(new PayableId("a"), Status.CREATED, new PayoutId("pa")));
  }

  @Test
  void anInterruptedVoidStillSaysWhichPayoutsItCancelled() throws IOException {
    RunReport voided =
        report("paid", null, item("a", Status.CREATED, "pa"), item("b", Status.CREATED, "pb"));
    keep(
        begun("paid", GONE).ended(LONG_AGO.plusSeconds(5), ImmutableList.of(voided)),
        ReportJson.report(ImmutableList.of(voided)));
    VoidRequest request = VoidRequest.of("paid", ImmutableList.of(voided));
    keep(
        begun("void", KeptVoid.query(request), GONE),
        VoidJson.of(KeptVoid.begun("void", LONG_AGO, request)));
    journal.add(entry("paid", Event.CREATED, "a", "pa"));
    journal.add(entry("paid", Event.CREATED, "b", "pb"));
    journal.add(entry("void", Event.VOIDING, "a", "pa"));
    journal.add(entry("void", Event.VOIDED, "a", "pa"));
    compact();
    VoidReport report = RunHistory.of(stateDir).voidReport(shown("void")).orElseThrow();
    assertThat(report.payouts())
        .extracting(VoidReport.Result::outcome)
        .containsExactly(Outcome.VOIDED, Outcome.NOT_ATTEMPTED);
    assertThat(reportOf("paid").items().get(0).warnings()).containsExactly(Warning.PAYOUT_VOIDED);
    assertThat(reportOf("paid").items().get(1).warnings()).isEmpty();
    KeptRun listed = RunHistory.of(stateDir).withTotals(shown("void"));
    assertThat(listed.progress().counts().voided()).isEqualTo(1);
    assertThat(listed.totals().values())
        .singleElement()
        .satisfies(total -> assertThat(total.amount()).isEqualByComparingTo("-12.34"));
  }

  @Test
  void aRunOfANewerVersionKeepsTheJournalAsItIs() throws IOException {
    KeptRun run = begun("cut", GONE);
    keep(run, InterruptedRun.report(run, ImmutableList.of(), REFUND, LONG_AGO));
    Path file = stateDir.resolve("runs/cut.run");
    String written = Files.readString(file);
    Files.writeString(file, written.replaceFirst("\"version\":1", "\"version\":2"));
    assertThat(file).content().isNotEqualTo(written);
    Files.writeString(stateDir.resolve("journal.jsonl"), lines());
    KeptRuns.journal(stateDir, MachineLocks.NONE).begin(claim("next")).close();
    assertThat(FileJournal.at(stateDir).read()).isEqualTo(journal);
  }

  @Test
  void aReportToWhichTheJournalAddsNothingIsNotWrittenAgain() throws IOException {
    KeptRun run = begun("cut", GONE);
    keep(run, InterruptedRun.report(run, ImmutableList.of(), REFUND, LONG_AGO));
    compact();
    FileTime longAgo = FileTime.from(LONG_AGO);
    Files.setLastModifiedTime(stateDir.resolve("runs/cut.run"), longAgo);
    compact();
    assertThat(Files.getLastModifiedTime(stateDir.resolve("runs/cut.run"))).isEqualTo(longAgo);
  }

  @Test
  void whatWasReportedBeforeTheInterruptionIsNotReplacedByWhatTheJournalKnows() {
    RunReport done =
        report(
            "cut",
            "Too many failed.",
            item("a", Status.CREATED, "pa"),
            item("b", Status.FAILED, null));
    journal.add(entry("cut", Event.CREATED, "a", "pa"));
    journal.add(entry("cut", Event.CREATED, "c", "pc"));
    RunReport completed = InterruptedRun.withJournal(ImmutableList.of(done), journal).get(0);
    assertThat(completed.items().subList(0, 2)).isEqualTo(done.items());
    assertThat(completed.items())
        .extracting(Item::payable)
        .containsExactly(new PayableId("a"), new PayableId("b"), new PayableId("c"));
  }

  @Test
  void aRunInProgressAndADamagedReportAreLeftAsTheyAre() throws IOException {
    RunStarter alive = RunStarter.thisProcess(RunStarter.Way.COMMAND);
    keep(begun("now", alive), "{\"runs\": []}");
    keep(begun("bad", GONE), "{\"runs\": [");
    String now = Files.readString(stateDir.resolve("runs/now.run"));
    String bad = Files.readString(stateDir.resolve("runs/bad.run"));
    compact();
    assertThat(stateDir.resolve("runs/now.run")).hasContent(now);
    assertThat(stateDir.resolve("runs/bad.run")).hasContent(bad);
  }

  @Test
  void aJournalWhoseInterruptedRunsCannotBeCompletedIsNotCompactedAndTheRunBegins()
      throws IOException {
    Files.writeString(stateDir.resolve("runs"), "a file in the place of the directory");
    Files.writeString(stateDir.resolve("journal.jsonl"), lines());
    try (Journal.Session next =
        KeptRuns.journal(stateDir, MachineLocks.NONE).begin(claim("next"))) {
      assertThat(next.entries()).isEqualTo(journal);
    }
    assertThat(FileJournal.at(stateDir).read()).isEqualTo(journal);
  }
}
