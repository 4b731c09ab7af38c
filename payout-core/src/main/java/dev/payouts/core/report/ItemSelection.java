package dev.payouts.core.report;

import com.google.common.base.Ascii;

/** Which items a table for people shows. */
public enum ItemSelection {
  /** All but those that are already paid, which are one line with their number and totals. */
  BRIEF,
  /** All. */
  ALL,
  /** What needs action and nothing else; nothing at all if nothing does. */
  FAILED;

  /** {@return the value of {@code --items}} */
  public String word() {
    return Ascii.toLowerCase(name());
  }
}
