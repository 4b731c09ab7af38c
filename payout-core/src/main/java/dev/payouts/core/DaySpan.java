package dev.payouts.core;

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
   * Takes two days.
   *
   * @param first the first day
   * @param last the last day
   * @throws IllegalArgumentException if they are in the wrong order
   */
  public DaySpan {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("days in the wrong order: " + first + ", " + last);
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
   * {@return the span with one more day at both ends: what to ask a backend for whose dates may
   * have a time, and so be of the next day elsewhere (notion-client/NOTION.md, "Reading")}
   */
  public DaySpan widened() {
    return new DaySpan(first.minusDays(1), last.plusDays(1));
  }

  /**
   * {@return whether a day is one of them}
   *
   * @param day any day
   */
  public boolean contains(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  /**
   * {@return the shortest span that holds both}
   *
   * @param other other days
   */
  public DaySpan span(DaySpan other) {
    if (contains(other.first) && contains(other.last)) {
      return this;
    }
    return new DaySpan(Comparators.min(first, other.first), Comparators.max(last, other.last));
  }
}
