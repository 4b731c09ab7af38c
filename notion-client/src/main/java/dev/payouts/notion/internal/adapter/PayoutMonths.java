package dev.payouts.notion.internal.adapter;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import dev.payouts.core.host.Host;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.DatedPayout;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.model.RateId;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.adapter.WorkspaceReader.Selection;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import dev.payouts.notion.internal.api.rows.Filter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads the payouts of some days, of any type: one query for each hundred, and one that asks for
 * archived payouts. The status is filtered here, as for {@link NotionPayoutIndex}.
 */
record PayoutMonths(
    WorkspaceReader reader, Schemas schemas, PayoutArchive archive, Host host, Names names) {
  /** Returns every live payout that counts on one of the days. */
  ImmutableList<DatedPayout> livePayouts(DaySpan days) {
    ImmutableList<PropertyKey> optional = optional();
    var selection = Selection.of(DataSourceKey.PAYOUTS, on(days), wanted(optional));
    List<Supplier<ImmutableList<Row>>> loads =
        ImmutableList.of(() -> reader.rows(selection), () -> archive.rows(selection));
    Map<String, Row> rows = new LinkedHashMap<>();
    for (ImmutableList<Row> some : host.inParallel(loads.size(), loads)) {
      some.forEach(row -> rows.put(row.id(), row));
    }
    return rows.values().stream()
        .filter(row -> PayoutRows.isLive(row, names))
        .map(row -> payout(row, optional))
        .filter(payout -> days.contains(payout.day()))
        .collect(ImmutableList.toImmutableList());
  }

  /** Payouts of a request without a date have none either: they count when they were created. */
  private Filter on(DaySpan days) {
    String date = names.property(PropertyKey.PAYOUT_DATE);
    DaySpan asked = days.widened();
    return Filter.any(
        ImmutableList.of(
            Filter.all(Filters.during(date, days)),
            Filter.all(
                Filter.empty(date),
                new Filter.Created(
                    "on_or_after", asked.first().atStartOfDay(ZoneOffset.UTC).toInstant()),
                new Filter.Created(
                    "on_or_before",
                    asked.last().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()))));
  }

  /** Returns the relations that this workspace has; one that pays no refunds may lack theirs. */
  private ImmutableList<PropertyKey> optional() {
    List<PropertyKey> relations = new ArrayList<>();
    for (PayableType type : PayableType.values()) {
      relations.add(PayoutProperties.source(type));
    }
    relations.add(PropertyKey.PAYOUT_SERVICE_RATE);
    DataSourceSchema schema = schemas.get(DataSourceKey.PAYOUTS);
    return relations.stream()
        .filter(key -> schema.property(names.property(key)).isPresent())
        .collect(ImmutableList.toImmutableList());
  }

  private static ImmutableList<PropertyKey> wanted(ImmutableList<PropertyKey> optional) {
    return ImmutableList.<PropertyKey>builder()
        .add(
            PropertyKey.PAYOUT_STATUS,
            PropertyKey.PAYOUT_PERSON,
            PropertyKey.PAYOUT_AMOUNT,
            PropertyKey.PAYOUT_CURRENCY,
            PropertyKey.PAYOUT_DATE)
        .addAll(optional)
        .build();
  }

  private DatedPayout payout(Row row, ImmutableList<PropertyKey> optional) {
    ImmutableSetMultimap.Builder<PayableType, PayableId> payables = ImmutableSetMultimap.builder();
    for (PayableType type : PayableType.values()) {
      PropertyKey source = PayoutProperties.source(type);
      if (optional.contains(source)) {
        payables.putAll(type, row.related(source, PayableId::new));
      }
    }
    ImmutableSetMultimap<PayableType, PayableId> all = payables.build();
    LocalDate date = row.day(PropertyKey.PAYOUT_DATE);
    var payout =
        new LivePayout(
            new PayoutId(row.id()),
            ImmutableSet.copyOf(all.values()),
            row.related(PropertyKey.PAYOUT_PERSON, ContractorId::new),
            optional.contains(PropertyKey.PAYOUT_SERVICE_RATE)
                ? row.related(PropertyKey.PAYOUT_SERVICE_RATE, RateId::new)
                : ImmutableSet.of(),
            PayoutRows.money(row),
            date,
            LivePayout.Stage.MOVED_ON,
            PayoutRows.status(row),
            null,
            row.page().createdBy(),
            row.page().createdTime());
    return new DatedPayout(date == null ? created(row) : date, payout, all);
  }

  private static LocalDate created(Row row) {
    ZoneId zone = row.config().timeZone();
    return row.page().createdTime().atZone(zone == null ? ZoneOffset.UTC : zone).toLocalDate();
  }
}
