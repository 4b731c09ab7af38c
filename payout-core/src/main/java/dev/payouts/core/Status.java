package dev.payouts.core;

import com.google.common.base.Ascii;

/** The final status of an item. */
public enum Status {
  /** Its payout was created. */
  CREATED,
  /** Dry run: its payout would be created. */
  PLANNED,
  /** Nothing to do. */
  SKIPPED,
  /** Action is required. */
  FAILED;

  /** {@return the word used in JSON, tables and logs} */
  public String word() {
    return Ascii.toLowerCase(name());
  }
}
