package dev.payouts.core.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;

/** Parses the times in the files of this program. */
final class StoredTime {
  private static final int MAX_YEAR = 9999;

  private StoredTime() {}

  /**
   * Parses a time in ISO 8601.
   *
   * @throws DateTimeException if it is invalid, or not in the years 0 to 9999: only damage makes
   *     such times, and they can be neither displayed nor compared in milliseconds
   */
  static Instant parse(String text) {
    Instant time = Instant.parse(text);
    int year = time.atOffset(ZoneOffset.UTC).getYear();
    if (year < 0 || year > MAX_YEAR) {
      throw new DateTimeException("an implausible year");
    }
    return time;
  }
}
