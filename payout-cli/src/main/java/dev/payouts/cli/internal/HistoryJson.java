package dev.payouts.cli.internal;

import com.google.common.collect.Lists;
import com.squareup.moshi.JsonWriter;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.store.internal.JsonText;
import dev.payouts.core.store.internal.ProvenanceJson;
import dev.payouts.core.store.internal.SumsJson;
import dev.payouts.core.store.runs.CanonicalQuery;
import dev.payouts.core.store.runs.KeptRun;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Writes past runs as JSON, as printed by {@code payouts history}. */
public final class HistoryJson {
  private HistoryJson() {}

  /** Returns the runs as one JSON object, without a trailing line break. */
  public static String of(List<KeptRun> runs) {
    return JsonText.of(
        json -> {
          json.beginObject();
          JsonText.objects(json, "runs", runs, HistoryJson::run);
          json.endObject();
        });
  }

  private static void run(JsonWriter json, KeptRun run) throws IOException {
    Duration duration = run.duration().orElse(null);
    json.name("run_id").value(run.runId());
    json.name("state").value(run.state().word());
    json.name("started_at").value(JsonText.time(run.startedAt()));
    json.name("ended_at").value(JsonText.time(run.endedAt()));
    json.name("duration_ms").value(duration == null ? null : duration.toMillis());
    json.name("started_by").value(run.startedBy().way().word());
    ProvenanceJson.write(json, run.provenance());
    json.name("query").value(run.query());
    JsonText.texts(
        json, "types", Lists.transform(CanonicalQuery.types(run.query()), PayableType::word));
    json.name("dry_run").value(run.isDryRun());
    SumsJson.counts(json, run.progress().counts().byWord());
    SumsJson.totals(json, "totals", run.totals());
  }
}
