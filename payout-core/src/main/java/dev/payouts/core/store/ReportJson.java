package dev.payouts.core.store;

import com.google.common.collect.ImmutableList;
import com.squareup.moshi.JsonWriter;
import dev.payouts.core.Item;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.Totals;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.core.store.internal.ItemJson;
import dev.payouts.core.store.internal.JsonText;
import dev.payouts.core.store.internal.PayrollFindingsJson;
import dev.payouts.core.store.internal.ProvenanceJson;
import dev.payouts.core.store.internal.SumsJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import okio.Buffer;
import okio.BufferedSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of reports, as payout-cli/README.md, "JSON", has it, and after the keys of that page
 * what is needed to read a report back: {@link ReportParser}. A run that did not complete also has
 * the key {@code error} with the sentence.
 */
public final class ReportJson {
  private final JsonWriter json;
  private final Kind kind;

  private ReportJson(Kind kind, BufferedSink sink) {
    this.kind = kind;
    this.json = JsonWriter.of(sink);
    json.setIndent("  ");
    json.setSerializeNulls(true);
  }

  /**
   * {@return the reports of one invocation as one JSON object, without a trailing line break}
   *
   * @param runs the reports, one per type
   */
  public static String report(List<RunReport> runs) {
    return text(Kind.REPORT, runs);
  }

  /**
   * Writes the same as {@link #report(List)} to a stream, so that no report is too large.
   *
   * @param runs the reports, one per type
   * @param out receives the JSON in UTF-8; is flushed but not closed
   * @throws IOException if {@code out} throws it
   */
  public static void report(List<RunReport> runs, OutputStream out) throws IOException {
    write(Kind.REPORT, runs, out);
  }

  /**
   * Writes the same for a plan: dry runs also have the key {@code planned_api_calls}, the requests
   * that a real run would send.
   *
   * @param runs the reports, one per type
   * @param out receives the JSON in UTF-8; is flushed but not closed
   * @throws IOException if {@code out} throws it
   */
  public static void plan(List<RunReport> runs, OutputStream out) throws IOException {
    write(Kind.PLAN, runs, out);
  }

  /**
   * {@return what a plan shows to those who approve it, so that two texts differ only if the plans
   * differ: no times, no requests, no run ID, and the items sorted by payable ID}
   *
   * @param plans the reports of dry runs, one per type
   */
  public static String approvable(List<RunReport> plans) {
    return text(Kind.APPROVABLE, plans);
  }

  private enum Kind {
    REPORT,
    PLAN,
    APPROVABLE
  }

  private static String text(Kind kind, List<RunReport> runs) {
    var buffer = new Buffer();
    try {
      new ReportJson(kind, buffer).write(runs);
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory failed", e);
    }
    return buffer.readUtf8();
  }

  private static void write(Kind kind, List<RunReport> runs, OutputStream out) throws IOException {
    new ReportJson(kind, Okio.buffer(Okio.sink(out))).write(runs);
  }

  /** Does not close the sink. */
  private void write(List<RunReport> runs) throws IOException {
    json.beginObject().name("runs").beginArray();
    for (RunReport run : runs) {
      json.beginObject();
      if (kind == Kind.APPROVABLE) {
        approvable(run);
      } else {
        run(run);
      }
      json.endObject();
    }
    json.endArray().endObject();
    json.flush();
  }

  private void approvable(RunReport run) throws IOException {
    json.name("type").value(run.request().type().word());
    json.name("month").value(run.request().month().map(Object::toString).orElse(null));
    filters(run.request());
    counts(run);
    SumsJson.totals(json, "totals", run.totals());
    paidTotals(run);
    List<Item> sorted =
        ImmutableList.sortedCopyOf(Comparator.comparing(Item::payable), run.items());
    JsonText.objects(json, "items", sorted, ItemJson::write);
    JsonText.objects(json, "duplicates", run.duplicates(), ReportJson::duplicate);
    PayrollFindingsJson.waiting(json, run.findings().waiting());
    PayrollFindingsJson.comparison(json, run.findings().comparison());
    failure(json, run.stopped());
  }

  private void run(RunReport run) throws IOException {
    json.name("run_id").value(run.runId());
    json.name("type").value(run.request().type().word());
    json.name("month").value(run.request().month().map(Object::toString).orElse(null));
    json.name("dry_run").value(run.request().has(RunOption.DRY_RUN));
    json.name("started_at").value(JsonText.time(run.startedAt()));
    json.name("duration_ms").value(run.duration().toMillis());
    counts(run);
    SumsJson.totals(json, "totals", run.totals());
    paidTotals(run);
    SumsJson.calls(json, "api_calls", run.calls());
    ApiCalls planned = run.callsOfRealRun();
    if (kind == Kind.PLAN && planned != null) {
      SumsJson.calls(json, "planned_api_calls", planned);
    }
    JsonText.objects(json, "items", run.items(), ItemJson::write);
    JsonText.objects(json, "duplicates", run.duplicates(), ReportJson::duplicate);
    filters(run.request());
    if (!run.resolved().isEmpty()) { // most runs have nothing to resolve
      JsonText.objects(json, "settled", run.resolved(), ReportJson::resolved);
    }
    PayrollFindingsJson.waiting(json, run.findings().waiting());
    PayrollFindingsJson.comparison(json, run.findings().comparison());
    ProvenanceJson.write(json, run.findings().provenance());
    failure(json, run.stopped());
  }

  /** Writes why a run or a void did not complete, if it did not. */
  static void failure(JsonWriter json, RunReport.@Nullable RunFailure stop) throws IOException {
    if (stop != null) {
      json.name("error").value(stop.sentence());
      json.name("error_cause").value(stop.cause().word());
    }
  }

  private void counts(RunReport run) throws IOException {
    json.name("counts").beginObject();
    json.name("processed").value(run.items().size());
    for (Status status : Status.values()) {
      json.name(status.word()).value(run.count(status));
    }
    json.endObject();
  }

  /** Writes what was already paid, and that with what was created. */
  private void paidTotals(RunReport run) throws IOException {
    Totals all = Totals.of(List.of(run));
    SumsJson.totals(json, "paid_totals", all.paid());
    SumsJson.totals(json, "totals_with_paid", all.together());
  }

  /** Writes the filters, which payout-cli/README.md does not specify. */
  private void filters(RunRequest request) throws IOException {
    json.name("filters").beginObject();
    json.name("contractor").value(request.contractor().orElse(null));
    json.name("pay_day").value(request.payDay().map(PayDay::dayOfMonth).orElse(null));
    json.name("id").value(request.id().orElse(null));
    json.name("force").value(request.has(RunOption.FORCE));
    json.name("complete_orders").value(request.has(RunOption.COMPLETE_ORDERS));
    json.endObject();
  }

  private static void resolved(JsonWriter json, RunReport.Resolved resolved) throws IOException {
    json.name("source_id").value(resolved.payable().value());
    json.name("payout_id").value(ItemJson.text(resolved.payout()));
  }

  private static void duplicate(JsonWriter json, RunReport.Duplicate duplicate) throws IOException {
    json.name("source_id").value(duplicate.payable().value());
    JsonText.texts(json, "payout_ids", duplicate.payouts());
  }
}
