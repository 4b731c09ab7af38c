package dev.payouts.core.store.internal;

import com.google.common.collect.ImmutableSortedMap;
import com.squareup.moshi.JsonWriter;
import dev.payouts.core.RunReport;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.spi.ApiCalls;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;

/** Writes and parses the totals, counts and requests of runs. */
public final class SumsJson {
  private SumsJson() {}

  /** Writes totals by currency under a name. */
  public static void totals(JsonWriter json, String name, Map<CurrencyCode, RunReport.Total> totals)
      throws IOException {
    JsonText.objects(json, name, totals.entrySet(), SumsJson::total);
  }

  private static void total(JsonWriter json, Map.Entry<CurrencyCode, RunReport.Total> total)
      throws IOException {
    json.name("currency").value(total.getKey().code());
    json.name("count").value(total.getValue().count());
    json.name("amount").value(new Money(total.getValue().amount(), total.getKey()).plainAmount());
  }

  /** Parses the totals under a name; none if there are none. */
  public static ImmutableSortedMap<CurrencyCode, RunReport.Total> totals(
      JsonFields fields, String name) {
    return fields.objects(name).stream()
        .collect(
            ImmutableSortedMap.toImmutableSortedMap(
                Comparator.naturalOrder(),
                total -> new CurrencyCode(total.get("currency")),
                total ->
                    new RunReport.Total(
                        Math.toIntExact(total.number("count")), total.decimal("amount"))));
  }

  /** Writes how many items ended how, by the words for it. */
  public static void counts(JsonWriter json, Map<String, Long> counts) throws IOException {
    json.name("counts").beginObject();
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      json.name(count.getKey()).value(count.getValue());
    }
    json.endObject();
  }

  /** Writes requests as one object under a name. */
  public static void calls(JsonWriter json, String name, ApiCalls calls) throws IOException {
    json.name(name).beginObject();
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

  /** Parses the requests under a name. */
  public static ApiCalls calls(JsonFields fields, String name) {
    JsonFields calls = fields.object(name);
    return new ApiCalls(
        calls.number("query"),
        calls.number("get"),
        calls.number("create"),
        calls.number("update"),
        calls.number("schema"),
        calls.number("retries"),
        calls.number("rate_limited"));
  }
}
