package dev.payouts.core;

import dev.payouts.core.model.Word;

/** The final status of an item. */
public enum Status implements Word {
  /** Its payout was created. */
  CREATED,
  /** Dry run: its payout would be created. */
  PLANNED,
  /** Nothing to do. */
  SKIPPED,
  /** Action is required. */
  FAILED
}
