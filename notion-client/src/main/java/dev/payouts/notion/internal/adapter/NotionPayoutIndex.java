package dev.payouts.notion.internal.adapter;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.host.Host;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.DatedPayout;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.model.RateId;
import dev.payouts.core.spi.PayoutIndex;
import dev.payouts.core.spi.PayoutLookup;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.adapter.WorkspaceReader.Located;
import dev.payouts.notion.internal.adapter.WorkspaceReader.Selection;
import dev.payouts.notion.internal.api.NotionApi.Query.Scope;
import dev.payouts.notion.internal.api.NotionException;
import dev.payouts.notion.internal.api.rows.Cell;
import dev.payouts.notion.internal.api.rows.Filter;
import dev.payouts.notion.internal.api.rows.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads live payouts independently of the size of the history: one query per hundred payables and
 * contractors, and another for archived payouts if there are any. The status is filtered here,
 * because Notion allows only two levels of nested filters.
 */
public final class NotionPayoutIndex implements PayoutIndex {
  private final Batches batches;
  private final WorkspaceReader reader;
  private final Schemas schemas;
  private final PayoutArchive archive;
  private final Host host;
  private final Names names;
  private final PayoutMonths months;

  NotionPayoutIndex(
      Batches batches, WorkspaceReader reader, Schemas schemas, Host host, Names names) {
    this.batches = batches;
    this.reader = reader;
    this.schemas = schemas;
    this.archive = new PayoutArchive(reader, names);
    this.host = host;
    this.names = names;
    this.months = new PayoutMonths(reader, schemas, archive, host, names);
  }

  @Override
  public ImmutableList<LivePayout> livePayouts(
      PayableType type,
      ImmutableSet<PayableId> payables,
      ImmutableMap<ContractorId, DaySpan> spans) {
    List<Filter> conditions = new ArrayList<>();
    String payable = names.property(PayoutProperties.source(type));
    payables.forEach(id -> conditions.add(Filter.relatesTo(payable, id.value())));
    spans.forEach((contractor, span) -> conditions.add(paidFromAnOrder(contractor, span)));
    return rows(type, conditions).stream()
        .filter(row -> PayoutRows.isLive(row, names))
        .map(row -> payout(row, type))
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * Checks the properties before and after: a relation that became a text of the same name would
   * seem to point to nothing.
   */
  private Collection<Row> rows(PayableType type, List<Filter> conditions) {
    if (conditions.isEmpty()) {
      return ImmutableList.of();
    }
    ImmutableList<PropertyKey> wanted = wanted(type);
    schemas.requirePayoutsOf(type, wanted);
    Collection<Row> rows = liveAndArchived(type, conditions);
    schemas.requirePayoutsOf(type, wanted); // a query may have met another schema
    return rows;
  }

  /**
   * Also reads the archived payouts if there are any, which is checked while the others are read.
   */
  private Collection<Row> liveAndArchived(PayableType type, List<Filter> conditions) {
    List<Supplier<Found>> loads =
        ImmutableList.of(
            () -> new Found(rows(type, conditions, Scope.LIVE), /* hasArchived= */ false),
            () -> new Found(ImmutableList.of(), archive.hasPayouts(type)));
    ImmutableList<Found> found = host.inParallel(loads.size(), loads);
    ImmutableList<Row> live = found.get(0).rows();
    if (!found.get(1).hasArchived()) {
      return live;
    }
    Map<String, Row> rows = new LinkedHashMap<>();
    live.forEach(row -> rows.put(row.id(), row));
    rows(type, conditions, Scope.ARCHIVED).forEach(row -> rows.put(row.id(), row));
    return rows.values();
  }

  private ImmutableList<Row> rows(PayableType type, List<Filter> conditions, Scope scope) {
    ImmutableList<PropertyKey> wanted = wanted(type);
    return batches.rows(
        conditions,
        batch -> Selection.of(DataSourceKey.PAYOUTS, Filter.any(batch), wanted).in(scope));
  }

  /** The result of one of the two loads; each fills only its own part. */
  private record Found(ImmutableList<Row> rows, boolean hasArchived) {}

  @Override
  public ImmutableList<DatedPayout> livePayouts(DaySpan days) {
    return months.livePayouts(days);
  }

  @Override
  public PayoutLookup livePayout(PayableType type, PayoutId payout) {
    try {
      Located found =
          reader.locate(
              DataSourceKey.PAYOUTS, wanted(type), PropertyKey.PAYOUT_STATUS, payout.value());
      if (found.isMoved()) {
        return elsewhere(payout, found.row().page());
      }
      return PayoutRows.isLive(found.row(), names)
          ? new PayoutLookup.Live(payout(found.row(), type))
          : PayoutLookup.NOT_LIVE;
    } catch (NotionException e) {
      return notRead(e);
    }
  }

  /** A payout that was moved is live if it exists and is not cancelled. */
  private PayoutLookup elsewhere(PayoutId payout, Page page) {
    String status =
        page.find(names.property(PropertyKey.PAYOUT_STATUS)).map(Cell::text).orElse(null);
    boolean isCancelled = names.status(StatusKey.PAYOUT_CANCELLED).equals(status);
    return switch (page.place()) {
      case TRASH -> PayoutLookup.NOT_LIVE;
      case HIDDEN -> new PayoutLookup.Unreachable("Notion does not show its properties");
      case DATA_SOURCE ->
          isCancelled ? PayoutLookup.NOT_LIVE : new PayoutLookup.Live(moved(payout, page, status));
    };
  }

  private static PayoutLookup notRead(NotionException e) {
    if (e.isNotFound()) {
      return new PayoutLookup.Unreachable(
          "Notion answers 404: it was deleted, or is no longer shared");
    }
    throw FailureTexts.reading(Requirements.describe(DataSourceKey.PAYOUTS), e);
  }

  private static LivePayout moved(PayoutId payout, Page page, @Nullable String status) {
    return new LivePayout(
        payout,
        ImmutableSet.of(),
        ImmutableSet.of(),
        ImmutableSet.of(),
        null,
        null,
        LivePayout.Stage.MOVED_ON,
        status,
        null,
        page.createdBy(),
        page.createdTime());
  }

  private Filter paidFromAnOrder(ContractorId contractor, DaySpan span) {
    String date = names.property(PropertyKey.PAYOUT_DATE);
    DaySpan asked = span.widened();
    return Filter.all(
        Filter.relatesTo(names.property(PropertyKey.PAYOUT_PERSON), contractor.value()),
        Filter.onOrAfter(date, asked.first()),
        Filter.onOrBefore(date, asked.last()),
        Filter.notEmpty(names.property(PropertyKey.PAYOUT_TASK_ORDER)));
  }

  private ImmutableList<PropertyKey> wanted(PayableType type) {
    ImmutableList.Builder<PropertyKey> wanted = ImmutableList.builder();
    wanted.add(
        PropertyKey.PAYOUT_STATUS,
        PayoutProperties.source(type),
        PropertyKey.PAYOUT_PERSON,
        PropertyKey.PAYOUT_AMOUNT,
        PropertyKey.PAYOUT_CURRENCY);
    if (type.isPaidByRate()) {
      wanted.add(PropertyKey.PAYOUT_SERVICE_RATE, PropertyKey.PAYOUT_DATE);
    }
    if (hasRunKey()) {
      wanted.add(PropertyKey.PAYOUT_RUN_KEY);
    }
    return wanted.build();
  }

  private LivePayout.Stage stage(Row row, PayableType type) {
    String begin = names.status(PayoutProperties.status(type));
    if (!row.label(PropertyKey.PAYOUT_STATUS).equals(begin)) {
      return LivePayout.Stage.MOVED_ON;
    }
    return row.page().isArchived() ? LivePayout.Stage.ARCHIVED : LivePayout.Stage.AS_CREATED;
  }

  private boolean hasRunKey() {
    return names.properties().containsKey(PropertyKey.PAYOUT_RUN_KEY);
  }

  private LivePayout payout(Row row, PayableType type) {
    boolean byRate = type.isPaidByRate();
    return new LivePayout(
        new PayoutId(row.id()),
        row.related(PayoutProperties.source(type), PayableId::new),
        row.related(PropertyKey.PAYOUT_PERSON, ContractorId::new),
        byRate ? row.related(PropertyKey.PAYOUT_SERVICE_RATE, RateId::new) : ImmutableSet.of(),
        PayoutRows.money(row),
        byRate ? row.day(PropertyKey.PAYOUT_DATE) : null,
        stage(row, type),
        PayoutRows.status(row),
        hasRunKey() ? row.label(PropertyKey.PAYOUT_RUN_KEY) : null,
        row.page().createdBy(),
        row.page().createdTime());
  }
}
