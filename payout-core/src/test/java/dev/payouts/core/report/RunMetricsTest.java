package dev.payouts.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.model.PayableType;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunMetricsTest {
  private final RunMetrics metrics = new RunMetrics();

  @Test
  void everySeriesExistsFromTheStartExceptTheLastSuccess() {
    for (PayableType type : PayableType.values()) {
      for (String outcome : new String[] {"ok", "items_failed", "stopped", "failed"}) {
        assertThat(metrics.text())
            .contains(
                "payouts_runs_total{outcome=\"%s\",type=\"%s\"} 0.0\n"
                    .formatted(outcome, type.word()));
      }
      assertThat(metrics.text())
          .contains("payouts_duplicates{type=\"" + type.word() + "\"} 0.0\n")
          .contains("payouts_run_duration_seconds_count{type=\"" + type.word() + "\"} 0.0\n");
    }
    assertThat(metrics.text()).doesNotContain("last_success_timestamp_seconds{");
  }

  @Test
  void aTextIsRestoredAsItWas() {
    metrics.didNotBegin(PayableType.REFUND);
    metrics.succeeded(PayableType.REFUND, Instant.parse("2026-10-31T08:00:00.250Z"));
    metrics.succeeded(PayableType.REFUND, Instant.parse("2026-09-30T08:00:00Z"));
    var restored = new RunMetrics();
    restored.restore(metrics.text());
    assertThat(restored.text())
        .isEqualTo(metrics.text())
        .contains("payouts_runs_total{outcome=\"failed\",type=\"refund\"} 1.0\n")
        .contains("last_success_timestamp_seconds{type=\"refund\"} 1.79343360025E9\n")
        .doesNotContain("last_success_timestamp_seconds{type=\"invoice_split\"}");
  }

  @Test
  void aTextThatIsNotOursChangesNothing() {
    String before = metrics.text();
    metrics.restore(
        """
        payouts_runs_total{outcome="ok",type="refund"} -1
        payouts_runs_total{outcome="ok",type="refund"} NaN
        payouts_runs_total{outcome="ok",type="refund"} x
        payouts_runs_total{outcome="ok",type="salary"} 5
        other_metric 5
        nothing
        """);
    assertThat(metrics.text()).isEqualTo(before);
  }
}
