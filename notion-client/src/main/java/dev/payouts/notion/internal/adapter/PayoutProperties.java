package dev.payouts.notion.internal.adapter;

import dev.payouts.core.model.PayableType;
import dev.payouts.notion.PropertyKey;
import dev.payouts.notion.StatusKey;

/** The properties and statuses of payouts that depend on the type of payable. */
final class PayoutProperties {
  private PayoutProperties() {}

  /** Returns the relation from a payout to its payable. */
  static PropertyKey source(PayableType type) {
    return switch (type) {
      case CONTRACTOR_PAYROLL -> PropertyKey.PAYOUT_TASK_ORDER;
      case REFUND -> PropertyKey.PAYOUT_REFUND;
      case INVOICE_SPLIT -> PropertyKey.PAYOUT_INVOICE_SPLIT;
    };
  }

  /** Returns the initial status of payouts. */
  static StatusKey status(PayableType type) {
    return switch (type) {
      case CONTRACTOR_PAYROLL -> StatusKey.PAYOUT_SERVICE_FEE;
      case REFUND -> StatusKey.PAYOUT_REFUND;
      case INVOICE_SPLIT -> StatusKey.PAYOUT_INVOICE_SPLIT;
    };
  }
}
