package dev.payouts.cli.internal;

import com.squareup.moshi.JsonWriter;
import dev.payouts.core.AuditReport;
import dev.payouts.core.AuditReport.Difference;
import dev.payouts.core.AuditReport.Finding;
import dev.payouts.core.Item;
import dev.payouts.core.RunReport;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Money;
import dev.payouts.core.store.internal.ItemJson;
import dev.payouts.core.store.internal.JsonText;
import dev.payouts.core.store.internal.PayrollFindingsJson;
import dev.payouts.core.store.internal.SumsJson;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes audits as JSON, as printed by {@code payouts audit}. */
public final class AuditJson {
  private AuditJson() {}

  /** Returns the audits of one invocation as one JSON object, without a trailing line break. */
  public static String of(List<AuditReport> audits) {
    return JsonText.of(
        json -> {
          json.beginObject().name("audits").beginArray();
          for (AuditReport audit : audits) {
            audit(json, audit);
          }
          json.endArray().endObject();
        });
  }

  static void audit(JsonWriter json, AuditReport audit) throws IOException {
    YearMonth month = audit.request().month();
    json.beginObject();
    json.name("type").value(audit.request().type().word());
    json.name("month").value(ItemJson.text(month));
    json.name("payables").value(audit.payables());
    json.name("paid").value(audit.paid());
    SumsJson.calls(json, "api_calls", audit.calls());
    json.name("findings").beginArray();
    for (Finding finding : audit.findings()) {
      finding(json, finding);
    }
    json.endArray();
    PayrollFindingsJson.waiting(json, audit.waiting());
    PayrollFindingsJson.comparison(json, audit.comparison());
    RunReport.RunFailure stop = audit.stopped();
    if (stop != null) {
      json.name("error").value(stop.sentence());
    }
    json.endObject();
  }

  private static void finding(JsonWriter json, Finding finding) throws IOException {
    json.beginObject().name("kind").value(finding.kind().word());
    json.name("differences").beginArray();
    for (Difference difference : finding.differences()) {
      json.value(difference.word());
    }
    json.endArray();
    money(json, "expected_", finding.expected());
    json.name("payouts").beginArray();
    for (LivePayout payout : finding.payouts()) {
      json.beginObject().name("payout_id").value(payout.id().value());
      money(json, "", payout.money());
      json.name("contractor_ids").beginArray();
      for (ContractorId contractor : payout.contractors()) {
        json.value(contractor.value());
      }
      json.endArray();
      json.name("date").value(ItemJson.text(payout.date()));
      json.endObject();
    }
    json.endArray().name("items").beginArray();
    for (Item item : finding.items()) {
      ItemJson.write(json, item);
    }
    json.endArray().endObject();
  }

  /** Writes an amount and its currency under these names, which may have a prefix. */
  static void money(JsonWriter json, String prefix, @Nullable Money money) throws IOException {
    json.name(prefix + "amount").value(money == null ? null : money.plainAmount());
    json.name(prefix + "currency").value(money == null ? null : money.currency().code());
  }
}
