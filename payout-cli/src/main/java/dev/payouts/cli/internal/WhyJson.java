package dev.payouts.cli.internal;

import com.squareup.moshi.JsonWriter;
import dev.payouts.core.RunOption;
import dev.payouts.core.model.PaidPayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.store.internal.ItemJson;
import dev.payouts.core.store.internal.JsonText;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.PastDecision;
import java.io.IOException;
import java.util.List;

/** Writes the decisions about one payable as JSON, as printed by {@code payouts why}. */
public final class WhyJson {
  private WhyJson() {}

  /**
   * Returns the decisions as one JSON object, without a trailing line break.
   *
   * @param decisions the decisions, latest first
   * @param payouts the existing payouts, oldest first
   */
  public static String of(
      PayableId payable, List<PastDecision> decisions, List<TracedPayout> payouts) {
    TracedPayout oldest = payouts.isEmpty() ? null : payouts.get(0);
    return JsonText.of(
        json -> {
          json.beginObject().name("source_id").value(payable.value());
          json.name("payout_id").value(oldest == null ? null : oldest.payout().id().value());
          json.name("made_by_run_id").value(oldest == null ? null : oldest.createdBy());
          JsonText.objects(json, "payouts", payouts, WhyJson::payout);
          JsonText.objects(json, "decisions", decisions, WhyJson::decision);
          json.endObject();
        });
  }

  private static void payout(JsonWriter json, TracedPayout traced) throws IOException {
    PaidPayout payout = traced.payout();
    json.name("payout_id").value(payout.id().value());
    JsonText.money(json, "", payout.money());
    json.name("status").value(payout.status());
    json.name("made_by_run_id").value(traced.createdBy());
  }

  private static void decision(JsonWriter json, PastDecision decision) throws IOException {
    KeptRun run = decision.run();
    json.name("run_id").value(run == null ? null : run.runId());
    json.name("state").value(run == null ? null : run.state().word());
    json.name("started_by").value(run == null ? null : run.startedBy().way().word());
    json.name("started_at").value(JsonText.time(decision.report().startedAt()));
    json.name("type").value(decision.report().request().type().word());
    json.name("dry_run").value(decision.report().request().has(RunOption.DRY_RUN));
    json.name("force").value(decision.report().request().has(RunOption.FORCE));
    ItemJson.write(json.name("item").beginObject(), decision.item());
    json.endObject();
  }
}
