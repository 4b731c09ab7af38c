package dev.payouts.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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
              "payouts_run_duration_seconds_count{type=\"contractor_payroll\"} 1",
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
          .doesNotContain("last_success_timestamp_seconds{");
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
