package dev.payouts.core.store.runs;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import com.squareup.moshi.JsonWriter;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.store.internal.FormatVersion;
import dev.payouts.core.store.internal.JsonFields;
import dev.payouts.core.store.internal.JsonText;
import dev.payouts.core.store.internal.ProvenanceJson;
import dev.payouts.core.store.internal.StoredTime;
import dev.payouts.core.store.internal.SumsJson;
import dev.payouts.core.store.runs.RunProgress.Counts;
import java.io.IOException;
import java.util.List;

/** Writes stored runs as JSON: the form shown to callers, and the line of a run's file. */
public final class KeptRunJson {
  private KeptRunJson() {}

  /**
   * {@return runs as one JSON object, without their reports}
   *
   * @param runs the runs, in the order to show
   */
  public static String list(List<KeptRun> runs) {
    return JsonText.onOneLine(
        json -> {
          json.beginObject();
          JsonText.objects(json, "runs", runs, KeptRunJson::shown);
          json.endObject();
        });
  }

  /**
   * {@return the start of a run's JSON object, up to its last member, the report, which the caller
   * appends}
   *
   * @param run the run
   */
  public static String beforeReport(KeptRun run) {
    String whole =
        JsonText.onOneLine(
            json -> {
              json.beginObject();
              shown(json, run);
              json.endObject();
            });
    return whole.substring(0, whole.lastIndexOf('}')) + ",\"report\":";
  }

  /** Returns the line of its file: the form shown to callers plus internal members. */
  static String line(KeptRun run) {
    return JsonText.onOneLine(
        json -> {
          json.beginObject();
          json.name(FormatVersion.KEY).value(FormatVersion.CURRENT);
          shown(json, run);
          json.name("key").value(run.key());
          JsonText.texts(json, "succeeded", Lists.transform(run.succeeded(), PayableType::word));
          process(json, run.startedBy());
          if (run.endTotals() != null) {
            SumsJson.totals(json, "totals", run.endTotals());
          }
          json.endObject();
        });
  }

  /** Writes the process, to tell later whether it is still running. */
  private static void process(JsonWriter json, RunStarter starter) throws IOException {
    json.name("process").beginObject();
    json.name("pid").value(starter.pid());
    json.name("started_at").value(JsonText.time(starter.processStartedAt()));
    json.endObject();
  }

  private static void shown(JsonWriter json, KeptRun run) throws IOException {
    json.name("run_id").value(run.runId());
    json.name("state").value(run.state().word());
    json.name("started_at").value(JsonText.time(run.startedAt()));
    json.name("ended_at").value(JsonText.time(run.endedAt()));
    json.name("started_by").value(run.startedBy().way().word());
    ProvenanceJson.write(json, run.provenance());
    json.name("query").value(run.query());
    json.name("needs_attention").value(run.needsAttention());
    json.name("progress").beginObject();
    RunProgress progress = run.progress();
    json.name("type").value(progress.type() == null ? null : progress.type().word());
    json.name("phase").value(progress.phase() == null ? null : progress.phase().word());
    Counts counts = progress.counts();
    json.name("listed").value(counts.listed());
    json.name("decided").value(counts.decided());
    json.name("created").value(counts.created());
    json.name("planned").value(counts.planned());
    json.name("skipped").value(counts.skipped());
    json.name("failed").value(counts.failed());
    json.name("not_attempted").value(counts.notAttempted());
    json.name("voided").value(counts.voided());
    SumsJson.calls(json, "calls", progress.calls());
    json.name("budget_resumes_at").value(JsonText.time(progress.budgetResumesAt()));
    json.endObject();
  }

  /**
   * Parses the line of a file.
   *
   * @throws IllegalArgumentException if it is invalid; {@link FormatVersion.NewerException} if a
   *     newer version of this program wrote it
   */
  static KeptRun parse(String line) {
    return JsonFields.parse(line, "not the line of a stored run", KeptRunJson::run);
  }

  private static KeptRun run(JsonFields run) {
    FormatVersion.check("It", run);
    var progress = run.object("progress");
    return new KeptRun(
        run.get("run_id"),
        JsonFields.named(KeptRun.State.values(), run.get("state")),
        StoredTime.parse(run.get("started_at")),
        run.optional("ended_at", StoredTime::parse),
        run.get("query"),
        run.optional("key"),
        types(run),
        new RunProgress(
            progress.optional("type", word -> JsonFields.named(PayableType.values(), word)),
            progress.optional("phase", word -> JsonFields.named(Phase.values(), word)),
            counts(progress),
            SumsJson.calls(progress, "calls"),
            null),
        starter(run),
        ProvenanceJson.read(run),
        run.has("totals") ? SumsJson.totals(run, "totals") : null);
  }

  private static RunStarter starter(JsonFields run) {
    String way = run.optional("started_by");
    if (way == null) {
      return RunStarter.OF_EARLIER_VERSION;
    }
    JsonFields process = run.object("process");
    return new RunStarter(
        JsonFields.named(RunStarter.Way.values(), way),
        process.has("pid") ? process.number("pid") : null,
        process.optional("started_at", StoredTime::parse));
  }

  private static Counts counts(JsonFields fields) {
    return new Counts(
        fields.number("listed"),
        fields.number("decided"),
        fields.number("created"),
        fields.number("planned"),
        fields.number("skipped"),
        fields.number("failed"),
        fields.has("not_attempted") ? fields.number("not_attempted") : 0,
        fields.has("voided") ? fields.number("voided") : 0);
  }

  private static ImmutableList<PayableType> types(JsonFields run) {
    return run.texts("succeeded").stream()
        .map(word -> JsonFields.named(PayableType.values(), word))
        .collect(ImmutableList.toImmutableList());
  }
}
