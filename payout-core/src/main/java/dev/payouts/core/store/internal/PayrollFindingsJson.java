package dev.payouts.core.store.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import com.squareup.moshi.JsonWriter;
import dev.payouts.core.Comparison;
import dev.payouts.core.RunReport;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayableId;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes and parses what plans and audits of payroll find: the unpaid orders of earlier months and
 * the variance report.
 */
public final class PayrollFindingsJson {
  private PayrollFindingsJson() {}

  /** Writes unpaid orders of earlier months, if there are any. */
  public static void waiting(JsonWriter json, List<RunReport.UnpaidOrder> waiting)
      throws IOException {
    if (!waiting.isEmpty()) {
      JsonText.objects(json, "waiting", waiting, PayrollFindingsJson::order);
    }
  }

  private static void order(JsonWriter json, RunReport.UnpaidOrder order) throws IOException {
    json.name("source_id").value(order.payable().value());
    json.name("label").value(order.label());
    json.name("month").value(order.month().toString());
    JsonText.money(json, "", order.money());
  }

  /** Writes the variance report, if there is one. */
  public static void comparison(JsonWriter json, @Nullable Comparison comparison)
      throws IOException {
    if (comparison == null) {
      return;
    }
    json.name("comparison").beginObject();
    json.name("month").value(ItemJson.text(comparison.month()));
    json.name("variance_percent").value(comparison.variancePercent().toPlainString());
    JsonText.objects(json, "changes", comparison.changes(), PayrollFindingsJson::change);
    json.endObject();
  }

  private static void change(JsonWriter json, Comparison.Change change) throws IOException {
    Money before = change.before();
    Money after = change.after();
    Money known = after == null ? Objects.requireNonNull(before) : after;
    json.name("contractor_id").value(change.contractor().value());
    json.name("contractor").value(change.contractorName());
    json.name("change").value(change.kind().word());
    json.name("currency").value(known.currency().code());
    json.name("before").value(before == null ? null : before.plainAmount());
    json.name("after").value(after == null ? null : after.plainAmount());
    json.name("before_currency").value(before == null ? null : before.currency().code());
    json.name("difference").value(change.difference().map(Money::plainAmount).orElse(null));
    json.name("percent").value(change.percent().map(BigDecimal::toPlainString).orElse(null));
    JsonText.texts(json, "causes", Iterables.transform(change.causes(), Comparison.Cause::word));
  }

  /** Parses the unpaid orders of a run. */
  public static ImmutableList<RunReport.UnpaidOrder> waiting(JsonFields run) {
    return run.objects("waiting").stream()
        .map(PayrollFindingsJson::order)
        .collect(toImmutableList());
  }

  private static RunReport.UnpaidOrder order(JsonFields waiting) {
    return new RunReport.UnpaidOrder(
        new PayableId(waiting.get("source_id")),
        waiting.get("label"),
        YearMonth.parse(waiting.get("month")),
        waiting.money("amount", "currency"));
  }

  /** Parses the variance report of a run; null if it has none. */
  public static @Nullable Comparison comparison(JsonFields run) {
    if (!run.has("comparison")) {
      return null;
    }
    JsonFields comparison = run.object("comparison");
    return new Comparison(
        comparison.optional("month", YearMonth::parse),
        comparison.decimal("variance_percent"),
        comparison.objects("changes").stream()
            .map(PayrollFindingsJson::change)
            .collect(toImmutableList()));
  }

  private static Comparison.Change change(JsonFields change) {
    Money before =
        change.money("before", change.has("before_currency") ? "before_currency" : "currency");
    Money after = change.money("after", "currency");
    if (before == null && after == null) {
      throw new NoSuchElementException("before, after");
    }
    return new Comparison.Change(
        new ContractorId(change.get("contractor_id")),
        change.optional("contractor"),
        JsonFields.named(Comparison.Kind.values(), change.get("change")),
        before,
        after,
        change.texts("causes").stream()
            .map(word -> JsonFields.named(Comparison.Cause.values(), word))
            .collect(toImmutableSet()));
  }
}
