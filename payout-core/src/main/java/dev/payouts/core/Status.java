package dev.payouts.core;

import com.google.common.base.Ascii;

/** How an item ended. */
public enum Status {
  /** Its payout was created. */
  CREATED,
  /** A dry run: its payout would be created. */
  PLANNED,
  /** There is nothing to do. */
  SKIPPED,
  /** Someone has to look. */
  FAILED;

  /** {@return the word that JSON, tables and logs use} */
  public String word() {
    return Ascii.toLowerCase(name());
  }
}
