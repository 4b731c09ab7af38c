package dev.payouts.notion.internal.adapter;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.primitives.Ints;
import dev.payouts.core.model.BillingType;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.Rate;
import dev.payouts.core.model.RateId;
import dev.payouts.core.model.Value;
import dev.payouts.core.spi.RateSource;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.api.rows.Filter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads rates, with one query per hundred contractors and one more per hundred further rows. */
public record NotionRates(Batches batches, Names names) implements RateSource {
  /**
   * The longest date range in which a last day may be entered, as for a long fixed-term contract.
   */
  private static final int LONGEST_RANGE_YEARS = 10;

  private static final ImmutableList<PropertyKey> WANTED =
      ImmutableList.of(
          PropertyKey.RATE_CONTRACTOR,
          PropertyKey.RATE_STATUS,
          PropertyKey.RATE_BILLING_TYPE,
          PropertyKey.RATE_MONTHLY_FIXED,
          PropertyKey.RATE_HOURLY_RATE,
          PropertyKey.RATE_CURRENCY,
          PropertyKey.RATE_PAYDAY,
          PropertyKey.RATE_START_DATE,
          PropertyKey.RATE_END_DATE);

  @Override
  public ImmutableSetMultimap<ContractorId, Rate> rates(
      ImmutableSet<ContractorId> contractors, DaySpan span) {
    List<Filter> ofContractors =
        contractors.stream().map(id -> Filter.relatesTo(contractor(), id.value())).toList();
    ImmutableList<Row> rows =
        batches.rows(
            DataSourceKey.RATES,
            WANTED,
            ofContractors,
            batch -> overlapping(span, Filter.any(batch)));
    ImmutableSetMultimap.Builder<ContractorId, Rate> rates = ImmutableSetMultimap.builder();
    for (Row row : rows) {
      Optional<Rate> rate = status(row).map(status -> rate(row, status));
      if (rate.isEmpty()) {
        continue;
      }
      for (ContractorId id : row.related(PropertyKey.RATE_CONTRACTOR, ContractorId::new)) {
        if (contractors.contains(id)) {
          rates.put(id, rate.get());
        }
      }
    }
    return rates.build();
  }

  /**
   * Does not filter by status, and filters leniently by last day: Notion compares the start of a
   * date range, but the last day is its end.
   */
  private Filter overlapping(DaySpan span, Filter anyContractor) {
    String start = names.property(PropertyKey.RATE_START_DATE);
    String end = names.property(PropertyKey.RATE_END_DATE);
    DaySpan asked = span.widened();
    LocalDate earliestEnd = asked.first().minusYears(LONGEST_RANGE_YEARS);
    return Filter.all(
        anyContractor,
        Filter.any(ImmutableList.of(Filter.empty(start), Filter.onOrBefore(start, asked.last()))),
        Filter.any(ImmutableList.of(Filter.empty(end), Filter.onOrAfter(end, earliestEnd))));
  }

  /** Returns empty for other rates, such as drafts. */
  private Optional<Rate.Status> status(Row row) {
    String status = row.label(PropertyKey.RATE_STATUS);
    if (status.equals(names.status(StatusKey.RATE_ACTIVE))) {
      return Optional.of(Rate.Status.ACTIVE);
    }
    return status.equals(names.status(StatusKey.RATE_INACTIVE))
        ? Optional.of(Rate.Status.INACTIVE)
        : Optional.empty();
  }

  private static Rate rate(Row row, Rate.Status status) {
    return new Rate(
        new RateId(row.id()),
        status,
        row.text(PropertyKey.RATE_BILLING_TYPE).map(NotionRates::billingType),
        row.number(PropertyKey.RATE_MONTHLY_FIXED),
        row.number(PropertyKey.RATE_HOURLY_RATE),
        row.currency(PropertyKey.RATE_CURRENCY),
        payDay(row.text(PropertyKey.RATE_PAYDAY)),
        row.day(PropertyKey.RATE_START_DATE),
        row.lastDay(PropertyKey.RATE_END_DATE));
  }

  private static BillingType billingType(String option) {
    return switch (option) {
      case "Monthly Fixed" -> BillingType.MONTHLY_FIXED;
      case "Mixed" -> BillingType.MIXED;
      case "Hourly Rate" -> BillingType.HOURLY_RATE;
      default -> BillingType.UNKNOWN;
    };
  }

  /** Accepts options with one or two digits from 1 to 31. */
  private static Value<PayDay> payDay(Value<String> option) {
    if (!option.isPresent()) {
      return new Value<>(null, option.unavailableProperty());
    }
    String digits = option.get().strip();
    Integer day = digits.length() > 2 ? null : Ints.tryParse(digits);
    return day == null || day < 1 || day > 31 ? Value.empty() : Value.of(new PayDay(day));
  }

  private String contractor() {
    return names.property(PropertyKey.RATE_CONTRACTOR);
  }
}
