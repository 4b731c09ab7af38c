package dev.payouts.core;

import com.google.common.base.Ascii;

/** Why a payable was skipped or failed; each as payout-core/RULES.md defines it. */
public enum Reason {
  /** The payable has a live payout. */
  ALREADY_PAID(Status.SKIPPED),
  /** A payout that this program created for it cannot be read any more. */
  PAYOUT_UNREACHABLE(Status.FAILED),
  /** No contractor is named. */
  CONTRACTOR_MISSING(Status.FAILED),
  /** Several contractors are named. */
  CONTRACTOR_AMBIGUOUS(Status.FAILED),
  /** The order has no date. */
  ORDER_DATE_MISSING(Status.FAILED),
  /** The order's date is years away. */
  ORDER_DATE_IMPLAUSIBLE(Status.FAILED),
  /** No rate touches the order's month. */
  RATE_MISSING(Status.FAILED),
  /** Two rates begin on the same day. */
  RATE_AMBIGUOUS(Status.FAILED),
  /** The rate is paid on another day than the one asked for. */
  PAY_DAY_MISMATCH(Status.SKIPPED),
  /** The rate's pay day is not a day of a month, and one was asked for. */
  PAY_DAY_MISSING(Status.FAILED),
  /** No currency. */
  CURRENCY_MISSING(Status.FAILED),
  /**
   * A currency that neither ISO 4217 nor the configured rounding knows, or that the workspace has
   * no option for.
   */
  CURRENCY_UNKNOWN(Status.FAILED),
  /** An hourly rate, and no hours. */
  HOURS_MISSING(Status.FAILED),
  /** The hours have to be added up from the line items, and not all of them have hours. */
  HOURS_INCOMPLETE(Status.FAILED),
  /** The rate has no amount for its billing type. */
  RATE_INCOMPLETE(Status.FAILED),
  /** Another order that was listed has one of the order's line items too. */
  LINE_ITEM_CLAIMED_TWICE(Status.FAILED),
  /** The rates of the month cannot be combined. */
  RATE_CHANGE_UNSUPPORTED(Status.FAILED),
  /** A billing type that payout-core/RULES.md does not know. */
  BILLING_TYPE_UNKNOWN(Status.FAILED),
  /** A working day is covered by an Inactive rate alone. */
  RATE_INACTIVE(Status.FAILED),
  /** The amount is zero. */
  NOTHING_TO_PAY(Status.SKIPPED),
  /** The amount is below zero. */
  AMOUNT_NEGATIVE(Status.FAILED),
  /** The month was paid from another order. */
  MONTH_ALREADY_PAID(Status.FAILED),
  /** Several orders of this run want to pay the same month. */
  MONTH_CLAIMED_TWICE(Status.FAILED),
  /** The contractor's record could not be read or is in the trash. */
  CONTRACTOR_UNREADABLE(Status.FAILED),
  /** The payable has no amount. */
  AMOUNT_MISSING(Status.FAILED),
  /** The workspace could not compute a value that is needed. */
  VALUE_UNAVAILABLE(Status.FAILED),
  /** A text is longer than a property holds. */
  TEXT_TOO_LONG(Status.FAILED),
  /** It is not in the approved plan, or the plan did not create it. */
  NOT_APPROVED(Status.SKIPPED),
  /** It was approved and has changed since, or is gone. */
  APPROVAL_STALE(Status.FAILED),
  /** The create was certainly not carried out. */
  CREATE_REJECTED(Status.FAILED),
  /** The create may have been carried out; nobody knows. */
  OUTCOME_UNKNOWN(Status.FAILED),
  /** The run stopped before it came to this item. */
  NOT_ATTEMPTED(Status.FAILED);

  private final Status status;

  Reason(Status status) {
    this.status = status;
  }

  /** {@return whether an item with this reason counts as skipped or as failed} */
  public Status status() {
    return status;
  }

  /** {@return the word of payout-core/RULES.md} */
  public String word() {
    return Ascii.toLowerCase(name());
  }
}
