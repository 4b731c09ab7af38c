package dev.payouts.cli.internal;

import com.squareup.moshi.JsonWriter;
import dev.payouts.core.MonthReport;
import dev.payouts.core.MonthReport.Paid;
import dev.payouts.core.RunReport;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.report.internal.MonthContractor;
import dev.payouts.core.store.internal.ItemJson;
import dev.payouts.core.store.internal.JsonText;
import dev.payouts.core.store.internal.SumsJson;
import java.io.IOException;

/** Writes the accounts of a month as JSON, as printed by {@code payouts month}. */
public final class MonthJson {
  private MonthJson() {}

  /** Returns the accounts as one JSON object, without a trailing line break. */
  public static String of(MonthReport report) {
    return JsonText.of(
        json -> {
          json.beginObject().name("month").value(report.month().toString());
          json.name("read_at").value(JsonText.time(report.readAt()));
          SumsJson.totals(json, "totals", MonthReport.totals(report.payouts()));
          JsonText.objects(json, "contractors", MonthContractor.of(report), MonthJson::contractor);
          JsonText.objects(json, "not_approved", report.notApproved(), ItemJson::write);
          JsonText.objects(json, "undated", report.undated(), ItemJson::write);
          JsonText.objects(json, "paid_elsewhere", report.paidElsewhere(), ItemJson::write);
          SumsJson.calls(json, "api_calls", report.calls());
          JsonText.objects(json, "audits", report.audits(), AuditJson::audit);
          RunReport.RunFailure failure = report.stopped();
          if (failure != null) {
            json.name("error").value(failure.sentence());
          }
          json.endObject();
        });
  }

  private static void contractor(JsonWriter json, MonthContractor contractor) throws IOException {
    json.name("contractor_id").value(ItemJson.text(contractor.id().orElse(null)));
    json.name("contractor").value(contractor.payouts().get(0).contractorName());
    SumsJson.totals(json, "totals", MonthReport.totals(contractor.payouts()));
    JsonText.objects(json, "payouts", contractor.payouts(), MonthJson::payout);
  }

  private static void payout(JsonWriter json, Paid paid) throws IOException {
    LivePayout payout = paid.payout().payout();
    json.name("payout_id").value(payout.id().value());
    json.name("type").value(paid.payout().type().map(PayableType::word).orElse(null));
    json.name("status").value(payout.status());
    json.name("date").value(ItemJson.text(payout.date()));
    JsonText.money(json, "", payout.money());
    json.name("pay_day").value(paid.payDay() == null ? null : paid.payDay().dayOfMonth());
    JsonText.texts(json, "source_ids", paid.payout().payables().values());
    JsonText.objects(json, "items", paid.items(), ItemJson::write);
  }
}
