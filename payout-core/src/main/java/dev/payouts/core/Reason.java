package dev.payouts.core;

import dev.payouts.core.model.Word;

/** Why a payable was skipped or failed, as defined in payout-core/RULES.md. */
public enum Reason implements Word {
  /** The payable has a live payout. */
  ALREADY_PAID(Status.SKIPPED),
  /** A payout that this program created for it can no longer be read. */
  PAYOUT_UNREACHABLE(Status.FAILED),
  /** It names no contractor. */
  CONTRACTOR_MISSING(Status.FAILED),
  /** It names several contractors. */
  CONTRACTOR_AMBIGUOUS(Status.FAILED),
  /** The order has no date. */
  ORDER_DATE_MISSING(Status.FAILED),
  /** The order's date is years in the past or future. */
  ORDER_DATE_IMPLAUSIBLE(Status.FAILED),
  /** No rate covers any day of the order's month. */
  RATE_MISSING(Status.FAILED),
  /** Two rates start on the same day. */
  RATE_AMBIGUOUS(Status.FAILED),
  /** The rate's pay day is not the requested one. */
  PAY_DAY_MISMATCH(Status.SKIPPED),
  /** A pay day was requested, and the rate has no valid one. */
  PAY_DAY_MISSING(Status.FAILED),
  /** It has no currency. */
  CURRENCY_MISSING(Status.FAILED),
  /**
   * The currency is neither in ISO 4217 nor in the configured rounding, or the workspace has no
   * option for it.
   */
  CURRENCY_UNKNOWN(Status.FAILED),
  /** The rate is hourly, and there are no hours. */
  HOURS_MISSING(Status.FAILED),
  /** The hours must be summed from the line items, and some line items have none. */
  HOURS_INCOMPLETE(Status.FAILED),
  /** The rate has no amount for its billing type. */
  RATE_INCOMPLETE(Status.FAILED),
  /** Another listed order has one of the same line items. */
  LINE_ITEM_CLAIMED_TWICE(Status.FAILED),
  /** The rates of the month cannot be combined. */
  RATE_CHANGE_UNSUPPORTED(Status.FAILED),
  /** The billing type is not defined in payout-core/RULES.md. */
  BILLING_TYPE_UNKNOWN(Status.FAILED),
  /** A working day is covered only by an Inactive rate. */
  RATE_INACTIVE(Status.FAILED),
  /** The amount is zero. */
  NOTHING_TO_PAY(Status.SKIPPED),
  /** The amount is negative. */
  AMOUNT_NEGATIVE(Status.FAILED),
  /** The month was already paid from another order. */
  MONTH_ALREADY_PAID(Status.FAILED),
  /** Several orders of this run are for the same month. */
  MONTH_CLAIMED_TWICE(Status.FAILED),
  /** The contractor's record could not be read or is in the trash. */
  CONTRACTOR_UNREADABLE(Status.FAILED),
  /** The payable has no amount. */
  AMOUNT_MISSING(Status.FAILED),
  /** The workspace could not compute a required value. */
  VALUE_UNAVAILABLE(Status.FAILED),
  /** A text is too long for a property. */
  TEXT_TOO_LONG(Status.FAILED),
  /** It is not approved: not in the plan, or not planned there. */
  NOT_APPROVED(Status.SKIPPED),
  /** It was approved but has changed since or is gone. */
  APPROVAL_STALE(Status.FAILED),
  /** The create was certainly not applied. */
  CREATE_REJECTED(Status.FAILED),
  /** Unknown whether the create was applied. */
  OUTCOME_UNKNOWN(Status.FAILED),
  /** The run stopped before it reached this item. */
  NOT_ATTEMPTED(Status.FAILED);

  private final Status status;

  Reason(Status status) {
    this.status = status;
  }

  /** {@return whether an item with this reason counts as skipped or as failed} */
  public Status status() {
    return status;
  }
}
