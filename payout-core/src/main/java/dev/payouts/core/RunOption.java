package dev.payouts.core;

/** An option of a run. */
public enum RunOption {
  /** Pay task orders in every status, not only approved ones. */
  FORCE,
  /** After creating the payout, set the order and its line items to their completed status. */
  COMPLETE_ORDERS,
  /** Decide everything but create nothing. */
  DRY_RUN
}
