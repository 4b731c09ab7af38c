package dev.payouts.core.store;

import com.squareup.moshi.JsonWriter;
import dev.payouts.core.ApiCalls;
import dev.payouts.core.Item;
import dev.payouts.core.Money;
import dev.payouts.core.PayoutId;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.core.Warning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of reports, as INTERFACE.md ("--output json") has it. A run that was stopped has the key
 * {@code error} besides, with the sentence.
 */
public final class ReportJson {
  private final Buffer buffer = new Buffer();
  private final JsonWriter json = JsonWriter.of(buffer);
  private final Kind kind;

  private ReportJson(Kind kind) {
    this.kind = kind;
    json.setIndent("  ");
    json.setSerializeNulls(true);
  }

  /**
   * {@return the reports of one invocation as one JSON object, without a line break at its end}
   *
   * @param runs the reports, one of each type
   */
  public static String report(List<RunReport> runs) {
    return new ReportJson(Kind.REPORT).write(runs);
  }

  /**
   * {@return the same for a plan: dry runs have the key {@code planned_api_calls} besides, the
   * requests that a real run would send}
   *
   * @param runs the reports, one of each type
   */
  public static String plan(List<RunReport> runs) {
    return new ReportJson(Kind.PLAN).write(runs);
  }

  private enum Kind {
    REPORT,
    PLAN
  }

  private String write(List<RunReport> runs) {
    try (json) {
      json.beginObject().name("runs").beginArray();
      for (RunReport run : runs) {
        run(run);
      }
      json.endArray().endObject();
      json.flush();
      return buffer.readUtf8();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory failed", e);
    }
  }

  private void run(RunReport run) throws IOException {
    json.beginObject();
    json.name("run_id").value(run.runId());
    json.name("type").value(run.request().type().word());
    json.name("month").value(run.request().month().map(Object::toString).orElse(null));
    json.name("dry_run").value(run.request().has(RunOption.DRY_RUN));
    json.name("started_at").value(run.startedAt().truncatedTo(ChronoUnit.MILLIS).toString());
    json.name("duration_ms").value(run.duration().toMillis());
    counts(run);
    totals(run);
    calls("api_calls", run.calls());
    ApiCalls planned = run.callsOfRealRun();
    if (kind == Kind.PLAN && planned != null) {
      calls("planned_api_calls", planned);
    }
    items(run.items());
    duplicates(run.duplicates());
    settled(run.settled());
    RunReport.Stop stop = run.stopped();
    if (stop != null) {
      json.name("error").value(stop.sentence());
    }
    json.endObject();
  }

  private void counts(RunReport run) throws IOException {
    json.name("counts").beginObject();
    json.name("processed").value(run.items().size());
    for (Status status : Status.values()) {
      json.name(status.word()).value(run.count(status));
    }
    json.endObject();
  }

  private void totals(RunReport run) throws IOException {
    json.name("totals").beginArray();
    for (var total : run.totals().entrySet()) {
      json.beginObject();
      json.name("currency").value(total.getKey().code());
      json.name("count").value(total.getValue().count());
      json.name("amount").value(new Money(total.getValue().amount(), total.getKey()).plainAmount());
      json.endObject();
    }
    json.endArray();
  }

  private void calls(String name, ApiCalls calls) throws IOException {
    json.name(name);
    calls(json, calls);
  }

  /** Writes requests as one JSON object. */
  static void calls(JsonWriter json, ApiCalls calls) throws IOException {
    json.beginObject();
    json.name("total").value(calls.total());
    json.name("query").value(calls.query());
    json.name("get").value(calls.get());
    json.name("create").value(calls.create());
    json.name("update").value(calls.update());
    json.name("schema").value(calls.schema());
    json.name("retries").value(calls.retries());
    json.name("rate_limited").value(calls.rateLimited());
    json.endObject();
  }

  private void items(List<Item> items) throws IOException {
    json.name("items").beginArray();
    for (Item item : items) {
      json.beginObject();
      json.name("source_id").value(item.source().value());
      json.name("contractor_id").value(text(item.contractor()));
      json.name("contractor").value(item.contractorName());
      json.name("outcome").value(item.status().word());
      json.name("reason").value(item.reason() == null ? null : item.reason().word());
      json.name("message").value(item.message());
      json.name("amount").value(item.money() == null ? null : item.money().plainAmount());
      json.name("currency").value(item.money() == null ? null : item.money().currency().code());
      json.name("payout_id").value(text(item.payout()));
      json.name("warnings").beginArray();
      for (Warning warning : item.warnings()) {
        json.value(warning.word());
      }
      json.endArray().endObject();
    }
    json.endArray();
  }

  private static @Nullable String text(@Nullable Object id) {
    return id == null ? null : id.toString();
  }

  /** Only where there is something to say: most runs find nothing left open. */
  private void settled(List<RunReport.Settled> settled) throws IOException {
    if (settled.isEmpty()) {
      return;
    }
    json.name("settled").beginArray();
    for (RunReport.Settled each : settled) {
      json.beginObject();
      json.name("source_id").value(each.source().value());
      json.name("payout_id").value(text(each.payout()));
      json.endObject();
    }
    json.endArray();
  }

  private void duplicates(List<RunReport.Duplicate> duplicates) throws IOException {
    json.name("duplicates").beginArray();
    for (RunReport.Duplicate duplicate : duplicates) {
      json.beginObject();
      json.name("source_id").value(duplicate.source().value());
      json.name("payout_ids").beginArray();
      for (PayoutId payout : duplicate.payouts()) {
        json.value(payout.value());
      }
      json.endArray().endObject();
    }
    json.endArray();
  }
}
