package dev.payouts.notion.sandbox;

import static dev.payouts.notion.sandbox.PropertySpec.formula;
import static dev.payouts.notion.sandbox.PropertySpec.options;
import static dev.payouts.notion.sandbox.PropertySpec.relation;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.DataSourceKey;
import java.util.Map;

/** The schemas of the payroll workspace (notion-client/NOTION.md, "The databases"). */
final class PayrollSchemas {
  /** Including one with three and one with four decimals. */
  private static final String[] CURRENCIES = {"VND", "USD", "EUR", "GBP", "JPY", "KWD", "UYW"};

  private PayrollSchemas() {}

  /** Returns the properties of a data source, with relations to the IDs of the others. */
  static ImmutableList<PropertySpec> of(DataSourceKey key, Map<DataSourceKey, String> ids) {
    return switch (key) {
      case TASK_ORDERS -> taskOrders(id(ids, DataSourceKey.TASK_ORDERS));
      case RATES -> rates(id(ids, DataSourceKey.CONTRACTORS));
      case CONTRACTORS -> contractors();
      case PAYOUTS -> payouts(ids);
      case REFUNDS -> refunds(id(ids, DataSourceKey.CONTRACTORS));
      case INVOICE_SPLITS -> invoiceSplits(id(ids, DataSourceKey.CONTRACTORS));
    };
  }

  private static String id(Map<DataSourceKey, String> ids, DataSourceKey key) {
    String id = ids.get(key);
    if (id == null) {
      throw new IllegalArgumentException("no ID for " + key);
    }
    return id;
  }

  private static ImmutableList<PropertySpec> taskOrders(String taskOrders) {
    return ImmutableList.of(
        PropertySpec.of("Name", "title"),
        options("Type", "select", "Order", "Timesheet"),
        options("Status", "select", "Draft", "Pending Approval", "Approved", "Completed"),
        PropertySpec.of("Date", "date"),
        formula("Month", "string"),
        PropertySpec.sum("Final Hours Worked", "Sub-item", "Line Item Hours"),
        PropertySpec.of("Contractor", "rollup"),
        relation("Sub-item", taskOrders),
        relation("Parent item", taskOrders),
        PropertySpec.of("Line Item Hours", "number"));
  }

  private static ImmutableList<PropertySpec> rates(String contractors) {
    return ImmutableList.of(
        PropertySpec.of("Name", "title"),
        relation("Contractor", contractors),
        options("Status", "status", "Active", "Inactive"),
        options("Billing Type", "select", "Monthly Fixed", "Hourly Rate", "Mixed"),
        formula("Monthly Fixed", "number"),
        PropertySpec.of("Hourly Rate", "number"),
        options("Currency", "select", CURRENCIES),
        PropertySpec.of("Start Date", "date"),
        PropertySpec.of("End Date", "date"),
        options("Payday", "select", "01", "15"));
  }

  private static ImmutableList<PropertySpec> contractors() {
    return ImmutableList.of(
        PropertySpec.of("Full Name", "title"),
        PropertySpec.of("Discord", "rich_text"),
        options("Position", "multi_select", "Backend Engineer", "Product Designer"),
        options("Status", "select", "Active", "Inactive"));
  }

  private static ImmutableList<PropertySpec> payouts(Map<DataSourceKey, String> ids) {
    return ImmutableList.of(
        PropertySpec.of("Name", "title"),
        PropertySpec.of("Amount", "number"),
        PropertySpec.of("Date", "date"),
        PropertySpec.of("Description", "rich_text"),
        options("Status", "status", "New", "Pending", "Paid", "Cancelled"),
        options("Currency", "select", CURRENCIES),
        relation("Person", id(ids, DataSourceKey.CONTRACTORS)),
        relation("00 Task Order", id(ids, DataSourceKey.TASK_ORDERS)),
        relation("00 Service Rate", id(ids, DataSourceKey.RATES)),
        relation("01 Refund", id(ids, DataSourceKey.REFUNDS)),
        relation("02 Invoice Split", id(ids, DataSourceKey.INVOICE_SPLITS)));
  }

  private static ImmutableList<PropertySpec> refunds(String contractors) {
    return ImmutableList.of(
        PropertySpec.of("Refund ID", "title"),
        PropertySpec.of("Amount", "number"),
        options("Currency", "select", CURRENCIES),
        options("Status", "status", "Pending", "Approved", "Paid", "Rejected", "Cancelled"),
        options("Reason", "select", "Equipment", "Travel", "Training"),
        PropertySpec.of("Description", "rich_text"),
        formula("Description Formatted", "string"),
        PropertySpec.of("Details", "rich_text"),
        relation("Contractor", contractors),
        PropertySpec.of("Person", "rollup"),
        PropertySpec.of("Date Requested", "date"));
  }

  private static ImmutableList<PropertySpec> invoiceSplits(String contractors) {
    return ImmutableList.of(
        PropertySpec.of("Name", "title"),
        formula("Auto Name", "string"),
        PropertySpec.of("Amount", "number"),
        options("Currency", "select", CURRENCIES),
        options("Role", "select", "Sales", "Account Manager", "Recruiter"),
        options("Type", "select", "Commission", "Bonus", "Fee", "Service Fee"),
        options("Status", "select", "Pending", "Paid", "Cancelled"),
        relation("Person", contractors),
        PropertySpec.of("Month", "date"),
        formula("Description", "string"));
  }
}
