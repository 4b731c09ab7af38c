package dev.payouts.core.internal.decide.preloaded;

import java.time.LocalDate;

/**
 * The dates that a task order may have (payout-core/RULES.md, step 3). Other dates are typing
 * errors, for which nothing is looked up.
 *
 * @param first the first plausible date
 * @param last the last plausible date
 */
public record PlausibleDates(LocalDate first, LocalDate last) {
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final int DAYS_AHEAD = 62;

  /** Returns the plausible dates on the day of a run. */
  public static PlausibleDates on(LocalDate runDay) {
    return new PlausibleDates(FIRST, runDay.plusDays(DAYS_AHEAD));
  }

  /** Tells whether a date is plausible. */
  public boolean contains(LocalDate date) {
    return !date.isBefore(first) && !date.isAfter(last);
  }
}
