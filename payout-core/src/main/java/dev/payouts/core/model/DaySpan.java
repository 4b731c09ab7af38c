package dev.payouts.core.model;

import com.google.common.collect.Comparators;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Consecutive calendar days.
 *
 * @param first the first day
 * @param last the last day; not before the first
 */
public record DaySpan(LocalDate first, LocalDate last) {
  /**
   * Checks the order of the days.
   *
   * @param first the first day
   * @param last the last day
   * @throws IllegalArgumentException if the last day is before the first
   */
  public DaySpan {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "the last day is before the first: " + first + ", " + last);
    }
  }

  /**
   * {@return the days of a month}
   *
   * @param month the month
   */
  public static DaySpan of(YearMonth month) {
    return new DaySpan(month.atDay(1), month.atEndOfMonth());
  }

  /**
   * {@return this span extended by one day at each end, for queries to a backend whose dates may
   * have a time and so fall on another day in UTC (notion-client/NOTION.md, "Reading")}
   */
  public DaySpan widened() {
    return new DaySpan(first.minusDays(1), last.plusDays(1));
  }

  /**
   * {@return whether the span contains a day}
   *
   * @param day any day
   */
  public boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  /**
   * {@return the shortest span that contains both}
   *
   * @param other another span
   */
  public DaySpan span(DaySpan other) {
    return new DaySpan(Comparators.min(first, other.first), Comparators.max(last, other.last));
  }
}
