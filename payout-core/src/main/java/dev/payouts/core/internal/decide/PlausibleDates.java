package dev.payouts.core.internal.decide;

import java.time.LocalDate;

/**
 * The dates that a task order may have (payout-core/RULES.md, step 3). Any other is a typing error,
 * and nothing is looked up by it.
 *
 * @param first the first of them
 * @param last the last of them
 */
public record PlausibleDates(LocalDate first, LocalDate last) {
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final int DAYS_AHEAD = 62;

  /** Returns the dates that are plausible on the day of a run. */
  public static PlausibleDates on(LocalDate runDay) {
    return new PlausibleDates(FIRST, runDay.plusDays(DAYS_AHEAD));
  }

  /** Tells whether a date is one of them. */
  boolean contains(LocalDate date) {
    return !date.isBefore(first) && !date.isAfter(last);
  }
}
