package dev.payouts.core.store;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.squareup.moshi.JsonWriter;
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
import okio.Okio;

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
          JsonText.objects(json, "payouts", report.payouts(), VoidJson::result);
          ReportJson.failure(json, report.stopped());
          json.endObject().endObject();
        });
  }

  private static void result(JsonWriter json, Result result) throws IOException {
    json.name("type").value(result.type().word());
    json.name("source_id").value(result.item().payable().value());
    json.name("payout_id").value(ItemJson.text(result.item().payout()));
    json.name("outcome").value(result.outcome().word());
    json.name("message").value(result.message());
    ItemJson.write(json.name("item").beginObject(), result.item());
    json.endObject();
  }

  /**
   * {@return the void of an output of {@link #of}}
   *
   * @param in JSON in UTF-8; is not closed
   * @throws IllegalArgumentException if it is not a void
   */
  public static VoidReport parse(InputStream in) {
    return JsonFields.parse(
        Okio.buffer(Okio.source(in)), "not a void", whole -> report(whole.object("void")));
  }

  private static VoidReport report(JsonFields fields) {
    return new VoidReport(
        fields.get("run_id"),
        fields.get("voided_run_id"),
        StoredTime.parse(fields.get("started_at")),
        fields.flag("dry_run") ? Mode.DRY_RUN : Mode.REAL,
        fields.objects("payouts").stream().map(VoidJson::result).collect(toImmutableList()),
        SumsJson.calls(fields, "api_calls"),
        ReportParser.stop(fields));
  }

  private static Result result(JsonFields result) {
    PayableType type = PayableType.of(result.get("type")).orElseThrow();
    return new Result(
        type,
        ItemJson.read(type, result.object("item")),
        JsonFields.named(Outcome.values(), result.get("outcome")),
        result.optional("message"));
  }
}
