package dev.payouts.notion;

import static dev.payouts.notion.DataSourceKey.CONTRACTORS;
import static dev.payouts.notion.DataSourceKey.INVOICE_SPLITS;
import static dev.payouts.notion.DataSourceKey.PAYOUTS;
import static dev.payouts.notion.DataSourceKey.RATES;
import static dev.payouts.notion.DataSourceKey.REFUNDS;
import static dev.payouts.notion.DataSourceKey.TASK_ORDERS;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.Optional;

/**
 * Every property of NOTION.md, "The databases", with the types it may have: those of that page, and
 * others that can be read and, where that is needed, filtered or written in the same way. A choice
 * may be a select in one house and a status in the next.
 */
public enum PropertyKey {
  TASK_ORDER_NAME(TASK_ORDERS, "Name", Types.TITLE),
  TASK_ORDER_TYPE(TASK_ORDERS, "Type", Types.CHOICE),
  TASK_ORDER_STATUS(TASK_ORDERS, "Status", Types.CHOICE),
  TASK_ORDER_DATE(TASK_ORDERS, "Date", Types.DATE),
  TASK_ORDER_MONTH(TASK_ORDERS, "Month", Types.TEXT),
  TASK_ORDER_HOURS(TASK_ORDERS, "Final Hours Worked", Types.NUMBER),
  TASK_ORDER_CONTRACTOR(TASK_ORDERS, "Contractor", Types.RELATION_OR_ROLLUP),
  TASK_ORDER_SUB_ITEM(TASK_ORDERS, "Sub-item", Types.RELATION),
  TASK_ORDER_PARENT_ITEM(TASK_ORDERS, "Parent item", Types.RELATION),
  TASK_ORDER_LINE_ITEM_HOURS(TASK_ORDERS, "Line Item Hours", Types.NUMBER),

  RATE_CONTRACTOR(RATES, "Contractor", Types.RELATION),
  RATE_STATUS(RATES, "Status", Types.CHOICE),
  RATE_BILLING_TYPE(RATES, "Billing Type", Types.CHOICE),
  RATE_MONTHLY_FIXED(RATES, "Monthly Fixed", Types.NUMBER),
  RATE_HOURLY_RATE(RATES, "Hourly Rate", Types.NUMBER),
  RATE_CURRENCY(RATES, "Currency", Types.CHOICE),
  RATE_START_DATE(RATES, "Start Date", Types.DATE),
  RATE_END_DATE(RATES, "End Date", Types.DATE),
  RATE_PAYDAY(RATES, "Payday", Types.CHOICE),

  CONTRACTOR_FULL_NAME(CONTRACTORS, "Full Name", Types.TITLE),
  CONTRACTOR_DISCORD(CONTRACTORS, "Discord", Types.TEXT),
  CONTRACTOR_POSITION(CONTRACTORS, "Position", ImmutableSet.of("multi_select", "select")),
  CONTRACTOR_STATUS(CONTRACTORS, "Status", Types.CHOICE),

  PAYOUT_NAME(PAYOUTS, "Name", Types.TITLE),
  PAYOUT_AMOUNT(PAYOUTS, "Amount", ImmutableSet.of("number")),
  PAYOUT_DATE(PAYOUTS, "Date", Types.DATE),
  PAYOUT_DESCRIPTION(PAYOUTS, "Description", ImmutableSet.of("rich_text")),
  PAYOUT_STATUS(PAYOUTS, "Status", Types.CHOICE),
  PAYOUT_CURRENCY(PAYOUTS, "Currency", Types.CHOICE),
  PAYOUT_PERSON(PAYOUTS, "Person", Types.RELATION),
  PAYOUT_TASK_ORDER(PAYOUTS, "00 Task Order", Types.RELATION),
  PAYOUT_SERVICE_RATE(PAYOUTS, "00 Service Rate", Types.RELATION),
  PAYOUT_REFUND(PAYOUTS, "01 Refund", Types.RELATION),
  PAYOUT_INVOICE_SPLIT(PAYOUTS, "02 Invoice Split", Types.RELATION),
  /** Written and asked for only where the configuration names it (DESIGN.md). */
  PAYOUT_RUN_KEY(PAYOUTS, "Run Key", ImmutableSet.of("rich_text")),

  REFUND_ID(REFUNDS, "Refund ID", Types.TITLE),
  REFUND_AMOUNT(REFUNDS, "Amount", Types.NUMBER),
  REFUND_CURRENCY(REFUNDS, "Currency", Types.CHOICE),
  REFUND_STATUS(REFUNDS, "Status", Types.CHOICE),
  REFUND_REASON(REFUNDS, "Reason", Types.TEXT_OR_CHOICE),
  REFUND_DESCRIPTION(REFUNDS, "Description", Types.TEXT),
  REFUND_DESCRIPTION_FORMATTED(REFUNDS, "Description Formatted", Types.TEXT),
  REFUND_DETAILS(REFUNDS, "Details", Types.TEXT),
  REFUND_CONTRACTOR(REFUNDS, "Contractor", Types.RELATION_OR_ROLLUP),
  REFUND_PERSON(REFUNDS, "Person", ImmutableSet.of("rollup")),
  REFUND_DATE_REQUESTED(REFUNDS, "Date Requested", Types.DATE),

  SPLIT_NAME(INVOICE_SPLITS, "Name", Types.TITLE),
  SPLIT_AUTO_NAME(INVOICE_SPLITS, "Auto Name", Types.TEXT),
  SPLIT_AMOUNT(INVOICE_SPLITS, "Amount", Types.NUMBER),
  SPLIT_CURRENCY(INVOICE_SPLITS, "Currency", Types.CHOICE),
  SPLIT_ROLE(INVOICE_SPLITS, "Role", Types.CHOICE),
  SPLIT_TYPE(INVOICE_SPLITS, "Type", Types.CHOICE),
  SPLIT_STATUS(INVOICE_SPLITS, "Status", Types.CHOICE),
  SPLIT_PERSON(INVOICE_SPLITS, "Person", Types.RELATION_OR_ROLLUP),
  SPLIT_MONTH(INVOICE_SPLITS, "Month", Types.DATE),
  SPLIT_DESCRIPTION(INVOICE_SPLITS, "Description", Types.TEXT);

  private final DataSourceKey dataSource;
  private final String defaultName;
  private final ImmutableSet<String> types;

  PropertyKey(DataSourceKey dataSource, String defaultName, ImmutableSet<String> types) {
    this.dataSource = dataSource;
    this.defaultName = defaultName;
    this.types = types;
  }

  /** Returns the property with a key of the configuration, as in {@code task_order}. */
  public static Optional<PropertyKey> find(DataSourceKey dataSource, String key) {
    return Arrays.stream(values())
        .filter(property -> property.dataSource == dataSource && property.key().equals(key))
        .findFirst();
  }

  /** Returns the data source that has it. */
  public DataSourceKey dataSource() {
    return dataSource;
  }

  /** Returns the name it has unless configured. */
  public String defaultName() {
    return defaultName;
  }

  /** Returns the types that Notion may give it, the usual one first. */
  public ImmutableSet<String> types() {
    return types;
  }

  /**
   * Returns its key in the configuration: the default name in lower case with underscores, a
   * leading number left out (INTERFACE.md).
   */
  public String key() {
    CharMatcher separator = CharMatcher.anyOf(" -");
    String bare = CharMatcher.inRange('0', '9').or(separator).trimLeadingFrom(defaultName);
    return separator.collapseFrom(Ascii.toLowerCase(bare), '_');
  }

  private static final class Types {
    static final ImmutableSet<String> TITLE = ImmutableSet.of("title");
    static final ImmutableSet<String> TEXT = ImmutableSet.of("rich_text", "formula", "title");
    static final ImmutableSet<String> CHOICE = ImmutableSet.of("select", "status");
    static final ImmutableSet<String> TEXT_OR_CHOICE =
        ImmutableSet.of("select", "status", "rich_text", "formula");
    static final ImmutableSet<String> NUMBER = ImmutableSet.of("number", "formula");
    static final ImmutableSet<String> DATE = ImmutableSet.of("date");
    static final ImmutableSet<String> RELATION = ImmutableSet.of("relation");
    static final ImmutableSet<String> RELATION_OR_ROLLUP = ImmutableSet.of("relation", "rollup");

    private Types() {}
  }
}
