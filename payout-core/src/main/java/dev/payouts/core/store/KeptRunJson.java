package dev.payouts.core.store;

import com.google.common.collect.ImmutableList;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.payouts.core.PayableType;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.core.store.RunProgress.Counts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** The JSON of kept runs: what callers see of one, and the line of its file. */
public final class KeptRunJson {
  private KeptRunJson() {}

  /**
   * {@return the latest runs as one JSON object, without their reports}
   *
   * @param runs what is kept, in the order in which it is shown
   */
  public static String list(List<KeptRun> runs) {
    return written(
        json -> {
          json.beginObject().name("runs").beginArray();
          for (KeptRun run : runs) {
            json.beginObject();
            shown(json, run);
            json.endObject();
          }
          json.endArray().endObject();
        });
  }

  /**
   * {@return a run as one JSON object whose last member, the report, is still to be put in}
   *
   * @param run what is kept of it
   */
  public static String beforeReport(KeptRun run) {
    String whole =
        written(
            json -> {
              json.beginObject();
              shown(json, run);
              json.endObject();
            });
    return whole.substring(0, whole.lastIndexOf('}')) + ",\"report\":";
  }

  /** Returns the line of its file: what callers see, and what only the program needs. */
  static String line(KeptRun run) {
    return written(
        json -> {
          json.beginObject();
          shown(json, run);
          json.name("key").value(run.key());
          json.name("succeeded").beginArray();
          for (PayableType type : run.succeeded()) {
            json.value(type.word());
          }
          json.endArray().endObject();
        });
  }

  private static void shown(JsonWriter json, KeptRun run) throws IOException {
    json.name("run_id").value(run.runId());
    json.name("state").value(run.state().word());
    json.name("started_at").value(text(run.startedAt()));
    json.name("ended_at").value(text(run.endedAt()));
    json.name("query").value(run.query());
    json.name("progress").beginObject();
    RunProgress progress = run.progress();
    json.name("type").value(progress.type() == null ? null : progress.type().word());
    json.name("phase").value(progress.phaseWord());
    Counts counts = progress.counts();
    json.name("listed").value(counts.listed());
    json.name("decided").value(counts.decided());
    json.name("created").value(counts.created());
    json.name("planned").value(counts.planned());
    json.name("skipped").value(counts.skipped());
    json.name("failed").value(counts.failed());
    json.name("calls");
    ReportJson.calls(json, progress.calls());
    json.name("budget_resumes_at").value(text(progress.budgetResumesAt()));
    json.endObject();
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /**
   * Reads the line of a file.
   *
   * @throws IllegalArgumentException if it is none
   */
  static KeptRun parse(String line) {
    try (JsonReader json = JsonReader.of(new Buffer().writeUtf8(line))) {
      var run = JsonFields.of(json.readJsonValue());
      var progress = run.object("progress");
      String type = progress.optional("type");
      String phase = progress.optional("phase");
      String endedAt = run.optional("ended_at");
      return new KeptRun(
          run.get("run_id"),
          JsonFields.named(KeptRun.State.values(), run.get("state")),
          Instant.parse(run.get("started_at")),
          endedAt == null ? null : Instant.parse(endedAt),
          run.get("query"),
          run.optional("key"),
          types(run),
          new RunProgress(
              type == null ? null : JsonFields.named(PayableType.values(), type),
              phase == null ? null : JsonFields.named(Phase.values(), phase),
              counts(progress),
              ReportParser.calls(progress.object("calls")),
              null));
    } catch (IOException
        | JsonDataException
        | DateTimeException
        | ArithmeticException
        | NoSuchElementException e) {
      throw new IllegalArgumentException("no line of a kept run", e);
    }
  }

  private static Counts counts(JsonFields fields) {
    return new Counts(
        fields.number("listed"),
        fields.number("decided"),
        fields.number("created"),
        fields.number("planned"),
        fields.number("skipped"),
        fields.number("failed"));
  }

  private static ImmutableList<PayableType> types(JsonFields run) {
    return run.texts("succeeded").stream()
        .map(word -> JsonFields.named(PayableType.values(), word))
        .collect(ImmutableList.toImmutableList());
  }

  private static String written(Writing writing) {
    Buffer buffer = new Buffer();
    try (JsonWriter json = JsonWriter.of(buffer)) {
      json.setSerializeNulls(true);
      writing.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory failed", e);
    }
    return buffer.readUtf8();
  }

  private interface Writing {
    void write(JsonWriter json) throws IOException;
  }
}
