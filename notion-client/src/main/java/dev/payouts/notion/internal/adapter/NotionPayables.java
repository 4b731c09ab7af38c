package dev.payouts.notion.internal.adapter;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.AuditRequest;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.InvoiceSplit;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.RefundRequest;
import dev.payouts.core.spi.ListedPayable;
import dev.payouts.core.spi.PayableSource;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.adapter.WorkspaceReader.Selection;
import dev.payouts.notion.internal.api.Cell;
import dev.payouts.notion.internal.api.DataSourceSchema;
import dev.payouts.notion.internal.api.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads approved payables, with one query per hundred rows. */
public final class NotionPayables implements PayableSource {
  private static final ImmutableList<PropertyKey> REFUND =
      ImmutableList.of(
          PropertyKey.REFUND_ID,
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
  public ImmutableList<Payable> payables(RunRequest request) {
    schemas.prepare(request);
    return switch (request.type()) {
      case CONTRACTOR_PAYROLL -> ImmutableList.copyOf(taskOrders.read(request));
      case REFUND -> refunds();
      case INVOICE_SPLIT -> splits();
    };
  }

  @Override
  public ImmutableList<ListedPayable> inEveryStatus(AuditRequest request) {
    schemas.prepare(RunRequest.builder(request.type()).build());
    return switch (request.type()) {
      case CONTRACTOR_PAYROLL -> taskOrders.readAll(request);
      case REFUND -> {
        Filter filter = inMonth(ImmutableList.of(), PropertyKey.REFUND_DATE_REQUESTED, request);
        yield listed(
            refundRows(filter, with(REFUND, PropertyKey.REFUND_STATUS)),
            this::refund,
            StatusKey.REFUND_APPROVED);
      }
      case INVOICE_SPLIT -> {
        List<Filter> paid = List.of(Filter.any(paidTypes()));
        Filter filter = inMonth(paid, PropertyKey.SPLIT_MONTH, request);
        yield listed(
            splitRows(filter, with(SPLIT, PropertyKey.SPLIT_STATUS)),
            NotionPayables::split,
            StatusKey.SPLIT_PENDING);
      }
    };
  }

  private static ImmutableList<PropertyKey> with(
      ImmutableList<PropertyKey> properties, PropertyKey status) {
    return ImmutableList.<PropertyKey>builder().addAll(properties).add(status).build();
  }

  private @Nullable Filter inMonth(List<Filter> others, PropertyKey date, AuditRequest request) {
    List<Filter> all = new ArrayList<>(others);
    if (request.month() != null) {
      all.addAll(Filters.inMonth(names.property(date), request.month()));
    }
    return all.isEmpty() ? null : Filter.all(all);
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

  private ImmutableList<Payable> refunds() {
    Filter approved =
        Filter.option(
            names.property(PropertyKey.REFUND_STATUS), names.status(StatusKey.REFUND_APPROVED));
    return refundRows(approved, REFUND).stream()
        .<Payable>map(this::refund)
        .collect(ImmutableList.toImmutableList());
  }

  private ImmutableList<Row> refundRows(
      @Nullable Filter filter, ImmutableList<PropertyKey> wanted) {
    return reader.rows(Selection.of(DataSourceKey.REFUNDS, filter, wanted));
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
    Cell cell = row.cell(PropertyKey.REFUND_PERSON);
    if (cell.text() != null) {
      return cell.text();
    }
    return cell.list().size() == 1 ? cell.list().get(0) : null;
  }

  private ImmutableList<Payable> splits() {
    Filter pending =
        Filter.all(
            Filter.option(
                names.property(PropertyKey.SPLIT_STATUS), names.status(StatusKey.SPLIT_PENDING)),
            Filter.any(paidTypes()));
    return splitRows(pending, SPLIT).stream()
        .<Payable>map(NotionPayables::split)
        .collect(ImmutableList.toImmutableList());
  }

  private ImmutableList<Row> splitRows(@Nullable Filter filter, ImmutableList<PropertyKey> wanted) {
    return reader.rows(Selection.of(DataSourceKey.INVOICE_SPLITS, filter, wanted));
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
