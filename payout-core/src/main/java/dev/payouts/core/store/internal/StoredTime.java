package dev.payouts.core.store.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;

/** Parses the times in the files of this program. */
public final class StoredTime {
  private static final int MAX_YEAR = 9999;

  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

  /** The last time that can be stored. */
  public static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private StoredTime() {}

  /**
   * Returns the plausible time nearest to another one, which may be that of a file: file systems
   * store times that leave no room for adding to them.
   */
  public static Instant plausible(Instant time) {
    return time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
  }

  /**
   * Parses a time in ISO 8601.
   *
   * @throws DateTimeException if it is invalid, or not in the years 0 to 9999: only damage makes
   *     such times, and they can be neither displayed nor compared in milliseconds
   */
  public static Instant parse(String text) {
    Instant time = Instant.parse(text);
    int year = time.atOffset(ZoneOffset.UTC).getYear();
    if (year < 0 || year > MAX_YEAR) {
      throw new DateTimeException("an implausible year");
    }
    return time;
  }
}
