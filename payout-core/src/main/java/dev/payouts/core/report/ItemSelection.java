package dev.payouts.core.report;

import dev.payouts.core.model.Word;

/** Which items a table for people shows; the words are the values of {@code --items}. */
public enum ItemSelection implements Word {
  /** All but those that are already paid, which are one line with their number and totals. */
  BRIEF,
  /** All. */
  ALL,
  /** What needs action and nothing else; nothing at all if nothing does. */
  FAILED
}
