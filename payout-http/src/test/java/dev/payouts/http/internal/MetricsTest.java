package dev.payouts.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.report.RunMetrics;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.KeptRuns;
import dev.payouts.core.store.runs.RunStarter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
  @TempDir private Path directory;

  @Test
  void runsPayablesAndRequestsAreCountedAndTheLastSuccessOutlivesARestart() throws IOException {
    try (Trigger trigger = new Trigger(directory)) {
      assertThat(trigger.post("").statusCode()).isEqualTo(200);
      assertThat(trigger.post("?type=refund&dry_run=true").statusCode()).isEqualTo(200);
      assertThat(trigger.get("/nothing").statusCode()).isEqualTo(404);
      HttpResponse<String> metrics = trigger.sendBare("GET", "/metrics");
      assertThat(metrics.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/plain; version=0.0.4");
      assertThat(metrics.body())
          .contains(
              "# TYPE payouts_runs_total counter",
              "payouts_runs_total{outcome=\"ok\",type=\"contractor_payroll\"} 1.0",
              "payouts_payables_total{outcome=\"created\",type=\"contractor_payroll\"} 12.0",
              "payouts_payables_total{outcome=\"planned\",type=\"refund\"} 2.0",
              "payouts_notion_requests_total{endpoint=\"create\",status=\"200\"} 12.0",
              "payouts_notion_request_duration_seconds_count{endpoint=\"create\"} 12",
              "payouts_run_duration_seconds_count{type=\"contractor_payroll\"} 1.0",
              "payouts_run_under_way 0.0",
              "payouts_notion_budget_wait_seconds_count 0",
              "payouts_http_requests_total{route=\"none\",status=\"404\"} 1.0",
              "payouts_run_last_success_timestamp_seconds{type=\"contractor_payroll\"} ")
          .doesNotContain("last_success_timestamp_seconds{type=\"refund\"}");
      trigger.restart();
      assertThat(trigger.sendBare("GET", "/metrics").body())
          .contains("payouts_run_last_success_timestamp_seconds{type=\"contractor_payroll\"} ");
    }
  }

  @Test
  void theFirstEventThatAnAlertCountsIsAnIncreaseBecauseItsCounterStartsAtZero()
      throws IOException {
    try (Trigger trigger = new Trigger(directory)) {
      assertThat(trigger.sendBare("GET", "/metrics").body())
          .contains(
              "payouts_runs_total{outcome=\"failed\",type=\"contractor_payroll\"} 0.0",
              "payouts_runs_total{outcome=\"items_failed\",type=\"refund\"} 0.0",
              "payouts_runs_total{outcome=\"stopped\",type=\"invoice_split\"} 0.0",
              "payouts_notion_requests_total{endpoint=\"query\",status=\"401\"} 0.0",
              "payouts_http_requests_total{route=\"/runs/{run_id}\",status=\"500\"} 0.0");
    }
  }

  @Test
  void runsOfTheCommandInTheSameStateDirectoryAreIncludedWithoutARestart() throws IOException {
    try (Trigger trigger = new Trigger(directory)) {
      command("11111111-1111-4111-8111-111111111111", "type=refund");
      assertThat(trigger.sendBare("GET", "/metrics").body())
          .contains("payouts_runs_total{outcome=\"ok\",type=\"refund\"} 1.0")
          .contains("payouts_run_last_success_timestamp_seconds{type=\"refund\"} ");
      assertThat(trigger.sendBare("GET", "/metrics").body())
          .as("counted once")
          .contains("payouts_runs_total{outcome=\"ok\",type=\"refund\"} 1.0");
      trigger.restart();
      assertThat(trigger.sendBare("GET", "/metrics").body())
          .as("counters start again, the last success is known")
          .contains("payouts_runs_total{outcome=\"ok\",type=\"refund\"} 0.0")
          .contains("payouts_run_last_success_timestamp_seconds{type=\"refund\"} ");
    }
  }

  /** Keeps a run as the command does. */
  private void command(String id, String query) {
    Instant at = Instant.parse("2026-10-31T08:00:00Z");
    KeptRun begun =
        KeptRun.begun(id, at, query, null, RunStarter.thisProcess(RunStarter.Way.COMMAND));
    ImmutableList<RunReport> reports = ImmutableList.of(refunds(id, at));
    try (KeptRuns kept = KeptRuns.beside(directory.resolve("state"))) {
      kept.keep(begun.ended(at.plusSeconds(2), reports), reports);
    }
  }

  private static RunReport refunds(String id, Instant at) {
    return new RunReport(
        id,
        RunRequest.refund().build(),
        at,
        Duration.ofSeconds(2),
        ImmutableList.of(),
        RunReport.Findings.NONE,
        ApiCalls.NONE,
        null,
        null);
  }

  @Test
  void aVoidIsNotCountedAsARunAndHasNoPage() throws IOException {
    try (Trigger trigger = new Trigger(directory)) {
      String id = "22222222-2222-4222-8222-222222222222";
      Instant at = Instant.parse("2026-10-31T08:00:00Z");
      KeptRun begun =
          KeptRun.begun(
              id,
              at,
              "type=refund&void=" + id,
              null,
              RunStarter.thisProcess(RunStarter.Way.COMMAND));
      try (KeptRuns kept = KeptRuns.beside(directory.resolve("state"))) {
        kept.keep(begun.ended(at, ImmutableList.of(refunds(id, at))), "{}");
      }
      assertThat(trigger.sendBare("GET", "/metrics").body())
          .contains("payouts_runs_total{outcome=\"ok\",type=\"refund\"} 0.0");
      assertThat(trigger.get("/runs").body()).contains(id).contains("\"needs_attention\":false");
      HttpResponse<String> page = trigger.get("/runs/" + id + "/report");
      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.body()).contains("This is a void, which has no page");
    }
  }

  @Test
  void promtoolAcceptsTheMetrics() throws IOException, InterruptedException {
    try (Trigger trigger = new Trigger(directory)) {
      assertThat(trigger.post("").statusCode()).isEqualTo(200);
      Path served =
          Files.writeString(
              directory.resolve("served.prom"), trigger.sendBare("GET", "/metrics").body());
      Path empty = Files.writeString(directory.resolve("empty.prom"), new RunMetrics().text());
      assertThat(DeployedTool.output(directory, "promtool", "--version")).contains("promtool");
      for (Path file : new Path[] {served, empty}) {
        assertThat(
                DeployedTool.output(
                    directory, "sh", "-c", "promtool check metrics <" + file + " && echo accepted"))
            .isEqualToIgnoringWhitespace("accepted");
      }
    }
  }

  @Test
  void aPayableWithSeveralLivePayoutsIsNotASuccess() throws IOException {
    try (Trigger trigger = new Trigger(directory)) {
      var workspace = trigger.sandbox().workspace();
      String contractor = workspace.contractor("Someone").add();
      String order = workspace.order(contractor, LocalDate.of(2026, 10, 31)).add();
      assertThat(workspace.payout(contractor).orders(order).add())
          .isNotEqualTo(workspace.payout(contractor).orders(order).add());
      assertThat(trigger.post("").statusCode()).isEqualTo(200);
      assertThat(trigger.sendBare("GET", "/metrics").body())
          .contains("payouts_runs_total{outcome=\"items_failed\",type=\"contractor_payroll\"} 1.0")
          .contains("payouts_payables_total{outcome=\"failed\",type=\"contractor_payroll\"} 0.0")
          .contains("payouts_duplicates{type=\"contractor_payroll\"} 1.0")
          .doesNotContain("last_success_timestamp_seconds{");
      trigger.restart();
      assertThat(trigger.sendBare("GET", "/metrics").body())
          .contains("payouts_duplicates{type=\"contractor_payroll\"} 1.0");
    }
  }

  @Test
  void aFailedItemIsNotASuccess() throws IOException {
    try (Trigger trigger = new Trigger(directory)) {
      var workspace = trigger.sandbox().workspace();
      String contractor = workspace.contractor("Someone").add();
      assertThat(workspace.order(contractor, LocalDate.of(2026, 10, 31)).add()).isNotEmpty();
      assertThat(trigger.post("").statusCode()).as("failed items alone").isEqualTo(200);
      assertThat(trigger.sendBare("GET", "/metrics").body())
          .contains("payouts_runs_total{outcome=\"items_failed\",type=\"contractor_payroll\"} 1.0")
          .doesNotContain("last_success_timestamp_seconds{");
    }
  }
}
