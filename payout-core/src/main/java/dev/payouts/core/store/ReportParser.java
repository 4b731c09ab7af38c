package dev.payouts.core.store;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunReport.Findings;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.store.internal.ItemJson;
import dev.payouts.core.store.internal.JsonFields;
import dev.payouts.core.store.internal.PayrollFindingsJson;
import dev.payouts.core.store.internal.ProvenanceJson;
import dev.payouts.core.store.internal.StoredTime;
import dev.payouts.core.store.internal.SumsJson;
import java.io.InputStream;
import java.time.Duration;
import java.time.YearMonth;
import java.util.NoSuchElementException;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Parses reports written by {@link ReportJson}, including those of earlier versions, which have no
 * labels, calculations and drafts.
 */
public final class ReportParser {
  private ReportParser() {}

  /**
   * {@return the reports of one invocation}
   *
   * @param in JSON in UTF-8; is not closed
   * @throws IllegalArgumentException if it is not a report
   */
  public static ImmutableList<RunReport> parse(InputStream in) {
    return JsonFields.parse(Okio.buffer(Okio.source(in)), "not a report", ReportParser::runs);
  }

  private static ImmutableList<RunReport> runs(JsonFields whole) {
    if (!whole.has("runs")) {
      throw new NoSuchElementException("runs");
    }
    return whole.objects("runs").stream().map(ReportParser::run).collect(toImmutableList());
  }

  private static RunReport run(JsonFields run) {
    RunRequest request = request(run);
    return new RunReport(
        run.get("run_id"),
        request,
        StoredTime.parse(run.get("started_at")),
        Duration.ofMillis(run.number("duration_ms")),
        items(request.type(), run),
        findings(run),
        SumsJson.calls(run, "api_calls"),
        run.has("planned_api_calls") ? SumsJson.calls(run, "planned_api_calls") : null,
        stop(run));
  }

  /** Returns the items of a run or a plan, which have the same form. */
  static ImmutableList<Item> items(PayableType type, JsonFields run) {
    return run.objects("items").stream()
        .map(item -> ItemJson.read(type, item))
        .collect(toImmutableList());
  }

  /** Returns the request. */
  static RunRequest request(JsonFields run) {
    RunRequest.Builder request = RunRequest.builder(PayableType.of(run.get("type")).orElseThrow());
    JsonFields filters = run.object("filters");
    String month = run.optional("month");
    String contractor = filters.optional("contractor");
    String id = filters.optional("id");
    if (month != null) {
      request.month(YearMonth.parse(month));
    }
    if (contractor != null) {
      request.contractor(contractor);
    }
    if (filters.has("pay_day")) {
      request.payDay(new PayDay(Math.toIntExact(filters.number("pay_day"))));
    }
    if (id != null) {
      request.id(id);
    }
    if (run.flag("dry_run")) {
      request.with(RunOption.DRY_RUN);
    }
    if (filters.flag("force")) {
      request.with(RunOption.FORCE);
    }
    if (filters.flag("complete_orders")) {
      request.with(RunOption.COMPLETE_ORDERS);
    }
    return request.build();
  }

  /** Returns the findings of a run or a plan. */
  static Findings findings(JsonFields run) {
    return new Findings(
        run.objects("duplicates").stream().map(ReportParser::duplicate).collect(toImmutableList()),
        run.objects("settled").stream().map(ReportParser::resolved).collect(toImmutableList()),
        PayrollFindingsJson.waiting(run),
        PayrollFindingsJson.comparison(run),
        ProvenanceJson.read(run));
  }

  private static RunReport.Duplicate duplicate(JsonFields duplicate) {
    return new RunReport.Duplicate(
        new PayableId(duplicate.get("source_id")),
        duplicate.texts("payout_ids").stream().map(PayoutId::new).collect(toImmutableList()));
  }

  private static RunReport.Resolved resolved(JsonFields resolved) {
    return new RunReport.Resolved(
        new PayableId(resolved.get("source_id")), resolved.optional("payout_id", PayoutId::new));
  }

  /** Returns why a run or a plan did not complete; null if it did. */
  static RunReport.@Nullable RunFailure stop(JsonFields run) {
    if (!run.has("error")) {
      return null;
    }
    String cause = run.optional("error_cause");
    return new RunReport.RunFailure(
        cause == null
            ? FailureCause.NOT_CARRIED_THROUGH
            : JsonFields.named(FailureCause.values(), cause),
        run.get("error"));
  }
}
