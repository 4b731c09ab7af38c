package dev.payouts.http.internal;

import static dev.payouts.notion.testing.Json.json;
import static dev.payouts.notion.testing.Json.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.HostSharing;
import dev.payouts.core.Shard;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.store.FileJournal;
import dev.payouts.core.store.LockedJournal;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.KeptRuns;
import dev.payouts.core.store.runs.RunHistory;
import dev.payouts.core.store.runs.RunStarter;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.testing.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
  @TempDir private Path directory;
  private Trigger trigger;

  @BeforeEach
  void start() throws IOException {
    trigger = new Trigger(directory);
  }

  @AfterEach
  void close() {
    trigger.close();
  }

  @Test
  void aRunReturnsItsReportAndIsRecorded() throws IOException {
    HttpResponse<String> answer = trigger.post("");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    Map<?, ?> report = json(answer.body());
    assertThat(text(report, "runs.0.type")).isEqualTo("contractor_payroll");
    assertThat(text(report, "runs.0.counts.created")).isEqualTo("12.0");
    String id = text(report, "runs.0.run_id");
    trigger.restart();
    Map<?, ?> kept = json(trigger.get("/runs/" + id).body());
    assertThat(text(kept, "state")).isEqualTo("finished");
    assertThat(text(kept, "progress.created")).isEqualTo("12.0");
    assertThat(text(kept, "progress.calls.create")).isEqualTo("12.0");
    assertThat(kept.get("report")).isEqualTo(report);
    assertThat(text(json(trigger.get("/runs").body()), "runs.0.run_id")).isEqualTo(id);
    assertThat(Files.getPosixFilePermissions(trigger.stateDir().resolve("runs/" + id + ".run")))
        .containsOnly(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void aReportIsAlsoAPageOnceTheRunHasEnded() throws InterruptedException {
    trigger.holdCreates();
    String location =
        trigger.post("", "Prefer", "respond-async").headers().firstValue("Location").orElseThrow();
    assertThat(trigger.get(location + "/report").statusCode()).isEqualTo(404);
    trigger.letCreatesGo();
    trigger.awaitEnd();
    HttpResponse<String> page = trigger.get(location + "/report");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(page.body())
        .contains("<title>Contractor payroll", "12 created", location.substring("/runs/".length()));
  }

  @Test
  void severalTypesAreOneRunWithOneId() {
    Map<?, ?> report = json(trigger.post("?type=refund,invoice_split&dry_run=true").body());
    assertThat(text(report, "runs.0.counts.planned")).isEqualTo("2.0");
    assertThat(text(report, "runs.1.type")).isEqualTo("invoice_split");
    assertThat(text(report, "runs.0.run_id")).isEqualTo(text(report, "runs.1.run_id"));
    assertThat(trigger.sandbox().workspace().payouts()).hasSize(5);
  }

  @Test
  void anAsynchronousRunHasALocationWithItsProgress() throws InterruptedException {
    trigger.holdCreates();
    HttpResponse<String> accepted = trigger.post("", "Prefer", "respond-async, wait=1");
    assertThat(accepted.statusCode()).isEqualTo(202);
    String location = accepted.headers().firstValue("Location").orElseThrow();
    String id = text(json(accepted.body()), "run_id");
    assertThat(location).isEqualTo("/runs/" + id);
    trigger.awaitCreate();
    Map<?, ?> activeRun = json(trigger.get(location).body());
    assertThat(text(activeRun, "state")).isEqualTo("running");
    assertThat(text(activeRun, "report")).isEqualTo("null");
    assertThat(text(activeRun, "progress.phase")).isEqualTo("create");
    assertThat(text(activeRun, "progress.listed")).isEqualTo("12.0");
    assertThat(text(activeRun, "progress.decided")).isEqualTo("12.0");
    assertThat(text(activeRun, "progress.created")).isEqualTo("0.0");
    assertThat(text(activeRun, "progress.calls.query")).isNotEqualTo("0.0");
    HttpResponse<String> second = trigger.post("?type=refund");
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.headers().firstValue("Location")).hasValue(location);
    trigger.letCreatesGo();
    trigger.awaitEnd();
    assertThat(text(json(trigger.get(location).body()), "report.runs.0.counts.created"))
        .isEqualTo("12.0");
  }

  @Test
  void aBodyThatCannotBeAvoidedIsIgnoredWhateverItHolds() throws IOException {
    String button = "{\"month\": \"2020-01\"}".repeat(1_000);
    String started =
        trigger.raw(
            "POST /cronjobs/create-contractor-payouts?month=2026-10&dry_run=true&body=ignore"
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                + Trigger.TOKEN
                + "\r\nContent-Length: "
                + button.length()
                + "\r\n\r\n"
                + button);
    assertThat(started).startsWith("HTTP/1.1 200 ").contains("\"month\": \"2026-10\"");
  }

  @Test
  void aKeyStartsOneRunAndThenReturnsItsReport() throws InterruptedException, IOException {
    trigger.holdCreates();
    HttpResponse<String> first =
        trigger.post("?month=2026-10", "Idempotency-Key", "k1", "Prefer", "respond-async");
    HttpResponse<String> whileUnderWay =
        trigger.post("?type=contractor_payroll&month=2026-10", "Idempotency-Key", "k1");
    assertThat(whileUnderWay.statusCode()).isEqualTo(202);
    assertThat(whileUnderWay.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    HttpResponse<String> other = trigger.post("?month=2026-09", "Idempotency-Key", "k1");
    assertThat(other.statusCode()).as("before the 409").isEqualTo(422);
    assertThat(trigger.post("", "Idempotency-Key", "k2").statusCode()).isEqualTo(409);
    trigger.letCreatesGo();
    String id = text(json(first.body()), "run_id");
    trigger.awaitEnd();
    trigger.restart();
    HttpResponse<String> afterwards =
        trigger.post("?month=2026-10", "Idempotency-Key", "k1", "Prefer", "respond-async");
    assertThat(afterwards.statusCode()).isEqualTo(200);
    assertThat(afterwards.headers().firstValue("Idempotent-Replayed")).hasValue("true");
    assertThat(text(json(afterwards.body()), "runs.0.run_id")).isEqualTo(id);
    HttpResponse<String> unused = trigger.post("", "Idempotency-Key", "k2");
    assertThat(unused.statusCode()).as("a refused request left no key").isEqualTo(200);
    assertThat(text(json(unused.body()), "runs.0.run_id")).isNotEqualTo(id);
  }

  @Test
  void aThousandPostsWithOneKeyFromFiftyThreadsStartOneRun() {
    ExecutorService threads = Executors.newFixedThreadPool(50);
    try {
      List<CompletableFuture<HttpResponse<String>>> posts =
          IntStream.range(0, 1_000)
              .mapToObj(i -> CompletableFuture.supplyAsync(this::postWithKey, threads))
              .toList();
      List<HttpResponse<String>> answers = posts.stream().map(CompletableFuture::join).toList();
      assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isIn(200, 202));
      assertThat(answers.stream().map(RunsTest::runId).distinct()).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
    assertThat(Json.json(trigger.get("/runs").body()).get("runs"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(1);
    assertThat(trigger.sandbox().workspace().payouts()).hasSize(5 + 12);
  }

  /** Repeats what met a connection that the server had closed as idle, as the key allows. */
  private HttpResponse<String> postWithKey() {
    for (int attempt = 1; ; attempt++) {
      try {
        return trigger.post("", "Idempotency-Key", "same");
      } catch (UncheckedIOException e) {
        if (attempt == 10) {
          throw e;
        }
      }
    }
  }

  private static String runId(HttpResponse<String> answer) {
    Map<?, ?> body = json(answer.body());
    return answer.statusCode() == 202 ? text(body, "run_id") : text(body, "runs.0.run_id");
  }

  @Test
  void aRunThatDoesNotCompleteIsA502WithItsReportAndA200ForItsKey() throws IOException {
    trigger.configure(
        trigger
            .sandbox()
            .configurationJson()
            .replaceAll("\"rates\":\\s*\"[^\"]*\"", "\"rates\": \"" + "0".repeat(32) + "\""));
    HttpResponse<String> failed = trigger.post("", "Idempotency-Key", "k");
    assertThat(failed.statusCode()).isEqualTo(502);
    assertThat(failed.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    Map<?, ?> problem = json(failed.body());
    assertThat(text(problem, "report.runs.0.error")).isEqualTo(text(problem, "detail"));
    String id = text(problem, "report.runs.0.run_id");
    assertThat(text(json(trigger.get("/runs/" + id).body()), "state")).isEqualTo("failed");
    HttpResponse<String> again = trigger.post("", "Idempotency-Key", "k");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again.body())).isEqualTo(problem.get("report"));
  }

  @Test
  void aContractorThatDoesNotExistIsA400WithTheSentenceOfTheRun() {
    HttpResponse<String> wrong = trigger.post("?type=contractor_payroll&contractor=Nobody%20Known");
    assertThat(wrong.statusCode()).isEqualTo(400);
    Map<?, ?> problem = json(wrong.body());
    assertThat(text(problem, "title")).isEqualTo("Bad Request");
    assertThat(text(problem, "detail"))
        .startsWith("No contractor has the ID, Discord handle or full name \"Nobody Known\"")
        .contains("correct the filter.")
        .isEqualTo(text(problem, "report.runs.0.error"));
  }

  @Test
  void oldRunsAreDeletedByTheConfigurationOfTheRunNotOfTheStart() throws IOException {
    int old = KeptRuns.KEPT + 1;
    try (KeptRuns earlier = KeptRuns.beside(trigger.stateDir())) {
      for (int number = 1; number <= old; number++) {
        earlier.keep(ofYear2020(number), "{\"runs\":[]}");
      }
    }
    trigger.restart();
    keepingRunsFor(36_500);
    assertThat(trigger.post("?type=refund").statusCode()).isEqualTo(200);
    assertThat(RunHistory.of(trigger.stateDir()).runs()).hasSize(old + 1);
    keepingRunsFor(1);
    assertThat(trigger.post("?type=refund").statusCode()).isEqualTo(200);
    assertThat(RunHistory.of(trigger.stateDir()).runs()).hasSize(KeptRuns.KEPT);
  }

  private void keepingRunsFor(int days) throws IOException {
    String json = trigger.sandbox().configurationJson().strip();
    trigger.configure(json.substring(0, json.length() - 1) + ", \"keep_runs_days\": " + days + "}");
  }

  private static KeptRun ofYear2020(int number) {
    Instant at = Instant.parse("2020-01-31T08:00:00Z").plusSeconds(number);
    String id = "00000000-0000-4000-8000-%012d".formatted(number);
    return KeptRun.begun(
            id, at, "type=refund", null, RunStarter.thisProcess(RunStarter.Way.COMMAND))
        .ended(at, List.of());
  }

  @Test
  void runsOfTheCommandLineAreListedToo() throws IOException {
    assertThat(trigger.post("?type=refund").statusCode()).isEqualTo(200);
    KeptRun begun =
        KeptRun.begun(
            "00000000-0000-4000-8000-000000000001",
            Instant.parse("2026-10-31T08:00:00Z"),
            "type=refund",
            null,
            RunStarter.thisProcess(RunStarter.Way.COMMAND));
    try (KeptRuns command = KeptRuns.beside(trigger.stateDir())) {
      command.keep(begun, "{\"runs\":[]}");
      Map<?, ?> activeRun = json(trigger.get("/runs/" + begun.runId()).body());
      assertThat(text(activeRun, "state")).isEqualTo("running");
      assertThat(text(activeRun, "report")).isEqualTo("null");
      command.keep(begun.ended(begun.startedAt(), List.of()), "{\"runs\":[]}");
    }
    Map<?, ?> runs = json(trigger.get("/runs").body());
    assertThat(text(runs, "runs.0.run_id")).isEqualTo(begun.runId());
    assertThat(text(runs, "runs.0.started_by")).isEqualTo("command");
    assertThat(text(runs, "runs.0.state")).isEqualTo("failed");
    assertThat(text(runs, "runs.1.started_by")).isEqualTo("http");
    assertThat(trigger.get("/runs/" + begun.runId()).body()).contains("\"report\":{\"runs\":[]}");
  }

  @Test
  void aRunOfTheCommandLineAndOneOverHttpNeverOverlap() {
    Journal command = FileJournal.at(trigger.stateDir(), trigger.locks());
    try (LockedJournal other = LockedJournal.take(command, claimOfCommand())) {
      assertThat(other.read()).isEmpty();
      HttpResponse<String> refused =
          trigger.post("", "Idempotency-Key", "k", "Prefer", "respond-async");
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.headers().firstValue("Location")).isEmpty();
      assertThat(text(json(refused.body()), "detail")).contains("run other");
      assertThat(trigger.post("?dry_run=true").statusCode()).as("takes no lock").isEqualTo(200);
    }
    assertThat(trigger.post("?type=refund", "Idempotency-Key", "k").statusCode())
        .as("the refused request left no key")
        .isEqualTo(200);
  }

  private Journal.Claim claimOfCommand() {
    var destination =
        new Destination(
            trigger.sandbox().workspace().dataSource(DataSourceKey.PAYOUTS),
            String.valueOf(trigger.sandbox().baseUrl().getPort()));
    return new Journal.Claim("other", Shard.WHOLE, destination, HostSharing.EXCLUSIVE);
  }

  @Test
  void aCommandWithAnotherStateDirectoryAndARunOverHttpNeverOverlap() {
    Journal command = FileJournal.at(trigger.stateDir().resolveSibling("other"), trigger.locks());
    try (Journal.Session session = command.begin(claimOfCommand())) {
      assertThat(session.entries()).isEmpty();
      HttpResponse<String> refused =
          trigger.post("", "Idempotency-Key", "k", "Prefer", "respond-async");
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(text(json(refused.body()), "detail")).contains("run other").contains("/other)");
      assertThat(trigger.get("/runs").body()).isEqualToIgnoringWhitespace("{\"runs\":[]}");
    }
    assertThat(trigger.post("?type=refund", "Idempotency-Key", "k").statusCode()).isEqualTo(200);
  }

  @Test
  void aDryRunDoesNotPlanByTheJournalOfAnotherPayoutsDatabase() throws IOException {
    Files.writeString(
        Files.createDirectories(trigger.stateDir()).resolve("destination"),
        "{\"version\":1,\"payouts\":\"another\"}");
    HttpResponse<String> refused = trigger.post("?dry_run=true");
    assertThat(refused.statusCode()).isEqualTo(502);
    assertThat(text(json(refused.body()), "detail")).contains("another");
  }

  @Test
  void aBrokenConfigurationStartsNoRunAndLeavesNoKey() throws IOException {
    trigger.configure("{");
    HttpResponse<String> refused = trigger.post("", "Idempotency-Key", "k");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(text(json(refused.body()), "detail")).contains("payouts.json");
    assertThat(trigger.sendBare("GET", "/readyz").statusCode()).isEqualTo(503);
    trigger.configure(trigger.sandbox().configurationJson());
    assertThat(trigger.post("?dry_run=true", "Idempotency-Key", "k").statusCode()).isEqualTo(200);
  }

  @Test
  void aStoppingServerFinishesItsCreatesAndStartsNoRun() throws InterruptedException {
    trigger.holdCreates();
    HttpResponse<String> accepted =
        trigger.post("", "Prefer", "respond-async", "Idempotency-Key", "k");
    trigger.awaitCreate();
    assertThat(trigger.server().stop(Duration.ZERO)).as("a create is held").isFalse();
    assertThat(trigger.sendBare("GET", "/readyz").statusCode()).isEqualTo(503);
    assertThat(trigger.post("?type=refund").statusCode()).isEqualTo(503);
    assertThat(trigger.post("", "Idempotency-Key", "k").statusCode()).isEqualTo(202);
    trigger.letCreatesGo();
    assertThat(trigger.server().stop(Trigger.LONGEST_HOLD)).isTrue();
    Map<?, ?> run = json(trigger.get("/runs/" + text(json(accepted.body()), "run_id")).body());
    assertThat(text(run, "state")).isEqualTo("stopped");
    assertThat(text(run, "progress.failed")).isEqualTo("0.0");
    assertThat(text(run, "progress.not_attempted")).isNotEqualTo("0.0");
    assertThat(text(run, "report.runs.0.error_cause")).isEqualTo("stopped");
    assertThat(trigger.sendBare("GET", "/metrics").body())
        .contains("payouts_runs_total{outcome=\"stopped\",type=\"contractor_payroll\"} 1.0")
        .contains("payouts_payables_total{outcome=\"failed\",type=\"contractor_payroll\"} 0.0")
        .doesNotContain("payouts_run_last_success_timestamp_seconds{");
    assertThat(Optional.of(text(run, "progress.created"))).isNotEqualTo(Optional.of("0.0"));
  }
}
