package dev.payouts.notion.internal.adapter;

import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.DaySpan;
import dev.payouts.notion.internal.api.Filter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Filters that several listings share. */
final class Filters {
  /** Notion rejects years with five digits. */
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  private Filters() {}

  /**
   * Filters by a span with an extra day at both ends, because a date may have a time
   * (notion-client/NOTION.md, "Reading"); null filters nothing.
   */
  static ImmutableList<Filter> during(String date, @Nullable DaySpan days) {
    if (days == null) {
      return ImmutableList.of();
    }
    DaySpan asked = days.widened();
    return ImmutableList.of(
        Filter.onOrAfter(date, asked.first()),
        Filter.onOrBefore(date, Comparators.min(asked.last(), LAST_DAY)));
  }
}
