package dev.payouts.notion.internal.adapter;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.primitives.Ints;
import dev.payouts.core.BillingType;
import dev.payouts.core.ContractorId;
import dev.payouts.core.DaySpan;
import dev.payouts.core.PayDay;
import dev.payouts.core.Rate;
import dev.payouts.core.RateId;
import dev.payouts.core.RateSource;
import dev.payouts.core.Value;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.api.Filter;
import java.util.List;

/** Rates by the hundred contractors: one query for each hundred, one more for each hundred rows. */
public final class NotionRates implements RateSource {
  private static final ImmutableList<PropertyKey> WANTED =
      ImmutableList.of(
          PropertyKey.RATE_CONTRACTOR,
          PropertyKey.RATE_BILLING_TYPE,
          PropertyKey.RATE_MONTHLY_FIXED,
          PropertyKey.RATE_HOURLY_RATE,
          PropertyKey.RATE_CURRENCY,
          PropertyKey.RATE_PAYDAY,
          PropertyKey.RATE_START_DATE,
          PropertyKey.RATE_END_DATE);

  private final Batches batches;
  private final Names names;

  NotionRates(Batches batches, Names names) {
    this.batches = batches;
    this.names = names;
  }

  @Override
  public ImmutableSetMultimap<ContractorId, Rate> activeRates(
      ImmutableSet<ContractorId> contractors, DaySpan span) {
    List<Filter> people =
        contractors.stream().map(id -> Filter.relatesTo(contractor(), id.value())).toList();
    ImmutableList<Row> rows =
        batches.rows(
            DataSourceKey.RATES, WANTED, people, batch -> activeIn(span, Filter.any(batch)));
    ImmutableSetMultimap.Builder<ContractorId, Rate> rates = ImmutableSetMultimap.builder();
    for (Row row : rows) {
      Rate rate = rate(row);
      for (ContractorId id : row.related(PropertyKey.RATE_CONTRACTOR, ContractorId::new)) {
        if (contractors.contains(id)) {
          rates.put(id, rate);
        }
      }
    }
    return rates.build();
  }

  private Filter activeIn(DaySpan span, Filter anyOfThePeople) {
    String start = names.property(PropertyKey.RATE_START_DATE);
    String end = names.property(PropertyKey.RATE_END_DATE);
    DaySpan asked = span.widened();
    return Filter.all(
        anyOfThePeople,
        Filter.option(names.property(PropertyKey.RATE_STATUS), names.status(StatusKey.RATE_ACTIVE)),
        Filter.any(ImmutableList.of(Filter.empty(start), Filter.onOrBefore(start, asked.last()))),
        Filter.any(ImmutableList.of(Filter.empty(end), Filter.onOrAfter(end, asked.first()))));
  }

  private static Rate rate(Row row) {
    return new Rate(
        new RateId(row.id()),
        row.text(PropertyKey.RATE_BILLING_TYPE).map(NotionRates::billingType),
        row.number(PropertyKey.RATE_MONTHLY_FIXED),
        row.number(PropertyKey.RATE_HOURLY_RATE),
        row.currency(PropertyKey.RATE_CURRENCY),
        payDay(row.text(PropertyKey.RATE_PAYDAY)),
        row.day(PropertyKey.RATE_START_DATE),
        row.day(PropertyKey.RATE_END_DATE));
  }

  private static BillingType billingType(String option) {
    return switch (option) {
      case "Monthly Fixed" -> BillingType.MONTHLY_FIXED;
      case "Mixed" -> BillingType.MIXED;
      case "Hourly Rate" -> BillingType.HOURLY_RATE;
      default -> BillingType.UNKNOWN;
    };
  }

  /** An option that is no day of a month is no pay day. */
  private static Value<PayDay> payDay(Value<String> option) {
    if (!option.isPresent()) {
      return option.map(text -> new PayDay(1));
    }
    Integer day = Ints.tryParse(option.get().strip());
    return day == null || day < 1 || day > 31 ? Value.empty() : Value.of(new PayDay(day));
  }

  private String contractor() {
    return names.property(PropertyKey.RATE_CONTRACTOR);
  }
}
