package dev.payouts.core.store.runs;

import com.squareup.moshi.JsonWriter;
import dev.payouts.core.RunReport;
import dev.payouts.core.store.internal.JsonText;
import dev.payouts.core.store.internal.SumsJson;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the summary of an invocation as JSON, for notifications: no names and no amounts.
 *
 * @param startedBy how it was started
 * @param exitCode its exit code
 * @param failure why it did not begin, without names and amounts; null if it did
 */
public record SummaryJson(RunStarter.Way startedBy, int exitCode, @Nullable String failure) {
  /**
   * {@return one JSON object, without a trailing line break}
   *
   * @param reports the reports of its types; may be empty
   */
  public String of(List<RunReport> reports) {
    return JsonText.of(
        json -> {
          json.beginObject();
          json.name("run_id").value(reports.isEmpty() ? null : reports.get(0).runId());
          json.name("started_by").value(startedBy.word());
          json.name("exit_code").value(exitCode);
          json.name("failure").value(failure == null ? failureOf(reports) : failure);
          JsonText.objects(json, "runs", reports, SummaryJson::run);
          json.endObject();
        });
  }

  private static @Nullable String failureOf(List<RunReport> reports) {
    return reports.stream()
        .flatMap(report -> report.failure().stream())
        .map(RunReport.RunFailure::sentenceWithoutData)
        .findFirst()
        .orElse(null);
  }

  private static void run(JsonWriter json, RunReport report) throws IOException {
    json.name("type").value(report.request().type().word());
    json.name("month").value(report.request().month().map(Object::toString).orElse(null));
    json.name("started_at").value(JsonText.time(report.startedAt()));
    json.name("duration_ms").value(report.duration().toMillis());
    SumsJson.counts(json, RunProgress.of(List.of(report)).counts().byWord());
    json.name("duplicates").value(report.duplicates().size());
    json.name("failure").value(failureOf(List.of(report)));
  }
}
