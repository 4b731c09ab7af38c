package dev.payouts.core.model;

/**
 * The day of the month on which a contractor is paid.
 *
 * @param dayOfMonth 1 to 31
 */
public record PayDay(int dayOfMonth) {
  /**
   * Checks the day.
   *
   * @param dayOfMonth 1 to 31
   * @throws IllegalArgumentException if it is not from 1 to 31
   */
  public PayDay {
    if (dayOfMonth < 1 || dayOfMonth > 31) {
      throw new IllegalArgumentException("invalid pay day (expected 1-31): " + dayOfMonth);
    }
  }
}
