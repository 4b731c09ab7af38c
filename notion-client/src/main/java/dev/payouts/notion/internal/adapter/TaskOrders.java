package dev.payouts.notion.internal.adapter;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Sets;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.Hours;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.TaskOrder;
import dev.payouts.core.model.Value;
import dev.payouts.core.spi.ListedPayable;
import dev.payouts.core.spi.PayableQuery;
import dev.payouts.core.spi.PayableQuery.Statuses;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;
import dev.payouts.notion.WorkspaceConfig.Names;
import dev.payouts.notion.internal.adapter.WorkspaceReader.Selection;
import dev.payouts.notion.internal.api.NotionApi.Query;
import dev.payouts.notion.internal.api.rows.Cell;
import dev.payouts.notion.internal.api.rows.DataSourceSchema;
import dev.payouts.notion.internal.api.rows.Filter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads task orders, and the line items of orders whose rollup names no contractor or that have
 * more line items than Notion shows and adds up.
 */
record TaskOrders(Schemas schemas, WorkspaceReader reader, Batches batches, Names names) {
  private static final ImmutableList<PropertyKey> ORDER =
      ImmutableList.of(
          PropertyKey.TASK_ORDER_NAME,
          PropertyKey.TASK_ORDER_STATUS,
          PropertyKey.TASK_ORDER_DATE,
          PropertyKey.TASK_ORDER_HOURS,
          PropertyKey.TASK_ORDER_CONTRACTOR,
          PropertyKey.TASK_ORDER_SUB_ITEM);
  private static final ImmutableList<PropertyKey> LINE_ITEM =
      ImmutableList.of(
          PropertyKey.TASK_ORDER_PARENT_ITEM,
          PropertyKey.TASK_ORDER_CONTRACTOR,
          PropertyKey.TASK_ORDER_LINE_ITEM_HOURS);

  ImmutableList<ListedPayable> read(PayableQuery query) {
    ImmutableList<Row> orders = rows(filter(query));
    LineItems lineItems = lineItems(orders);
    String approved = names.status(StatusKey.TASK_ORDER_APPROVED);
    return orders.stream()
        .map(
            row ->
                new ListedPayable(
                    lineItems.order(row),
                    row.label(PropertyKey.TASK_ORDER_STATUS).equals(approved)))
        .collect(ImmutableList.toImmutableList());
  }

  private ImmutableList<Row> rows(Filter filter) {
    return reader.rows(
        new Selection(
            DataSourceKey.TASK_ORDERS,
            filter,
            ORDER,
            Query.Order.OLDEST_FIRST,
            ImmutableSet.of(PropertyKey.TASK_ORDER_SUB_ITEM)));
  }

  private Filter filter(PayableQuery query) {
    List<Filter> conditions = new ArrayList<>();
    conditions.add(Filter.option(names.property(PropertyKey.TASK_ORDER_TYPE), Requirements.ORDER));
    if (query.statuses() == Statuses.PAYABLE) {
      conditions.add(
          Filter.option(
              names.property(PropertyKey.TASK_ORDER_STATUS),
              names.status(StatusKey.TASK_ORDER_APPROVED)));
    }
    conditions.addAll(Filters.dated(names.property(PropertyKey.TASK_ORDER_DATE), query));
    return Filter.all(conditions);
  }

  private LineItems lineItems(List<Row> orders) {
    String parent = names.property(PropertyKey.TASK_ORDER_PARENT_ITEM);
    List<Filter> ofOrders =
        orders.stream()
            .filter(row -> namesNoContractor(row) || isCutOff(row))
            .map(row -> Filter.relatesTo(parent, row.id()))
            .toList();
    Filter isLineItem =
        Filter.option(names.property(PropertyKey.TASK_ORDER_TYPE), Requirements.TIMESHEET);
    boolean haveHours = orders.stream().noneMatch(TaskOrders::isCutOff) || lineItemsHaveHours();
    ImmutableListMultimap.Builder<PayableId, Row> lineItems = ImmutableListMultimap.builder();
    for (Row row :
        batches.rows(
            DataSourceKey.TASK_ORDERS,
            LINE_ITEM,
            ofOrders,
            batch -> Filter.all(Filter.any(batch), isLineItem))) {
      row.related(PropertyKey.TASK_ORDER_PARENT_ITEM, PayableId::new)
          .forEach(order -> lineItems.put(order, row));
    }
    ImmutableSet<PayableId> ids =
        orders.stream().map(row -> new PayableId(row.id())).collect(ImmutableSet.toImmutableSet());
    return new LineItems(lineItems.build(), haveHours, ids);
  }

  /** Reads the schema again before returning false, because a cached schema may be outdated. */
  private boolean lineItemsHaveHours() {
    String hours = names.property(PropertyKey.TASK_ORDER_LINE_ITEM_HOURS);
    DataSourceSchema schema = schemas.get(DataSourceKey.TASK_ORDERS);
    if (schema.property(hours).isEmpty() && schemas.replace(DataSourceKey.TASK_ORDERS, schema)) {
      schema = schemas.get(DataSourceKey.TASK_ORDERS);
    }
    return schema.property(hours).isPresent();
  }

  private static boolean namesNoContractor(Row row) {
    return row.contractors(PropertyKey.TASK_ORDER_CONTRACTOR).isEmpty();
  }

  /**
   * Returns whether an order has more than the 25 line items that Notion evaluates
   * (notion-client/NOTION.md).
   */
  private static boolean isCutOff(Row row) {
    return row.cell(PropertyKey.TASK_ORDER_SUB_ITEM).extent() == Cell.Extent.CUT_OFF;
  }

  /**
   * The line items of the orders that need them.
   *
   * @param byOrder the line items of each order
   * @param haveHours whether there is a property for their hours
   * @param orders the listed orders; one that is a sub-item of another is not its line item
   */
  private record LineItems(
      ImmutableListMultimap<PayableId, Row> byOrder,
      boolean haveHours,
      ImmutableSet<PayableId> orders) {
    TaskOrder order(Row row) {
      var id = new PayableId(row.id());
      List<Row> ofOrder = byOrder.get(id);
      return new TaskOrder(
          id,
          row.label(PropertyKey.TASK_ORDER_NAME),
          contractorsOf(row, ofOrder),
          row.day(PropertyKey.TASK_ORDER_DATE),
          isCutOff(row)
              ? hoursOf(ofOrder)
              : new Hours.OfOrder(row.number(PropertyKey.TASK_ORDER_HOURS)),
          isCutOff(row)
              ? idsOf(ofOrder)
              : withoutOrders(row.related(PropertyKey.TASK_ORDER_SUB_ITEM, PayableId::new)));
    }

    private ImmutableSet<PayableId> withoutOrders(ImmutableSet<PayableId> subItems) {
      return subItems.stream().anyMatch(orders::contains)
          ? ImmutableSet.copyOf(Sets.difference(subItems, orders))
          : subItems;
    }

    private Hours hoursOf(List<Row> lineItems) {
      if (!haveHours) {
        return new Hours.Incomplete(null);
      }
      BigDecimal sum = BigDecimal.ZERO;
      for (Row lineItem : lineItems) {
        Value<BigDecimal> hours = lineItem.number(PropertyKey.TASK_ORDER_LINE_ITEM_HOURS);
        if (hours.isUnavailable()) {
          return new Hours.Summed(hours);
        }
        if (hours.isEmpty()) {
          return new Hours.Incomplete(new PayableId(lineItem.id()));
        }
        sum = sum.add(hours.get());
      }
      return new Hours.Summed(lineItems.isEmpty() ? Value.empty() : Value.of(sum));
    }

    private static ImmutableSet<PayableId> idsOf(List<Row> lineItems) {
      return lineItems.stream()
          .map(item -> new PayableId(item.id()))
          .collect(ImmutableSet.toImmutableSet());
    }

    /**
     * The rollup of an order that is cut off leaves out the contractors of some line items, whose
     * hours count all the same.
     */
    private static Value<ImmutableSet<ContractorId>> contractorsOf(Row row, List<Row> lineItems) {
      if (namesNoContractor(row)) {
        return contractorsOf(lineItems);
      }
      return isCutOff(row)
          ? contractorsOf(Iterables.concat(ImmutableList.of(row), lineItems))
          : row.contractors(PropertyKey.TASK_ORDER_CONTRACTOR);
    }

    /** If the contractor of one page is unavailable, it may differ from the others. */
    private static Value<ImmutableSet<ContractorId>> contractorsOf(Iterable<Row> pages) {
      ImmutableSet.Builder<ContractorId> ids = ImmutableSet.builder();
      for (Row page : pages) {
        var contractors = page.contractors(PropertyKey.TASK_ORDER_CONTRACTOR);
        if (contractors.isUnavailable()) {
          return contractors;
        }
        ids.addAll(contractors.orElse(ImmutableSet.of()));
      }
      ImmutableSet<ContractorId> all = ids.build();
      return all.isEmpty() ? Value.empty() : Value.of(all);
    }
  }
}
