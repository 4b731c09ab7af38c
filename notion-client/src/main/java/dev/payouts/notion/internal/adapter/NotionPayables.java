package dev.payouts.notion.internal.adapter;

import static dev.payouts.notion.StatusKey.REFUND_APPROVED;
import static dev.payouts.notion.StatusKey.SPLIT_PENDING;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.InvoiceSplit;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.RefundRequest;
import dev.payouts.core.spi.ListedPayable;
import dev.payouts.core.spi.PayableQuery;
import dev.payouts.core.spi.PayableQuery.Statuses;
import dev.payouts.core.spi.PayableSource;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.adapter.WorkspaceReader.Selection;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import dev.payouts.notion.internal.api.rows.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads payables, with one query per hundred rows. */
public final class NotionPayables implements PayableSource {
  private static final ImmutableList<PropertyKey> REFUND =
      ImmutableList.of(
          PropertyKey.REFUND_ID,
          PropertyKey.REFUND_STATUS,
          PropertyKey.REFUND_AMOUNT,
          PropertyKey.REFUND_CURRENCY,
          PropertyKey.REFUND_REASON,
          PropertyKey.REFUND_DESCRIPTION,
          PropertyKey.REFUND_DESCRIPTION_FORMATTED,
          PropertyKey.REFUND_DETAILS,
          PropertyKey.REFUND_CONTRACTOR,
          PropertyKey.REFUND_PERSON,
          PropertyKey.REFUND_DATE_REQUESTED);
  private static final ImmutableList<PropertyKey> SPLIT =
      ImmutableList.of(
          PropertyKey.SPLIT_NAME,
          PropertyKey.SPLIT_STATUS,
          PropertyKey.SPLIT_AUTO_NAME,
          PropertyKey.SPLIT_AMOUNT,
          PropertyKey.SPLIT_CURRENCY,
          PropertyKey.SPLIT_PERSON,
          PropertyKey.SPLIT_MONTH,
          PropertyKey.SPLIT_DESCRIPTION);

  private final Schemas schemas;
  private final WorkspaceReader reader;
  private final TaskOrders taskOrders;
  private final Names names;

  NotionPayables(Schemas schemas, WorkspaceReader reader, Batches batches, Names names) {
    this.schemas = schemas;
    this.reader = reader;
    this.taskOrders = new TaskOrders(schemas, reader, batches, names);
    this.names = names;
  }

  @Override
  public ImmutableList<ListedPayable> payables(PayableQuery query) {
    schemas.prepare(query.type(), query.options());
    return switch (query.type()) {
      case CONTRACTOR_PAYROLL -> taskOrders.read(query);
      case REFUND -> {
        List<Filter> filters = filters(query, REFUND_APPROVED, PropertyKey.REFUND_DATE_REQUESTED);
        yield listed(rows(DataSourceKey.REFUNDS, filters, REFUND), this::refund, REFUND_APPROVED);
      }
      case INVOICE_SPLIT -> {
        List<Filter> filters = filters(query, SPLIT_PENDING, PropertyKey.SPLIT_MONTH);
        filters.add(Filter.any(paidTypes()));
        yield listed(
            rows(DataSourceKey.INVOICE_SPLITS, filters, SPLIT),
            NotionPayables::split,
            SPLIT_PENDING);
      }
    };
  }

  private List<Filter> filters(PayableQuery query, StatusKey ready, PropertyKey date) {
    List<Filter> filters = new ArrayList<>();
    if (query.statuses() == Statuses.PAYABLE) {
      filters.add(Filter.option(names.property(ready.property()), names.status(ready)));
    }
    filters.addAll(Filters.dated(names.property(date), query));
    return filters;
  }

  private ImmutableList<Row> rows(
      DataSourceKey dataSource, List<Filter> filters, ImmutableList<PropertyKey> wanted) {
    Filter filter = filters.isEmpty() ? null : Filter.all(filters);
    return reader.rows(Selection.of(dataSource, filter, wanted));
  }

  private ImmutableList<ListedPayable> listed(
      List<Row> rows, Function<Row, ? extends Payable> reading, StatusKey ready) {
    return rows.stream()
        .map(
            row ->
                new ListedPayable(
                    reading.apply(row), row.label(ready.property()).equals(names.status(ready))))
        .collect(ImmutableList.toImmutableList());
  }

  private RefundRequest refund(Row row) {
    boolean namesPeople =
        schemas
            .get(DataSourceKey.REFUNDS)
            .property(names.property(PropertyKey.REFUND_PERSON))
            .isPresent();
    return refund(row, namesPeople ? personName(row) : null);
  }

  private static RefundRequest refund(Row row, @Nullable String personName) {
    return new RefundRequest(
        new PayableId(row.id()),
        row.label(PropertyKey.REFUND_ID),
        row.contractors(PropertyKey.REFUND_CONTRACTOR),
        personName,
        row.number(PropertyKey.REFUND_AMOUNT),
        row.currency(PropertyKey.REFUND_CURRENCY),
        row.text(PropertyKey.REFUND_REASON),
        row.text(PropertyKey.REFUND_DESCRIPTION),
        row.text(PropertyKey.REFUND_DETAILS),
        row.text(PropertyKey.REFUND_DESCRIPTION_FORMATTED),
        row.day(PropertyKey.REFUND_DATE_REQUESTED));
  }

  /** Returns the name in the rollup, if there is exactly one. */
  private static @Nullable String personName(Row row) {
    ImmutableList<String> people = row.cell(PropertyKey.REFUND_PERSON).list();
    return people.size() == 1 ? people.get(0) : null;
  }

  /** Filters only by existing options; Notion rejects others. */
  private List<Filter> paidTypes() {
    String type = names.property(PropertyKey.SPLIT_TYPE);
    ImmutableSet<String> options =
        schemas
            .get(DataSourceKey.INVOICE_SPLITS)
            .property(type)
            .map(DataSourceSchema.Property::options)
            .map(ImmutableSet::copyOf)
            .orElseGet(ImmutableSet::of);
    return Requirements.SPLIT_TYPES.stream()
        .filter(options::contains)
        .map(option -> Filter.option(type, option))
        .toList();
  }

  private static InvoiceSplit split(Row row) {
    return new InvoiceSplit(
        new PayableId(row.id()),
        row.label(PropertyKey.SPLIT_NAME),
        row.text(PropertyKey.SPLIT_AUTO_NAME),
        row.contractors(PropertyKey.SPLIT_PERSON),
        row.number(PropertyKey.SPLIT_AMOUNT),
        row.currency(PropertyKey.SPLIT_CURRENCY),
        row.text(PropertyKey.SPLIT_DESCRIPTION),
        row.day(PropertyKey.SPLIT_MONTH));
  }
}
