package dev.payouts.core.store;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.squareup.moshi.JsonWriter;
import dev.payouts.core.Comparison;
import dev.payouts.core.Item;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.Totals;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.ApiCalls;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
   * {@return the same for a plan: dry runs also have the key {@code planned_api_calls}, the
   * requests that a real run would send}
   *
   * @param runs the reports, one per type
   */
  public static String plan(List<RunReport> runs) {
    return text(Kind.PLAN, runs);
  }

  /**
   * Writes the same as {@link #plan(List)} to a stream.
   *
   * @param runs the reports, one per type
   * @param out receives the JSON in UTF-8; is flushed but not closed
   * @throws IOException if {@code out} throws it
   */
  public static void plan(List<RunReport> runs, OutputStream out) throws IOException {
    write(Kind.PLAN, runs, out);
  }

  /**
   * Returns the part of plans that is approved, so that two texts differ only if the plans differ:
   * no times, no requests, no run ID, and the items sorted by payable ID.
   */
  static String approvable(List<RunReport> plans) {
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
    totals(json, "totals", run.totals());
    paidTotals(run);
    items(ImmutableList.sortedCopyOf(Comparator.comparing(Item::payable), run.items()));
    duplicates(run.duplicates());
    waiting(json, run.findings().waiting());
  }

  private void run(RunReport run) throws IOException {
    json.name("run_id").value(run.runId());
    json.name("type").value(run.request().type().word());
    json.name("month").value(run.request().month().map(Object::toString).orElse(null));
    json.name("dry_run").value(run.request().has(RunOption.DRY_RUN));
    json.name("started_at").value(run.startedAt().truncatedTo(ChronoUnit.MILLIS).toString());
    json.name("duration_ms").value(run.duration().toMillis());
    counts(run);
    totals(json, "totals", run.totals());
    paidTotals(run);
    calls("api_calls", run.calls());
    ApiCalls planned = run.callsOfRealRun();
    if (kind == Kind.PLAN && planned != null) {
      calls("planned_api_calls", planned);
    }
    items(run.items());
    duplicates(run.duplicates());
    filters(run.request());
    resolved(run.resolved());
    waiting(json, run.findings().waiting());
    comparison(json, run.findings().comparison());
    ProvenanceJson.write(json, run.findings().provenance());
    RunReport.RunFailure stop = run.stopped();
    if (stop != null) {
      json.name("error").value(stop.sentence());
      json.name("error_cause").value(Ascii.toLowerCase(stop.cause().name()));
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
    totals(json, "paid_totals", all.paid());
    totals(json, "totals_with_paid", all.together());
  }

  /** Writes totals by currency under a name. */
  static void totals(JsonWriter json, String name, Map<CurrencyCode, RunReport.Total> totals)
      throws IOException {
    json.name(name).beginArray();
    for (var total : totals.entrySet()) {
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
      ItemJson.write(json, item);
    }
    json.endArray();
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

  /** Omitted if empty: most runs have nothing to resolve. */
  private void resolved(List<RunReport.Resolved> resolved) throws IOException {
    if (resolved.isEmpty()) {
      return;
    }
    json.name("settled").beginArray();
    for (RunReport.Resolved each : resolved) {
      json.beginObject();
      json.name("source_id").value(each.payable().value());
      json.name("payout_id").value(ItemJson.text(each.payout()));
      json.endObject();
    }
    json.endArray();
  }

  static void waiting(JsonWriter json, List<RunReport.UnpaidOrder> waiting) throws IOException {
    if (waiting.isEmpty()) {
      return;
    }
    json.name("waiting").beginArray();
    for (RunReport.UnpaidOrder each : waiting) {
      json.beginObject();
      json.name("source_id").value(each.payable().value());
      json.name("label").value(each.label());
      json.name("month").value(each.month().toString());
      Money money = each.money();
      json.name("amount").value(money == null ? null : money.plainAmount());
      json.name("currency").value(money == null ? null : money.currency().code());
      json.endObject();
    }
    json.endArray();
  }

  /** Writes the variance report, if there is one. */
  static void comparison(JsonWriter json, @Nullable Comparison comparison) throws IOException {
    if (comparison == null) {
      return;
    }
    json.name("comparison").beginObject();
    json.name("month").value(ItemJson.text(comparison.month()));
    json.name("variance_percent").value(comparison.variancePercent().toPlainString());
    json.name("changes").beginArray();
    for (Comparison.Change change : comparison.changes()) {
      change(json, change);
    }
    json.endArray().endObject();
  }

  private static void change(JsonWriter json, Comparison.Change change) throws IOException {
    Money before = change.before();
    Money after = change.after();
    Money known = after == null ? Objects.requireNonNull(before) : after;
    json.beginObject();
    json.name("contractor_id").value(change.contractor().value());
    json.name("contractor").value(change.contractorName());
    json.name("change").value(change.kind().word());
    json.name("currency").value(known.currency().code());
    json.name("before").value(before == null ? null : before.plainAmount());
    json.name("after").value(after == null ? null : after.plainAmount());
    json.name("before_currency").value(before == null ? null : before.currency().code());
    json.name("difference").value(change.difference().map(Money::plainAmount).orElse(null));
    json.name("percent").value(change.percent().map(BigDecimal::toPlainString).orElse(null));
    json.name("causes").beginArray();
    for (Comparison.Cause cause : change.causes()) {
      json.value(cause.word());
    }
    json.endArray().endObject();
  }

  private void duplicates(List<RunReport.Duplicate> duplicates) throws IOException {
    json.name("duplicates").beginArray();
    for (RunReport.Duplicate duplicate : duplicates) {
      json.beginObject();
      json.name("source_id").value(duplicate.payable().value());
      json.name("payout_ids").beginArray();
      for (PayoutId payout : duplicate.payouts()) {
        json.value(payout.value());
      }
      json.endArray().endObject();
    }
    json.endArray();
  }
}
