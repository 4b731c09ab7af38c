package dev.payouts.notion.sandbox;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.DataSourceKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task order to add, with its line items; Approved and without line items by default. Not
 * thread-safe.
 */
public final class OrderSeed extends Seed<OrderSeed> {
  private static final DateTimeFormatter NAME_MONTH = DateTimeFormatter.ofPattern("uuuuMM");

  private final @Nullable String contractorId;
  private final @Nullable LocalDate date;
  private int lineItems;
  private @Nullable Object lineItemContractor;
  private @Nullable BigDecimal lineItemHours;

  OrderSeed(PayrollWorkspace workspace, @Nullable String contractorId, @Nullable LocalDate date) {
    super(workspace, DataSourceKey.TASK_ORDERS);
    this.contractorId = contractorId;
    this.date = date;
    this.lineItemContractor = contractorId;
    property("Name", name());
    property("Type", "Order");
    property("Status", "Approved");
    property("Date", date);
    property("Month", date == null ? null : YearMonth.from(date).toString());
    property("Contractor", contractorId);
  }

  /**
   * Sets the hours worked, instead of the sum over the first 25 line items.
   *
   * @param hours as in {@code 160} or {@code 7.5}
   * @return this
   */
  public OrderSeed hours(String hours) {
    return property("Final Hours Worked", new BigDecimal(hours));
  }

  /**
   * Adds line items, for the order's contractor unless set otherwise.
   *
   * @param count the number, not negative
   * @return this
   */
  public OrderSeed lineItems(int count) {
    lineItems = count;
    return this;
  }

  /**
   * Sets the hours of each line item.
   *
   * @param hours as in {@code 160} or {@code 7.5}
   * @return this
   */
  public OrderSeed lineItemHours(String hours) {
    lineItemHours = new BigDecimal(hours);
    return this;
  }

  /**
   * Sets the contractor of the line items: an ID, a list of IDs, a map as JSON, or null.
   *
   * @param contractor the contractor
   * @return this
   */
  public OrderSeed lineItemContractor(@Nullable Object contractor) {
    lineItemContractor = contractor;
    return this;
  }

  /** {@return this, with an empty rollup of contractors of its own} */
  public OrderSeed contractorRollupEmpty() {
    return property("Contractor", null);
  }

  /**
   * Makes the order's own rollup of contractors unavailable.
   *
   * @param how what Notion shows instead
   * @return this
   */
  public OrderSeed contractorRollupUnavailable(Unavailable how) {
    return property("Contractor", how.json());
  }

  @Override
  public String add() {
    String orderId = workspace().notion().editor().newId();
    List<String> items = new ArrayList<>();
    for (int i = 0; i < lineItems; i++) {
      items.add(workspace().notion().editor().newId());
    }
    if (!items.isEmpty()) {
      property("Sub-item", ImmutableList.copyOf(items));
    }
    String added = id(orderId).addOnlyThis();
    items.forEach(item -> addLineItem(item, added));
    return added;
  }

  private String addOnlyThis() {
    return super.add();
  }

  private void addLineItem(String itemId, String orderId) {
    String added =
        new LineItemSeed(workspace())
            .id(itemId)
            .property("Name", get("Name"))
            .property("Type", "Timesheet")
            .property("Status", get("Status"))
            .property("Date", date)
            .property("Contractor", lineItemContractor)
            .property("Parent item", orderId)
            .property("Line Item Hours", lineItemHours)
            .add();
    if (!added.equals(itemId)) {
      throw new IllegalStateException("a line item got another ID than was asked for");
    }
  }

  private String name() {
    String discord =
        contractorId == null ? "unknown" : workspace().text(contractorId, "Discord", "unknown");
    String month = date == null ? "undated" : NAME_MONTH.format(date);
    return "ORD :: " + discord + " :: " + month;
  }

  private static final class LineItemSeed extends Seed<LineItemSeed> {
    LineItemSeed(PayrollWorkspace workspace) {
      super(workspace, DataSourceKey.TASK_ORDERS);
    }
  }
}
