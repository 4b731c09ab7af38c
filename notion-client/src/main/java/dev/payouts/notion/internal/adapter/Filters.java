package dev.payouts.notion.internal.adapter;

import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.spi.PayableQuery;
import dev.payouts.notion.internal.api.rows.Filter;
import java.time.LocalDate;

/** Filters that several listings share. */
final class Filters {
  /** Notion rejects years with five digits. */
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  private Filters() {}

  /**
   * Filters by the days of a query, none without days; what is returned may be a day off, because a
   * date may have a time (notion-client/NOTION.md, "Reading").
   */
  static ImmutableList<Filter> dated(String date, PayableQuery query) {
    DaySpan days = query.days();
    if (days == null) {
      return ImmutableList.of();
    }
    return query.isOutside() ? ImmutableList.of(outside(date, days)) : during(date, days);
  }

  /** A date that is missing, or with its time may be on another day than these. */
  private static Filter outside(String date, DaySpan days) {
    return Filter.any(
        ImmutableList.of(
            Filter.empty(date),
            Filter.onOrBefore(date, days.first()),
            Filter.onOrAfter(date, days.last())));
  }

  /** Filters by a span with an extra day at both ends, because a date may have a time. */
  static ImmutableList<Filter> during(String date, DaySpan days) {
    DaySpan asked = days.widened();
    return ImmutableList.of(
        Filter.onOrAfter(date, asked.first()),
        Filter.onOrBefore(date, Comparators.min(asked.last(), LAST_DAY)));
  }
}
