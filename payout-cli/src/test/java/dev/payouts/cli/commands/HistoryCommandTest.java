package dev.payouts.cli.commands;

import static dev.payouts.notion.testing.Json.objects;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.CommandStack;
import dev.payouts.core.RunRequest;
import dev.payouts.core.store.runs.InterruptedRun;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.KeptRuns;
import dev.payouts.core.store.runs.RunStarter;
import dev.payouts.core.store.runs.RunStarter.Way;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.testing.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Recording runs with {@code run}, and reading them with {@code history} and {@code show}. */
class HistoryCommandTest {
  private static final String INTERRUPTED = "11111111-1111-4111-8111-111111111111";

  private final CommandStack stack = new CommandStack();

  @AfterEach
  void stop() {
    stack.close();
  }

  private Path runs() {
    return stack.dir.resolve(".payouts/runs");
  }

  private List<Map<?, ?>> history(String... options) {
    String[] args =
        Stream.concat(Stream.of("history", "--output", "json"), Stream.of(options))
            .toArray(String[]::new);
    CommandStack.Result result = stack.run(Map.of(), args);
    assertThat(result.exitCode()).isZero();
    return objects(Json.json(result.out()).get("runs"));
  }

  private String runId(int index) {
    return String.valueOf(history().get(index).get("run_id"));
  }

  @Test
  void runsAreListedLatestFirstWithCountsAndTotals() {
    stack.orders(2);
    stack.run("run", "--month", "2026-01", "--contractor", "Person0");
    stack.run("run", "--month", "2026-01");
    stack.run("run", "--type", "refund,invoice_split");
    List<Map<?, ?>> runs = history();
    assertThat(runs).hasSize(3);
    assertThat(runs.get(0).get("types")).isEqualTo(List.of("refund", "invoice_split"));
    Map<?, ?> second = runs.get(1);
    assertThat(second.get("state")).isEqualTo("finished");
    assertThat(second.get("started_by")).isEqualTo("command");
    assertThat(second.get("query")).isEqualTo("type=contractor_payroll&month=2026-01");
    assertThat(second.get("totals"))
        .isEqualTo(List.of(Map.of("currency", "VND", "count", 1.0, "amount", "22000000")));
    assertThat(second.get("counts"))
        .isEqualTo(
            Map.of(
                "processed",
                2.0,
                "created",
                1.0,
                "planned",
                0.0,
                "skipped",
                1.0,
                "failed",
                0.0,
                "not_attempted",
                0.0,
                "voided",
                0.0));
    assertThat(history("--type", "refund")).hasSize(1);
    assertThat(history("--limit", "2")).hasSize(2);
    String table = stack.run(Map.of(), "history").out();
    assertThat(table.lines()).hasSize(4);
    assertThat(table)
        .contains("contractor_payroll, month=2026-01, contractor=Person0")
        .contains("1 created")
        .contains("22,000,000 VND")
        .contains(runId(1).substring(0, 8));
  }

  @Test
  void itemsNotAttemptedAreCountedApartFromFailedOnes() {
    stack.orders(3);
    stack.configured("'limits': {'payouts_per_run': 2}");
    assertThat(stack.run("run").out())
        .contains("ACTION REQUIRED: 3 items not attempted\n")
        .contains("Items: 3 processed, 3 not attempted\n");
    assertThat(String.valueOf(history().get(0).get("counts")))
        .contains("failed=0.0", "not_attempted=3.0");
    assertThat(stack.run(Map.of(), "history").out()).contains("0 created, 3 not attempted");
  }

  @Test
  void showPrintsTheSameReportAsRun() {
    stack.orders(2);
    for (String format : List.of("table", "json", "csv")) {
      String printed = stack.run("run", "--output", format).out();
      CommandStack.Result shown =
          stack.run(Map.of(), "show", runId(0).substring(0, 8), "--output", format);
      assertThat(shown.exitCode()).isZero();
      assertThat(shown.out()).isEqualTo(printed);
    }
    String id = runId(0);
    assertThat(stack.run("show", id.replace("-", "").toUpperCase(Locale.ROOT)).exitCode()).isZero();
  }

  @Test
  void anUnknownOrAmbiguousRunIsOneMessageThatNamesTheNearest() {
    assertThat(stack.run("show", "abc").complaints())
        .containsExactly(
            "payouts: there are no past runs in this state directory (the command keeps no dry"
                + " runs and plans): choose another with --state");
    stack.run("run");
    stack.run("run");
    CommandStack.Result unknown = stack.run("show", runId(1).substring(0, 9) + "zz");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.complaints())
        .singleElement()
        .asString()
        .contains("the closest match is " + runId(1));
    CommandStack.Result plan = stack.run("run", "--dry-run", "--output", "json");
    assertThat(stack.run("show", String.valueOf(plan.firstRun().get("run_id"))).complaints())
        .singleElement()
        .asString()
        .contains("(the command keeps no dry runs and plans); see 'payouts history'");
    recordInterrupted();
    record("11111111-2111-4111-8111-111111111111");
    CommandStack.Result ambiguous = stack.run("show", "11111111");
    assertThat(ambiguous.exitCode()).isEqualTo(2);
    assertThat(ambiguous.complaints())
        .singleElement()
        .asString()
        .contains(INTERRUPTED)
        .contains("11111111-2111");
    assertThat(stack.run("show", "11111111-1").exitCode()).isZero();
    assertThat(stack.run("history").out()).contains("11111111-1 ").contains("11111111-2 ");
  }

  /** Records an unfinished run of a dead process that had the process ID of this one. */
  private void recordInterrupted() {
    record(INTERRUPTED);
  }

  private void record(String id) {
    var gone = new RunStarter(Way.COMMAND, ProcessHandle.current().pid(), Instant.EPOCH);
    RunRequest request = RunRequest.refund().build();
    KeptRun run =
        KeptRun.begun(id, Instant.parse("2026-01-31T08:00:00Z"), "type=refund", null, gone);
    try (KeptRuns kept = KeptRuns.beside(stack.dir.resolve(".payouts"))) {
      kept.keep(run, InterruptedRun.report(run, List.of(), request, run.startedAt()));
    }
  }

  @Test
  void aRunThatWasKilledIsInterrupted() {
    recordInterrupted();
    assertThat(history().get(0).get("state")).isEqualTo("interrupted");
    assertThat(stack.run("history").out()).contains("2026-01-31 08:00").contains("interrupted");
    CommandStack.Result shown = stack.run("show", INTERRUPTED);
    assertThat(shown.exitCode()).isZero();
    assertThat(shown.complaints()).singleElement().asString().contains("was interrupted");
  }

  @Test
  void dryRunsAndPlansAreNotRecorded() {
    stack.orders(1);
    stack.run("run", "--dry-run");
    stack.run("plan");
    assertThat(runs()).doesNotExist();
    CommandStack.Result empty = stack.run(Map.of(), "history");
    assertThat(empty.exitCode()).isZero();
    assertThat(empty.out()).startsWith("No past runs in ");
  }

  @Test
  void aRunThatCannotBeRecordedStillPaysAndReportsItOnce() throws IOException {
    stack.orders(1);
    Files.createDirectories(runs().getParent());
    Files.writeString(runs(), "in the way");
    CommandStack.Result result = stack.run("run", "--type", "contractor_payroll,refund");
    assertThat(result.exitCode()).isZero();
    assertThat(stack.created()).hasSize(1);
    assertThat(result.complaints())
        .singleElement()
        .asString()
        .startsWith("payouts: this run cannot be recorded for 'payouts history'");
  }

  @Test
  void aRunThatDidNotCompleteIsRecordedAsFailed() {
    stack.write(
        stack
            .sandbox
            .configurationJson()
            .replaceAll("\"rates\":\\s*\"[^\"]*\"", "\"rates\": \"" + "0".repeat(32) + "\""));
    assertThat(stack.run("run").exitCode()).isEqualTo(2);
    assertThat(history().get(0).get("state")).isEqualTo("failed");
    assertThat(stack.run("show", runId(0)).complaints())
        .singleElement()
        .asString()
        .contains("was not found");
  }

  private int seedOldRuns(Path state) {
    int old = KeptRuns.KEPT + 1;
    try (KeptRuns earlier = KeptRuns.beside(state)) {
      for (int number = 1; number <= old; number++) {
        Instant at = Instant.parse("2020-01-31T08:00:00Z").plusSeconds(number);
        String id = "00000000-0000-4000-8000-%012d".formatted(number);
        earlier.keep(
            KeptRun.begun(
                    id, at, "type=refund", null, RunStarter.thisProcess(RunStarter.Way.COMMAND))
                .ended(at, List.of()),
            "{\"runs\":[]}");
      }
    }
    return old;
  }

  private int recorded(String state) {
    return history("--state", state, "--limit", "1000").size();
  }

  @Test
  void aRefusedRunAndOneOnTheSandboxDeleteNoOldRuns() throws IOException {
    assertThat(stack.run("run", "--type", "refund").exitCode()).isZero();
    int old = seedOldRuns(stack.dir.resolve(".payouts"));
    Path destination = stack.dir.resolve(".payouts/destination");
    String own = Files.readString(destination);
    Files.writeString(
        destination,
        own.replace(
            stack.dataSource(DataSourceKey.PAYOUTS), "0f1e2d3c-0000-4000-8000-000000000004"));
    String[] onSandbox = {"run", "--sandbox", "--type", "refund", "--state", ".payouts"};
    assertThat(stack.run(onSandbox).exitCode()).isEqualTo(2);
    assertThat(stack.run("run", "--type", "refund").exitCode()).isEqualTo(2);
    assertThat(recorded(".payouts")).isEqualTo(old + 3);
    Files.writeString(destination, own);
    assertThat(stack.run("run", "--type", "refund").exitCode()).isZero();
    assertThat(recorded(".payouts")).isEqualTo(KeptRuns.KEPT);
    seedOldRuns(stack.dir.resolve("tried"));
    onSandbox[onSandbox.length - 1] = "tried";
    assertThat(stack.run(onSandbox).exitCode()).isZero();
    assertThat(recorded("tried")).isEqualTo(old + 1);
  }

  @Test
  void aRunNextToAServerIsRecorded() {
    stack.orders(1);
    Path state = stack.dir.resolve(".payouts");
    try (KeptRuns server = KeptRuns.open(state, ImmutableList::of)) {
      assertThat(stack.run("run").complaints()).isEmpty();
      server.refresh();
      assertThat(server.latest()).hasSize(1);
    }
  }

  @Test
  void onlyTheOwnerMayReadRecordedRuns() throws IOException {
    stack.run("run");
    assertThat(Files.getPosixFilePermissions(runs().resolve(runId(0) + ".run")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(runs()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void wrongUsageIsRefusedAndAnUnreadableDirectoryIsOneMessage() throws IOException {
    assertThat(stack.run("history", "--limit", "0").exitCode()).isEqualTo(2);
    assertThat(stack.run("history", "--output", "csv").exitCode()).isEqualTo(2);
    assertThat(stack.run("show").exitCode()).isEqualTo(2);
    assertThat(stack.run("history", "--state", " ").exitCode()).isEqualTo(2);
    Files.createDirectories(runs().getParent());
    Files.writeString(runs(), "in the way");
    CommandStack.Result unreadable = stack.run("history");
    assertThat(unreadable.exitCode()).isEqualTo(3);
    assertThat(unreadable.complaints()).singleElement().asString().contains("Cannot list");
  }

  @Test
  void aGivenStateDirectoryNeedsNoConfiguration() throws IOException {
    stack.run("run");
    Files.delete(stack.dir.resolve("payouts.json"));
    assertThat(stack.run(Map.of(), "history").exitCode()).isEqualTo(2);
    assertThat(history("--state", ".payouts")).hasSize(1);
  }
}
