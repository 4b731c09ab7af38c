package dev.payouts.notion;

import java.util.Arrays;
import java.util.Optional;

/**
 * The status options that runs filter by or write; each name can be configured
 * (notion-client/README.md, "Status options").
 */
public enum StatusKey {
  /** Task orders that may be paid. */
  TASK_ORDER_APPROVED(PropertyKey.TASK_ORDER_STATUS, "approved", "Approved"),
  /** Task orders and line items after payment, if requested. */
  TASK_ORDER_COMPLETED(PropertyKey.TASK_ORDER_STATUS, "completed", "Completed"),
  /** Rates that are used. */
  RATE_ACTIVE(PropertyKey.RATE_STATUS, "active", "Active"),
  /** Rates that were deactivated; the option does not have to exist. */
  RATE_INACTIVE(PropertyKey.RATE_STATUS, "inactive", "Inactive"),
  /** Refund requests that may be paid. */
  REFUND_APPROVED(PropertyKey.REFUND_STATUS, "approved", "Approved"),
  /** Invoice splits that may be paid. */
  SPLIT_PENDING(PropertyKey.SPLIT_STATUS, "pending", "Pending"),
  /** The initial status of payouts for task orders. */
  PAYOUT_SERVICE_FEE(PropertyKey.PAYOUT_STATUS, "service_fee", "Pending"),
  /** The initial status of payouts for refunds. */
  PAYOUT_REFUND(PropertyKey.PAYOUT_STATUS, "refund", "Pending"),
  /** The initial status of payouts for invoice splits. */
  PAYOUT_INVOICE_SPLIT(PropertyKey.PAYOUT_STATUS, "invoice_split", "New"),
  /** Payouts that are not live. */
  PAYOUT_CANCELLED(PropertyKey.PAYOUT_STATUS, "cancelled", "Cancelled");

  private final PropertyKey property;
  private final String key;
  private final String defaultOption;

  StatusKey(PropertyKey property, String key, String defaultOption) {
    this.property = property;
    this.key = key;
    this.defaultOption = defaultOption;
  }

  /**
   * {@return the status with a configuration key, such as {@code service_fee}}
   *
   * @param dataSource the data source
   * @param key the key in the configuration
   */
  public static Optional<StatusKey> find(DataSourceKey dataSource, String key) {
    return Arrays.stream(values())
        .filter(status -> status.property.dataSource() == dataSource && status.key.equals(key))
        .findFirst();
  }

  /** {@return the property that the option belongs to} */
  public PropertyKey property() {
    return property;
  }

  /** {@return its key in the configuration} */
  public String key() {
    return key;
  }

  /** {@return the option's name unless configured otherwise} */
  public String defaultOption() {
    return defaultOption;
  }
}
