package dev.payouts.notion.textbook;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** payout-core/RULES.md, "Values": the calendar day of a date. */
final class Days {
  private Days() {}

  /** Returns the day of a date, or of the start of a range. */
  static @Nullable LocalDate first(Book book, @Nullable Object shown) {
    if (shown instanceof String range) {
      book.met(Branch.DATE_RANGE);
      return LocalDate.parse(range.substring(0, range.indexOf('/')));
    }
    return day(book, shown);
  }

  /** Returns the day of a date, or of the end of a range. */
  static @Nullable LocalDate last(Book book, @Nullable Object shown) {
    return shown instanceof String range
        ? LocalDate.parse(range.substring(range.indexOf('/') + 1))
        : day(book, shown);
  }

  private static @Nullable LocalDate day(Book book, @Nullable Object shown) {
    if (!(shown instanceof OffsetDateTime time)) {
      return (LocalDate) shown;
    }
    ZoneId zone = book.timeZone;
    LocalDate inOwnOffset = time.toLocalDate();
    if (zone == null) {
      return inOwnOffset;
    }
    LocalDate inZone = time.toInstant().atZone(zone).toLocalDate();
    if (!inZone.equals(inOwnOffset)) {
      book.met(Branch.DAY_IN_TIME_ZONE);
    }
    return inZone;
  }
}
