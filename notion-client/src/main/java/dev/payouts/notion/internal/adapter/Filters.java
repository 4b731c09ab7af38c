package dev.payouts.notion.internal.adapter;

import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.DaySpan;
import dev.payouts.notion.internal.api.Filter;
import java.time.LocalDate;
import java.time.YearMonth;

/** Filters that several listings share. */
final class Filters {
  /** Notion rejects years with five digits. */
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  private Filters() {}

  /** Filters by the days of a month, as {@link #during} does. */
  static ImmutableList<Filter> inMonth(String date, YearMonth month) {
    return during(date, DaySpan.of(month));
  }

  /**
   * Filters by a span with an extra day at both ends, because a date may have a time
   * (notion-client/NOTION.md, "Reading").
   */
  static ImmutableList<Filter> during(String date, DaySpan days) {
    DaySpan asked = days.widened();
    return ImmutableList.of(
        Filter.onOrAfter(date, asked.first()),
        Filter.onOrBefore(date, Comparators.min(asked.last(), LAST_DAY)));
  }
}
