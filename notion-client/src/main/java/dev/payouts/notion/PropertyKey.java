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
import org.jspecify.annotations.Nullable;

/**
 * The properties of notion-client/NOTION.md, "The databases", with the types each may have: those
 * of that page, and others that can be read and, where needed, filtered or written in the same way.
 * A choice may be a select in one workspace and a status in another.
 */
public enum PropertyKey {
  /** The name shown to users. */
  TASK_ORDER_NAME(TASK_ORDERS, "Name", Types.TITLE),
  /** Distinguishes orders from their line items. */
  TASK_ORDER_TYPE(TASK_ORDERS, "Type", Types.CHOICE),
  /** Whether it may be paid; optionally set to completed once it is. */
  TASK_ORDER_STATUS(TASK_ORDERS, "Status", Types.CHOICE),
  /** A day in the month it is for. */
  TASK_ORDER_DATE(TASK_ORDERS, "Date", Types.DATE),
  /** The month as computed by Notion; not read. */
  TASK_ORDER_MONTH(TASK_ORDERS, "Month", Types.TEXT),
  /** The final hours of the month, for hourly rates. */
  TASK_ORDER_HOURS(TASK_ORDERS, "Final Hours Worked", Types.NUMBER),
  /** The contractor to pay. */
  TASK_ORDER_CONTRACTOR(TASK_ORDERS, "Contractor", Types.RELATION_OR_ROLLUP, CONTRACTORS),
  /** The order's line items. */
  TASK_ORDER_SUB_ITEM(TASK_ORDERS, "Sub-item", Types.RELATION, TASK_ORDERS),
  /** The order that a line item belongs to. */
  TASK_ORDER_PARENT_ITEM(TASK_ORDERS, "Parent item", Types.RELATION, TASK_ORDERS),
  /** The hours of a line item, for orders with more line items than Notion adds up. */
  TASK_ORDER_LINE_ITEM_HOURS(TASK_ORDERS, "Line Item Hours", Types.NUMBER),

  /** The contractor it belongs to. */
  RATE_CONTRACTOR(RATES, "Contractor", Types.RELATION, CONTRACTORS),
  /** Whether it is active. */
  RATE_STATUS(RATES, "Status", Types.CHOICE),
  /** Whether it pays by month, by hour or both. */
  RATE_BILLING_TYPE(RATES, "Billing Type", Types.CHOICE),
  /** The amount per month, in whole units of its currency. */
  RATE_MONTHLY_FIXED(RATES, "Monthly Fixed", Types.NUMBER),
  /** The amount per hour, in whole units of its currency. */
  RATE_HOURLY_RATE(RATES, "Hourly Rate", Types.NUMBER),
  /** The code of its currency. */
  RATE_CURRENCY(RATES, "Currency", Types.CHOICE),
  /** The first day it covers; empty means from the beginning. */
  RATE_START_DATE(RATES, "Start Date", Types.DATE),
  /** The last day it covers; empty means open-ended. */
  RATE_END_DATE(RATES, "End Date", Types.DATE),
  /** The day of the month on which it is paid, as in {@code 15}. */
  RATE_PAYDAY(RATES, "Payday", Types.CHOICE),

  /** The name. */
  CONTRACTOR_FULL_NAME(CONTRACTORS, "Full Name", Types.TITLE),
  /** The Discord handle. */
  CONTRACTOR_DISCORD(CONTRACTORS, "Discord", Types.TEXT),
  /** The contractor's job, which determines the description of their payouts. */
  CONTRACTOR_POSITION(CONTRACTORS, "Position", ImmutableSet.of("multi_select", "select")),
  /** Whether the contractor still works here; not read. */
  CONTRACTOR_STATUS(CONTRACTORS, "Status", Types.CHOICE),

  /** The name. */
  PAYOUT_NAME(PAYOUTS, "Name", Types.TITLE),
  /** The amount, in whole units of its currency. */
  PAYOUT_AMOUNT(PAYOUTS, "Amount", ImmutableSet.of("number")),
  /** The date, written as a plain day. */
  PAYOUT_DATE(PAYOUTS, "Date", Types.DATE),
  /** The description. */
  PAYOUT_DESCRIPTION(PAYOUTS, "Description", ImmutableSet.of("rich_text")),
  /** The stage of the payout. */
  PAYOUT_STATUS(PAYOUTS, "Status", Types.CHOICE),
  /** The code of its currency. */
  PAYOUT_CURRENCY(PAYOUTS, "Currency", Types.CHOICE),
  /** The contractor it pays. */
  PAYOUT_PERSON(PAYOUTS, "Person", Types.RELATION, CONTRACTORS),
  /** The task order that it pays. */
  PAYOUT_TASK_ORDER(PAYOUTS, "00 Task Order", Types.RELATION, TASK_ORDERS),
  /** The rate of that order. */
  PAYOUT_SERVICE_RATE(PAYOUTS, "00 Service Rate", Types.RELATION, RATES),
  /** The refund request that it pays. */
  PAYOUT_REFUND(PAYOUTS, "01 Refund", Types.RELATION, REFUNDS),
  /** The invoice split that it pays. */
  PAYOUT_INVOICE_SPLIT(PAYOUTS, "02 Invoice Split", Types.RELATION, INVOICE_SPLITS),
  /** The run key; used only if the configuration names it (payout-core/DESIGN.md). */
  PAYOUT_RUN_KEY(PAYOUTS, "Run Key", ImmutableSet.of("rich_text")),

  /** The name shown to users, which the filter {@code id} matches. */
  REFUND_ID(REFUNDS, "Refund ID", Types.TITLE),
  /** The requested amount, in whole units of its currency. */
  REFUND_AMOUNT(REFUNDS, "Amount", Types.NUMBER),
  /** The code of its currency. */
  REFUND_CURRENCY(REFUNDS, "Currency", Types.CHOICE),
  /** Whether it may be paid. */
  REFUND_STATUS(REFUNDS, "Status", Types.CHOICE),
  /** The reason in a word or two: the beginning of the payout's name. */
  REFUND_REASON(REFUNDS, "Reason", Types.TEXT_OR_CHOICE),
  /** The purpose: the rest of the payout's name. */
  REFUND_DESCRIPTION(REFUNDS, "Description", Types.TEXT),
  /** The payout's description if there are no details. */
  REFUND_DESCRIPTION_FORMATTED(REFUNDS, "Description Formatted", Types.TEXT),
  /** The payout's description. */
  REFUND_DETAILS(REFUNDS, "Details", Types.TEXT),
  /** The contractor to reimburse. */
  REFUND_CONTRACTOR(REFUNDS, "Contractor", Types.RELATION_OR_ROLLUP, CONTRACTORS),
  /** The name of that contractor, for display. */
  REFUND_PERSON(REFUNDS, "Person", ImmutableSet.of("rollup"), CONTRACTORS),
  /** The payout's date. */
  REFUND_DATE_REQUESTED(REFUNDS, "Date Requested", Types.DATE),

  /** The payout's name. */
  SPLIT_NAME(INVOICE_SPLITS, "Name", Types.TITLE),
  /** The name computed by Notion, which the filter {@code id} matches. */
  SPLIT_AUTO_NAME(INVOICE_SPLITS, "Auto Name", Types.TEXT),
  /** The share, in whole units of its currency. */
  SPLIT_AMOUNT(INVOICE_SPLITS, "Amount", Types.NUMBER),
  /** The code of its currency. */
  SPLIT_CURRENCY(INVOICE_SPLITS, "Currency", Types.CHOICE),
  /** What the share is for; not read. */
  SPLIT_ROLE(INVOICE_SPLITS, "Role", Types.CHOICE),
  /** Commission, Bonus, Fee or Service Fee; other types are not paid. */
  SPLIT_TYPE(INVOICE_SPLITS, "Type", Types.CHOICE),
  /** Whether it may be paid. */
  SPLIT_STATUS(INVOICE_SPLITS, "Status", Types.CHOICE),
  /** The contractor whose share it is. */
  SPLIT_PERSON(INVOICE_SPLITS, "Person", Types.RELATION_OR_ROLLUP, CONTRACTORS),
  /** The payout's date. */
  SPLIT_MONTH(INVOICE_SPLITS, "Month", Types.DATE),
  /** The payout's description. */
  SPLIT_DESCRIPTION(INVOICE_SPLITS, "Description", Types.TEXT);

  private final DataSourceKey dataSource;
  private final String key;
  private final String defaultName;
  private final ImmutableSet<String> types;
  private final @Nullable DataSourceKey related;

  PropertyKey(DataSourceKey dataSource, String defaultName, ImmutableSet<String> types) {
    this(dataSource, defaultName, types, null);
  }

  PropertyKey(
      DataSourceKey dataSource,
      String defaultName,
      ImmutableSet<String> types,
      @Nullable DataSourceKey related) {
    this.dataSource = dataSource;
    this.key = keyOf(defaultName);
    this.defaultName = defaultName;
    this.types = types;
    this.related = related;
  }

  /**
   * {@return the property with a configuration key, such as {@code task_order}}
   *
   * @param dataSource the data source
   * @param key the key in the configuration
   */
  public static Optional<PropertyKey> find(DataSourceKey dataSource, String key) {
    return Arrays.stream(values())
        .filter(property -> property.dataSource == dataSource && property.key.equals(key))
        .findFirst();
  }

  /** {@return the data source that has it} */
  public DataSourceKey dataSource() {
    return dataSource;
  }

  /** {@return its name unless configured otherwise} */
  public String defaultName() {
    return defaultName;
  }

  /** {@return the property types it may have in Notion, the usual one first} */
  public ImmutableSet<String> types() {
    return types;
  }

  /**
   * {@return the data source that a relation, or a rollup of one, points to} Notion hides the
   * relation while that data source is not shared with the connection (notion-client/NOTION.md).
   */
  public Optional<DataSourceKey> related() {
    return Optional.ofNullable(related);
  }

  /**
   * {@return its key in the configuration: the default name in lower case with underscores, without
   * a leading number (notion-client/README.md, "Properties")}
   */
  public String key() {
    return key;
  }

  private static String keyOf(String defaultName) {
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
