package dev.payouts.core.store.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import com.squareup.moshi.JsonWriter;
import dev.payouts.core.Calculation;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.Status;
import dev.payouts.core.Warning;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.PaidPayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.model.PayoutText;
import dev.payouts.core.model.RateId;
import dev.payouts.core.model.Rounding;
import java.io.IOException;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads one item as JSON: the keys of payout-cli/README.md, then label, calculation and
 * draft.
 */
public final class ItemJson {
  private static final String MONTHLY = "monthly";
  private static final String HOURLY = "hourly";
  private static final String AS_REQUESTED = "as_requested";

  private ItemJson() {}

  /** Writes the members of an item. */
  public static void write(JsonWriter json, Item item) throws IOException {
    json.name("source_id").value(item.payable().value());
    json.name("contractor_id").value(text(item.contractor()));
    json.name("contractor").value(item.contractorName());
    json.name("outcome").value(item.status().word());
    json.name("reason").value(item.reason() == null ? null : item.reason().word());
    json.name("message").value(item.message());
    JsonText.money(json, "", item.money());
    json.name("payout_id").value(text(item.payout()));
    JsonText.texts(json, "warnings", Iterables.transform(item.warnings(), Warning::word));
    json.name("label").value(item.label());
    calculation(json.name("working"), item.calculation());
    draft(json.name("draft"), item.draft());
    paid(json, item.paid());
  }

  /** Writes the payout that {@code payout_id} names and, if there are several, all of them. */
  private static void paid(JsonWriter json, ImmutableList<PaidPayout> paid) throws IOException {
    PaidPayout first = paid.isEmpty() ? null : paid.get(0);
    JsonText.money(json, "paid_", first == null ? null : first.money());
    json.name("paid_status").value(first == null ? null : first.status());
    if (paid.size() > 1) {
      JsonText.objects(json, "paid_payouts", paid, ItemJson::payout);
    }
  }

  private static void payout(JsonWriter json, PaidPayout payout) throws IOException {
    json.name("payout_id").value(payout.id().value());
    JsonText.money(json, "", payout.money());
    json.name("status").value(payout.status());
  }

  public static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static void calculation(JsonWriter json, @Nullable Calculation calculation)
      throws IOException {
    if (calculation instanceof Calculation.Monthly monthly) {
      json.beginObject().name("kind").value(MONTHLY);
      json.name("rate_choice").value(monthly.choice().word());
      json.name("rate_id").value(monthly.rate().value());
      JsonText.objects(json, "shares", monthly.shares(), ItemJson::share);
      json.name("working_days").value(monthly.workingDays());
      rounding(json, monthly.rounding());
      JsonText.texts(json, "positions", monthly.positions());
      json.endObject();
    } else if (calculation instanceof Calculation.Hourly hourly) {
      json.beginObject().name("kind").value(HOURLY);
      json.name("rate_choice").value(hourly.choice().word());
      json.name("rate_id").value(hourly.rate().value());
      json.name("hours").value(hourly.hours().toPlainString());
      json.name("hourly_rate").value(hourly.hourlyRate().toPlainString());
      rounding(json, hourly.rounding());
      JsonText.texts(json, "positions", hourly.positions());
      json.endObject();
    } else if (calculation instanceof Calculation.AsRequested) {
      json.beginObject().name("kind").value(AS_REQUESTED).endObject();
    } else {
      json.nullValue();
    }
  }

  private static void share(JsonWriter json, Calculation.Share share) throws IOException {
    json.name("rate_id").value(share.rate().value());
    json.name("monthly_fixed").value(share.monthlyFixed().toPlainString());
    json.name("days").value(share.days());
  }

  private static void rounding(JsonWriter json, Rounding rounding) throws IOException {
    json.name("rounding").beginObject();
    json.name("step").value(rounding.step().toPlainString());
    json.name("mode").value(Ascii.toLowerCase(rounding.mode().name()));
    json.name("applies_to").value(rounding.appliesTo().word());
    json.endObject();
  }

  private static void draft(JsonWriter json, @Nullable PayoutDraft draft) throws IOException {
    if (draft == null) {
      json.nullValue();
      return;
    }
    json.beginObject();
    json.name("name").value(draft.name().text());
    json.name("description").value(draft.description().text());
    json.name("date").value(text(draft.date()));
    json.name("rate_id").value(text(draft.rate()));
    json.endObject();
  }

  /**
   * Reads an item of a type.
   *
   * @throws RuntimeException if it is none
   */
  public static Item read(PayableType type, JsonFields item) {
    String label = item.optional("label");
    var read =
        new Item(
            new PayableId(item.get("source_id")),
            label == null ? "" : label,
            item.optional("contractor_id", ContractorId::new),
            item.optional("contractor"),
            JsonFields.named(Status.values(), item.get("outcome")),
            item.optional("reason", word -> JsonFields.named(Reason.values(), word)),
            item.optional("message"),
            item.money("amount", "currency"),
            item.optional("payout_id", PayoutId::new),
            item.texts("warnings").stream()
                .map(word -> JsonFields.named(Warning.values(), word))
                .collect(toImmutableSet()),
            calculation(item),
            null,
            paid(item));
    return item.has("draft") ? read.drafted(draft(type, read, item.object("draft"))) : read;
  }

  /** Reports of earlier versions name the payout, but not what it pays. */
  private static ImmutableList<PaidPayout> paid(JsonFields item) {
    String payout = item.optional("payout_id");
    if (payout == null || !Reason.ALREADY_PAID.word().equals(item.optional("reason"))) {
      return ImmutableList.of();
    }
    if (item.has("paid_payouts")) {
      return item.objects("paid_payouts").stream()
          .map(
              each ->
                  new PaidPayout(
                      new PayoutId(each.get("payout_id")),
                      each.money("amount", "currency"),
                      each.optional("status")))
          .collect(toImmutableList());
    }
    return ImmutableList.of(
        new PaidPayout(
            new PayoutId(payout),
            item.money("paid_amount", "paid_currency"),
            item.optional("paid_status")));
  }

  private static PayoutDraft draft(PayableType type, Item item, JsonFields draft) {
    return new PayoutDraft(
        type,
        item.payable(),
        Objects.requireNonNull(item.contractor()),
        Objects.requireNonNull(item.money()),
        PayoutText.of(draft.get("name")),
        PayoutText.of(draft.get("description")),
        draft.optional("rate_id", RateId::new),
        draft.optional("date", LocalDate::parse));
  }

  private static @Nullable Calculation calculation(JsonFields item) {
    if (!item.has("working")) {
      return null;
    }
    JsonFields calculation = item.object("working");
    return switch (calculation.get("kind")) {
      case MONTHLY ->
          new Calculation.Monthly(
              choice(calculation),
              new RateId(calculation.get("rate_id")),
              calculation.objects("shares").stream()
                  .map(ItemJson::share)
                  .collect(toImmutableList()),
              Math.toIntExact(calculation.number("working_days")),
              rounding(calculation.object("rounding")),
              calculation.texts("positions"));
      case HOURLY ->
          new Calculation.Hourly(
              choice(calculation),
              new RateId(calculation.get("rate_id")),
              calculation.decimal("hours"),
              calculation.decimal("hourly_rate"),
              rounding(calculation.object("rounding")),
              calculation.texts("positions"));
      case AS_REQUESTED -> new Calculation.AsRequested();
      default -> throw new NoSuchElementException("kind");
    };
  }

  private static Calculation.RateChoice choice(JsonFields calculation) {
    return JsonFields.named(Calculation.RateChoice.values(), calculation.get("rate_choice"));
  }

  private static Calculation.Share share(JsonFields share) {
    return new Calculation.Share(
        new RateId(share.get("rate_id")),
        share.decimal("monthly_fixed"),
        Math.toIntExact(share.number("days")));
  }

  private static Rounding rounding(JsonFields rounding) {
    return new Rounding(
        rounding.decimal("step"),
        JsonFields.named(RoundingMode.values(), rounding.get("mode")),
        JsonFields.named(Rounding.Scope.values(), rounding.get("applies_to")));
  }
}
