package dev.payouts.core.store;

import com.squareup.moshi.JsonWriter;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.store.RunProgress.Counts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Writes past runs as JSON, as printed by {@code payouts history}. */
public final class HistoryJson {
  private HistoryJson() {}

  /**
   * {@return the runs as one JSON object, without a trailing line break}
   *
   * @param runs the runs
   */
  public static String of(List<KeptRun> runs) {
    return JsonText.of(
        json -> {
          json.beginObject().name("runs").beginArray();
          for (KeptRun run : runs) {
            run(json, run);
          }
          json.endArray().endObject();
        });
  }

  private static void run(JsonWriter json, KeptRun run) throws IOException {
    Duration duration = run.duration().orElse(null);
    json.beginObject();
    json.name("run_id").value(run.runId());
    json.name("state").value(run.state().word());
    json.name("started_at").value(JsonText.time(run.startedAt()));
    json.name("ended_at").value(JsonText.time(run.endedAt()));
    json.name("duration_ms").value(duration == null ? null : duration.toMillis());
    json.name("started_by").value(run.startedBy().way().word());
    ProvenanceJson.write(json, run.provenance());
    json.name("query").value(run.query());
    json.name("types").beginArray();
    for (PayableType type : CanonicalQuery.types(run.query())) {
      json.value(type.word());
    }
    json.endArray();
    json.name("dry_run").value(run.isDryRun());
    counts(json.name("counts"), run.progress().counts());
    ReportJson.totals(json, "totals", run.totals());
    json.endObject();
  }

  static void counts(JsonWriter json, Counts counts) throws IOException {
    json.beginObject();
    json.name("processed").value(counts.listed());
    json.name("created").value(counts.created());
    json.name("planned").value(counts.planned());
    json.name("skipped").value(counts.skipped());
    json.name("failed").value(counts.failed());
    json.name("not_attempted").value(counts.notAttempted());
    json.name("voided").value(counts.voided());
    json.endObject();
  }
}
