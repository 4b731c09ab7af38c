package dev.payouts.cli.internal;

import com.google.common.collect.ImmutableList;
import com.squareup.moshi.JsonWriter;
import dev.payouts.core.AuditReport;
import dev.payouts.core.Item;
import dev.payouts.core.MonthReport;
import dev.payouts.core.MonthReport.Paid;
import dev.payouts.core.RunReport;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableId;
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
          json.name("contractors").beginArray();
          for (MonthContractor contractor : MonthContractor.of(report)) {
            contractor(json, contractor);
          }
          json.endArray();
          items(json, "not_approved", report.notApproved());
          items(json, "undated", report.undated());
          items(json, "paid_elsewhere", report.paidElsewhere());
          SumsJson.calls(json, "api_calls", report.calls());
          json.name("audits").beginArray();
          for (AuditReport audit : report.audits()) {
            AuditJson.audit(json, audit);
          }
          json.endArray();
          RunReport.RunFailure failure = report.stopped();
          if (failure != null) {
            json.name("error").value(failure.sentence());
          }
          json.endObject();
        });
  }

  private static void contractor(JsonWriter json, MonthContractor contractor) throws IOException {
    json.beginObject();
    json.name("contractor_id").value(ItemJson.text(contractor.id().orElse(null)));
    json.name("contractor").value(contractor.payouts().get(0).contractorName());
    SumsJson.totals(json, "totals", MonthReport.totals(contractor.payouts()));
    json.name("payouts").beginArray();
    for (Paid paid : contractor.payouts()) {
      payout(json, paid);
    }
    json.endArray().endObject();
  }

  private static void payout(JsonWriter json, Paid paid) throws IOException {
    LivePayout payout = paid.payout().payout();
    json.beginObject().name("payout_id").value(payout.id().value());
    json.name("type").value(paid.payout().type().map(PayableType::word).orElse(null));
    json.name("status").value(payout.status());
    json.name("date").value(ItemJson.text(payout.date()));
    AuditJson.money(json, "", payout.money());
    json.name("pay_day").value(paid.payDay() == null ? null : paid.payDay().dayOfMonth());
    json.name("source_ids").beginArray();
    for (PayableId payable : paid.payout().payables().values()) {
      json.value(payable.value());
    }
    json.endArray();
    items(json, "items", paid.items());
    json.endObject();
  }

  private static void items(JsonWriter json, String name, ImmutableList<Item> items)
      throws IOException {
    json.name(name).beginArray();
    for (Item item : items) {
      ItemJson.write(json, item);
    }
    json.endArray();
  }
}
