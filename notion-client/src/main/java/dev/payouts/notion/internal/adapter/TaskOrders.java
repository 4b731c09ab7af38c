package dev.payouts.notion.internal.adapter;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.ContractorId;
import dev.payouts.core.DaySpan;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunRequest;
import dev.payouts.core.SourceId;
import dev.payouts.core.TaskOrder;
import dev.payouts.core.Value;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.adapter.WorkspaceReader.Selection;
import dev.payouts.notion.internal.api.Cell;
import dev.payouts.notion.internal.api.Filter;
import dev.payouts.notion.internal.api.NotionApi.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * Task orders, and the line items of those that need them: whose rollup names nobody, or whose line
 * items are to be completed and do not all show.
 */
final class TaskOrders {
  private static final ImmutableList<PropertyKey> ORDER =
      ImmutableList.of(
          PropertyKey.TASK_ORDER_NAME,
          PropertyKey.TASK_ORDER_DATE,
          PropertyKey.TASK_ORDER_HOURS,
          PropertyKey.TASK_ORDER_CONTRACTOR);
  private static final ImmutableList<PropertyKey> ORDER_TO_COMPLETE =
      ImmutableList.<PropertyKey>builder()
          .addAll(ORDER)
          .add(PropertyKey.TASK_ORDER_SUB_ITEM)
          .build();
  private static final ImmutableList<PropertyKey> LINE_ITEM =
      ImmutableList.of(PropertyKey.TASK_ORDER_PARENT_ITEM, PropertyKey.TASK_ORDER_CONTRACTOR);

  private final WorkspaceReader reader;
  private final Batches batches;
  private final Names names;

  TaskOrders(WorkspaceReader reader, Batches batches, Names names) {
    this.reader = reader;
    this.batches = batches;
    this.names = names;
  }

  ImmutableList<TaskOrder> read(RunRequest request) {
    boolean toComplete = request.has(RunOption.COMPLETE_ORDERS);
    ImmutableList<Row> orders =
        reader.rows(
            new Selection(
                DataSourceKey.TASK_ORDERS,
                filter(request),
                toComplete ? ORDER_TO_COMPLETE : ORDER,
                Query.Order.OLDEST_FIRST,
                ImmutableSet.of(PropertyKey.TASK_ORDER_SUB_ITEM)));
    ImmutableListMultimap<SourceId, Row> lineItems = lineItems(orders, toComplete);
    return orders.stream()
        .map(row -> order(row, toComplete, lineItems.get(new SourceId(row.id()))))
        .collect(ImmutableList.toImmutableList());
  }

  private Filter filter(RunRequest request) {
    List<Filter> conditions = new ArrayList<>();
    conditions.add(Filter.option(names.property(PropertyKey.TASK_ORDER_TYPE), Requirements.ORDER));
    if (!request.has(RunOption.FORCE)) {
      conditions.add(
          Filter.option(
              names.property(PropertyKey.TASK_ORDER_STATUS),
              names.status(StatusKey.TASK_ORDER_APPROVED)));
    }
    request
        .daysToList()
        .ifPresent(
            days -> {
              String date = names.property(PropertyKey.TASK_ORDER_DATE);
              DaySpan asked = days.widened();
              conditions.add(Filter.onOrAfter(date, asked.first()));
              conditions.add(Filter.onOrBefore(date, asked.last()));
            });
    return Filter.all(conditions);
  }

  private ImmutableListMultimap<SourceId, Row> lineItems(List<Row> orders, boolean toComplete) {
    String parent = names.property(PropertyKey.TASK_ORDER_PARENT_ITEM);
    List<Filter> ofOrders =
        orders.stream()
            .filter(row -> namesNobody(row) || (toComplete && isCutOff(row)))
            .map(row -> Filter.relatesTo(parent, row.id()))
            .toList();
    Filter isLineItem =
        Filter.option(names.property(PropertyKey.TASK_ORDER_TYPE), Requirements.TIMESHEET);
    ImmutableListMultimap.Builder<SourceId, Row> lineItems = ImmutableListMultimap.builder();
    for (Row row :
        batches.rows(
            DataSourceKey.TASK_ORDERS,
            LINE_ITEM,
            ofOrders,
            batch -> Filter.all(Filter.any(batch), isLineItem))) {
      row.related(PropertyKey.TASK_ORDER_PARENT_ITEM, SourceId::new)
          .forEach(order -> lineItems.put(order, row));
    }
    return lineItems.build();
  }

  private static boolean namesNobody(Row row) {
    return row.contractors(PropertyKey.TASK_ORDER_CONTRACTOR).isEmpty();
  }

  private static boolean isCutOff(Row row) {
    return row.cell(PropertyKey.TASK_ORDER_SUB_ITEM).extent() == Cell.Extent.CUT_OFF;
  }

  private static TaskOrder order(Row row, boolean toComplete, List<Row> lineItems) {
    return new TaskOrder(
        new SourceId(row.id()),
        row.label(PropertyKey.TASK_ORDER_NAME),
        namesNobody(row)
            ? contractorsOf(lineItems)
            : row.contractors(PropertyKey.TASK_ORDER_CONTRACTOR),
        row.day(PropertyKey.TASK_ORDER_DATE),
        row.number(PropertyKey.TASK_ORDER_HOURS),
        toComplete ? toComplete(row, lineItems) : ImmutableSet.of());
  }

  private static ImmutableSet<SourceId> toComplete(Row row, List<Row> lineItems) {
    return isCutOff(row)
        ? lineItems.stream()
            .map(item -> new SourceId(item.id()))
            .collect(ImmutableSet.toImmutableSet())
        : row.related(PropertyKey.TASK_ORDER_SUB_ITEM, SourceId::new);
  }

  /** Of several line items one that cannot be computed may name somebody else: so is the order. */
  private static Value<ImmutableSet<ContractorId>> contractorsOf(List<Row> lineItems) {
    ImmutableSet.Builder<ContractorId> people = ImmutableSet.builder();
    for (Row lineItem : lineItems) {
      var contractors = lineItem.contractors(PropertyKey.TASK_ORDER_CONTRACTOR);
      if (contractors.isUnavailable()) {
        return contractors;
      }
      people.addAll(contractors.orElse(ImmutableSet.of()));
    }
    ImmutableSet<ContractorId> all = people.build();
    return all.isEmpty() ? Value.empty() : Value.of(all);
  }
}
