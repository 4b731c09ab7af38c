package dev.payouts.core;

/**
 * The day of the month on which a contractor is paid.
 *
 * @param dayOfMonth 1 to 31
 */
public record PayDay(int dayOfMonth) {
  /**
   * Takes a day.
   *
   * @param dayOfMonth 1 to 31
   * @throws IllegalArgumentException if no month has that day
   */
  public PayDay {
    if (dayOfMonth < 1 || dayOfMonth > 31) {
      throw new IllegalArgumentException("pay day is not a day of a month (1-31): " + dayOfMonth);
    }
  }
}
