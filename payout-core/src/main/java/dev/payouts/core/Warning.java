package dev.payouts.core;

import com.google.common.base.Ascii;

/** What someone should know about an item that did not fail. */
public enum Warning {
  /** Another hourly rate is in force within the month; the order's rate pays all hours. */
  HOURLY_RATE_CHANGED,
  /** The contractor has a live payout for another order of the month; this one is hourly. */
  OTHER_PAYOUT_IN_MONTH,
  /** The hours are the sum of the line items, which are more than the backend adds up. */
  HOURS_SUMMED,
  /** The amount asked for was rounded to the minor unit of its currency. */
  AMOUNT_ROUNDED,
  /** Another payout of the same run says the same of the same contractor. */
  POSSIBLE_DUPLICATE,
  /** The payout was created, but the order or a line item could not be set to its new status. */
  ORDER_NOT_COMPLETED,
  /** The payout was created, but some of its properties are not stored as they were sent. */
  STORED_DIFFERENTLY;

  /** {@return the word that JSON and tables use} */
  public String word() {
    return Ascii.toLowerCase(name());
  }
}
