package dev.payouts.core;

import dev.payouts.core.model.Word;

/** What to review about an item that did not fail. */
public enum Warning implements Word {
  /** Another hourly rate is effective in the month; the order's rate pays all hours. */
  HOURLY_RATE_CHANGED,
  /**
   * The contractor has a live payout for another order of the month, or is paid for one by this
   * run; this one is hourly.
   */
  OTHER_PAYOUT_IN_MONTH,
  /** The hours were summed from the line items, which are more than the backend sums up. */
  HOURS_SUMMED,
  /** The requested amount was rounded to the minor unit of its currency. */
  AMOUNT_ROUNDED,
  /** Another payout of the run has the same contractor, amount, date and description. */
  POSSIBLE_DUPLICATE,
  /**
   * The payout was created, but the order or a line item could not be set to completed, or a
   * sub-item that is not a line item was.
   */
  ORDER_NOT_COMPLETED,
  /** The payout was created, but some properties are not stored as sent. */
  STORED_DIFFERENTLY,
  /** The payout was created, and was voided later; only in the reports of past runs. */
  PAYOUT_VOIDED
}
