package dev.payouts.notion;

import com.google.common.base.Ascii;

/** The data sources of a workspace (notion-client/NOTION.md, "The databases"). */
public enum DataSourceKey {
  /** Task orders and their line items. */
  TASK_ORDERS("Task Order Log"),
  /** What contractors are paid by the month or hour. */
  RATES("Contractor Rates"),
  /** The contractors, who are paid. */
  CONTRACTORS("Contractors"),
  /** The payout records, which this program creates. */
  PAYOUTS("Contractor Payouts"),
  /** Refund requests. */
  REFUNDS("Refund Requests"),
  /** Shares of client invoices. */
  INVOICE_SPLITS("Invoice Splits");

  private final String defaultTitle;

  DataSourceKey(String defaultTitle) {
    this.defaultTitle = defaultTitle;
  }

  /** {@return the key in the configuration, as in {@code task_orders}} */
  public String key() {
    return Ascii.toLowerCase(name());
  }

  /** {@return the title that the documentation uses} */
  public String defaultTitle() {
    return defaultTitle;
  }
}
