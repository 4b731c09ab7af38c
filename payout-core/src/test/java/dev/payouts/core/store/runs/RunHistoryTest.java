package dev.payouts.core.store.runs;

import static dev.payouts.core.testing.Fixtures.claim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.store.FileJournal;
import dev.payouts.core.store.ReportJson;
import dev.payouts.core.store.runs.RunStarter.Way;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunHistoryTest {
  private static final Instant BEGIN = Instant.parse("2026-10-31T08:00:00Z");
  private static final RunRequest REFUND = RunRequest.refund().build();
  private static final PayableId SOURCE = new PayableId("r1");
  private static final PayoutId PAYOUT = new PayoutId("p1");

  @TempDir private Path stateDir;

  private static RunReport report(String runId, RunRequest request, Item... items) {
    return new RunReport(
        runId,
        request,
        BEGIN,
        Duration.ofSeconds(3),
        ImmutableList.copyOf(items),
        RunReport.Findings.NONE,
        ApiCalls.NONE,
        null,
        null);
  }

  private static Item created() {
    return new Item(
        SOURCE,
        "REF-1",
        new ContractorId("ann"),
        "Ann",
        Status.CREATED,
        null,
        null,
        new Money(new BigDecimal("4008.30"), new CurrencyCode("USD")),
        PAYOUT,
        ImmutableSet.of(),
        null,
        null,
        ImmutableList.of());
  }

  private static KeptRun begun(String runId, int seconds, RunRequest request, RunStarter starter) {
    return KeptRun.begun(
        runId,
        BEGIN.plusSeconds(seconds),
        CanonicalQuery.of(ImmutableList.of(request)),
        /* key= */ null,
        starter);
  }

  private void keep(KeptRun run, RunReport... reports) {
    try (KeptRuns kept = KeptRuns.beside(stateDir)) {
      kept.keep(
          run.ended(run.startedAt().plusSeconds(5), ImmutableList.copyOf(reports)),
          ReportJson.report(ImmutableList.copyOf(reports)));
    }
  }

  private static RunStarter command() {
    return RunStarter.thisProcess(Way.COMMAND);
  }

  @Test
  void runsOfAllKindsAreListedLatestFirst() {
    RunRequest dry = RunRequest.refund().with(RunOption.DRY_RUN).build();
    RunRequest other = RunRequest.invoiceSplit().build();
    keep(begun("first", 1, REFUND, command()), report("first", REFUND, created()));
    keep(begun("dry", 2, dry, command()), report("dry", dry));
    keep(begun("other", 3, other, command()), report("other", other));
    keep(
        begun("stopped", 4, REFUND, command()),
        InterruptedRun.nothingDone(
            "stopped",
            REFUND,
            BEGIN,
            new RunReport.RunFailure(FailureCause.NOT_CARRIED_THROUGH, "No.")));
    keep(begun("last", 5, REFUND, command()), report("last", REFUND));
    RunHistory history = RunHistory.of(stateDir);
    assertThat(history.runs())
        .extracting(KeptRun::runId)
        .containsExactly("last", "stopped", "other", "dry", "first");
  }

  @Test
  void aDamagedReportIsSkipped() throws IOException {
    keep(begun("good", 1, REFUND, command()), report("good", REFUND));
    keep(begun("bad", 2, REFUND, command()), report("bad", REFUND));
    Path file = stateDir.resolve("runs/bad.run");
    Files.writeString(file, Files.readAllLines(file).get(0) + "\n{\"runs\": [");
    RunHistory history = RunHistory.of(stateDir);
    assertThat(history.reports(history.runs().get(1)).orElseThrow())
        .extracting(RunReport::runId)
        .containsExactly("good");
    assertThat(history.reports(history.runs().get(0))).isEmpty();
  }

  @Test
  void theTotalsOfAnEndedRunNeedNoReport() throws IOException {
    keep(begun("paid", 1, REFUND, command()), report("paid", REFUND, created()));
    Path file = stateDir.resolve("runs/paid.run");
    Files.writeString(file, Files.readAllLines(file).get(0) + "\n");
    RunHistory history = RunHistory.of(stateDir);
    KeptRun paid = history.withTotals(history.runs().get(0));
    assertThat(paid.totals()).isEqualTo(report("paid", REFUND, created()).totals()).isNotEmpty();
    assertThat(paid.progress().counts().created()).isEqualTo(1);
    assertThat(history.reads()).isEqualTo(1);
  }

  @Test
  void theTotalsOfARunOfAnEarlierVersionAreThoseOfItsReport() throws IOException {
    keep(begun("old", 1, REFUND, command()), report("old", REFUND, created()));
    Path file = stateDir.resolve("runs/old.run");
    String written = Files.readString(file);
    String earlier = written.replaceFirst(",\"totals\":\\[[^]]*\\]", "");
    assertThat(earlier.length()).isLessThan(written.length());
    Files.writeString(file, earlier);
    RunHistory history = RunHistory.of(stateDir);
    assertThat(history.withTotals(history.runs().get(0)).totals())
        .isEqualTo(report("old", REFUND, created()).totals());
  }

  @Test
  void aRunWithATotalThatWouldFillTheMemoryIsSkipped() throws IOException {
    keep(begun("bad", 1, REFUND, command()), report("bad", REFUND, created()));
    Path file = stateDir.resolve("runs/bad.run");
    String line = Files.readAllLines(file).get(0);
    String hostile = line.replaceFirst("\"amount\":\"[^\"]*\"", "\"amount\":\"1e999999999\"");
    assertThat(hostile).isNotEqualTo(line);
    Files.writeString(file, hostile + "\n");
    assertThat(RunHistory.of(stateDir).runs()).isEmpty();
  }

  @Test
  void aRunWhoseProcessIsGoneIsInterruptedAndCompletedFromTheJournal() {
    var gone = new RunStarter(Way.COMMAND, ProcessHandle.current().pid(), Instant.EPOCH);
    KeptRun run = begun("cut", 1, REFUND, gone);
    try (KeptRuns kept = KeptRuns.beside(stateDir)) {
      kept.keep(run, InterruptedRun.report(run, ImmutableList.of(), REFUND, BEGIN));
    }
    journal(JournalEntry.Event.INTENDED, SOURCE, null);
    journal(JournalEntry.Event.CREATED, SOURCE, PAYOUT);
    journal(JournalEntry.Event.INTENDED, new PayableId("r2"), null);
    RunHistory history = RunHistory.of(stateDir);
    KeptRun shown = history.runs().get(0);
    assertThat(shown.state()).isEqualTo(KeptRun.State.INTERRUPTED);
    assertThat(shown.progress().counts().created()).isEqualTo(1);
    RunReport report = history.reports(shown).orElseThrow().get(0);
    assertThat(report.failure().map(RunReport.RunFailure::cause))
        .contains(FailureCause.NOT_CARRIED_THROUGH);
    assertThat(report.items())
        .extracting(Item::payable, Item::status, Item::reason, Item::payout)
        .containsExactly(
            tuple(SOURCE, Status.CREATED, null, PAYOUT),
            tuple(new PayableId("r2"), Status.FAILED, Reason.OUTCOME_UNKNOWN, null));
    assertThat(history.maker(PAYOUT, ImmutableList.of())).contains("cut");
  }

  private void journal(JournalEntry.Event event, PayableId payable, @Nullable PayoutId id) {
    try (var session = FileJournal.at(stateDir, MachineLocks.NONE).begin(claim("cut"))) {
      session.append(
          new JournalEntry(
              BEGIN, "cut", event, PayableType.REFUND, payable, new ContractorId("ann"), null, id));
    }
  }

  @Test
  void aRunInProgressShowsItsCompletedTypes() {
    RunRequest splits = RunRequest.invoiceSplit().build();
    KeptRun run = begun("now", 1, REFUND, command());
    try (KeptRuns kept = KeptRuns.beside(stateDir)) {
      kept.keep(
          run,
          InterruptedRun.report(
              run, ImmutableList.of(report("now", REFUND, created())), splits, BEGIN));
    }
    RunHistory history = RunHistory.of(stateDir);
    assertThat(history.runs().get(0).state()).isEqualTo(KeptRun.State.RUNNING);
    assertThat(history.reports(run).orElseThrow()).hasSize(1);
    assertThat(history.decisions(SOURCE)).hasSize(1);
  }

  @Test
  void aStateDirectoryWithoutRunsHasNoHistory() {
    RunHistory history = RunHistory.of(stateDir.resolve("nowhere"));
    assertThat(history.runs()).isEmpty();
    assertThat(stateDir.resolve("nowhere")).doesNotExist();
  }

  @Test
  void theLatestRunsAreListedWithoutReadingTheOthers() throws IOException {
    int runs = 60;
    try (KeptRuns kept = KeptRuns.beside(stateDir)) {
      for (int number = 0; number < runs; number++) {
        Instant at = Instant.parse("2026-10-01T08:00:00Z").plusSeconds(60L * number);
        String id = "00000000-0000-4000-8000-%012d".formatted(number);
        String query = number % 2 == 0 ? "type=refund" : "type=contractor_payroll";
        kept.keep(
            KeptRun.begun(id, at, query, null, RunStarter.thisProcess(RunStarter.Way.HTTP))
                .ended(at, ImmutableList.of()),
            ImmutableList.of());
        Files.setLastModifiedTime(
            stateDir.resolve("runs").resolve(id + ".run"), FileTime.from(at.plusSeconds(90)));
      }
    }
    RunHistory history = RunHistory.of(stateDir);
    RunHistory.Latest latest = history.latest(5, run -> true);
    assertThat(latest.chosen())
        .extracting(KeptRun::runId)
        .containsExactlyElementsOf(history.runs().stream().limit(5).map(KeptRun::runId).toList());
    assertThat(latest.ids()).hasSize(runs);
    RunHistory another = RunHistory.of(stateDir);
    another.latest(5, run -> true);
    assertThat(another.reads()).as("each file was changed 90 s after the start").isEqualTo(6);
    assertThat(another.latest(5, run -> run.query().equals("type=refund")).chosen())
        .hasSize(5)
        .allMatch(run -> run.query().equals("type=refund"));
    assertThat(another.latest(500, run -> true).chosen()).hasSize(runs);
  }
}
