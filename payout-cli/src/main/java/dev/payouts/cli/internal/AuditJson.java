package dev.payouts.cli.internal;

import com.google.common.collect.Iterables;
import com.squareup.moshi.JsonWriter;
import dev.payouts.core.AuditReport;
import dev.payouts.core.AuditReport.Difference;
import dev.payouts.core.AuditReport.Finding;
import dev.payouts.core.RunReport;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.store.internal.ItemJson;
import dev.payouts.core.store.internal.JsonText;
import dev.payouts.core.store.internal.PayrollFindingsJson;
import dev.payouts.core.store.internal.SumsJson;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;

/** Writes audits as JSON, as printed by {@code payouts audit}. */
public final class AuditJson {
  private AuditJson() {}

  /** Returns the audits of one invocation as one JSON object, without a trailing line break. */
  public static String of(List<AuditReport> audits) {
    return JsonText.of(
        json -> {
          json.beginObject();
          JsonText.objects(json, "audits", audits, AuditJson::audit);
          json.endObject();
        });
  }

  static void audit(JsonWriter json, AuditReport audit) throws IOException {
    YearMonth month = audit.request().month();
    json.name("type").value(audit.request().type().word());
    json.name("month").value(ItemJson.text(month));
    json.name("payables").value(audit.payables());
    json.name("paid").value(audit.paid());
    SumsJson.calls(json, "api_calls", audit.calls());
    JsonText.objects(json, "findings", audit.findings(), AuditJson::finding);
    PayrollFindingsJson.waiting(json, audit.waiting());
    PayrollFindingsJson.comparison(json, audit.comparison());
    RunReport.RunFailure stop = audit.stopped();
    if (stop != null) {
      json.name("error").value(stop.sentence());
    }
  }

  private static void finding(JsonWriter json, Finding finding) throws IOException {
    json.name("kind").value(finding.kind().word());
    JsonText.texts(
        json, "differences", Iterables.transform(finding.differences(), Difference::word));
    JsonText.money(json, "expected_", finding.expected());
    JsonText.objects(json, "payouts", finding.payouts(), AuditJson::payout);
    JsonText.objects(json, "items", finding.items(), ItemJson::write);
  }

  private static void payout(JsonWriter json, LivePayout payout) throws IOException {
    json.name("payout_id").value(payout.id().value());
    JsonText.money(json, "", payout.money());
    JsonText.texts(json, "contractor_ids", payout.contractors());
    json.name("date").value(ItemJson.text(payout.date()));
  }
}
