package dev.payouts.core.store;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.payouts.core.FailureCause;
import dev.payouts.core.RunReport.RunFailure;
import dev.payouts.core.VoidReport;
import dev.payouts.core.VoidReport.Mode;
import dev.payouts.core.VoidReport.Outcome;
import dev.payouts.core.VoidReport.Result;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.store.internal.ItemJson;
import dev.payouts.core.store.internal.JsonFields;
import dev.payouts.core.store.internal.JsonText;
import dev.payouts.core.store.internal.StoredTime;
import dev.payouts.core.store.internal.SumsJson;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.util.NoSuchElementException;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** The JSON of voids, as printed by {@code payouts void} and stored for {@code history}. */
public final class VoidJson {
  private VoidJson() {}

  /**
   * {@return a void as one JSON object, without a trailing line break} The list {@code runs} is
   * empty, so that readers of reports find none.
   *
   * @param report the void
   */
  public static String of(VoidReport report) {
    return JsonText.of(
        json -> {
          json.beginObject().name("runs").beginArray().endArray();
          json.name("void").beginObject();
          json.name("run_id").value(report.runId());
          json.name("voided_run_id").value(report.voidedRunId());
          json.name("dry_run").value(report.mode() == Mode.DRY_RUN);
          json.name("started_at").value(JsonText.time(report.startedAt()));
          json.name("counts").beginObject();
          for (Outcome outcome : Outcome.values()) {
            json.name(outcome.word()).value(report.with(outcome).size());
          }
          json.endObject();
          SumsJson.calls(json, "api_calls", report.calls());
          json.name("payouts").beginArray();
          for (Result result : report.payouts()) {
            result(json, result);
          }
          json.endArray();
          RunFailure stop = report.stopped();
          if (stop != null) {
            json.name("error").value(stop.sentence());
            json.name("error_cause").value(stop.cause().word());
          }
          json.endObject().endObject();
        });
  }

  private static void result(JsonWriter json, Result result) throws IOException {
    json.beginObject();
    json.name("type").value(result.type().word());
    json.name("source_id").value(result.item().payable().value());
    json.name("payout_id").value(ItemJson.text(result.item().payout()));
    json.name("outcome").value(result.outcome().word());
    json.name("message").value(result.message());
    json.name("item");
    ItemJson.write(json, result.item());
    json.endObject();
  }

  /**
   * {@return the void of an output of {@link #of}}
   *
   * @param in JSON in UTF-8; is not closed
   * @throws IllegalArgumentException if it is not a void
   */
  public static VoidReport parse(InputStream in) {
    try {
      JsonFields whole = JsonFields.of(JsonReader.of(Okio.buffer(Okio.source(in))).readJsonValue());
      JsonFields fields = whole.object("void");
      return new VoidReport(
          fields.get("run_id"),
          fields.get("voided_run_id"),
          StoredTime.parse(fields.get("started_at")),
          fields.flag("dry_run") ? Mode.DRY_RUN : Mode.REAL,
          results(fields),
          SumsJson.calls(fields, "api_calls"),
          stop(fields));
    } catch (IOException
        | JsonDataException
        | DateTimeException
        | ArithmeticException
        | NullPointerException
        | NoSuchElementException e) {
      throw new IllegalArgumentException("not a void", e);
    }
  }

  private static ImmutableList<Result> results(JsonFields fields) {
    return fields.objects("payouts").stream().map(VoidJson::result).collect(toImmutableList());
  }

  private static Result result(JsonFields result) {
    PayableType type = PayableType.of(result.get("type")).orElseThrow();
    return new Result(
        type,
        ItemJson.read(type, result.object("item")),
        JsonFields.named(Outcome.values(), result.get("outcome")),
        result.optional("message"));
  }

  private static @Nullable RunFailure stop(JsonFields fields) {
    String sentence = fields.optional("error");
    return sentence == null
        ? null
        : new RunFailure(
            JsonFields.named(FailureCause.values(), fields.get("error_cause")), sentence);
  }
}
