package dev.payouts.core;

/** What a run may be told to do differently. */
public enum RunOption {
  /** Task orders of every status, not just approved ones. */
  FORCE,
  /** Set the order and its line items to their completed status once the payout is created. */
  COMPLETE_ORDERS,
  /** Decide everything, create nothing. */
  DRY_RUN
}
