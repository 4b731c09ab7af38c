package dev.payouts.notion.sim;

import java.util.Random;

/** Which hosts have the property configured that proves whose payout it is. */
enum RunKeys {
  ALL,
  NONE,
  /** Only the first host has. */
  ONE_HOST,
  /** All have, but only from some day on. */
  SWITCHED_ON;

  static RunKeys draw(Random random) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> NONE;
      case 2 -> ONE_HOST;
      case 3, 4 -> SWITCHED_ON;
      default -> ALL;
    };
  }

  /**
   * Tells whether a host has it configured.
   *
   * @param host its number
   * @param isLate whether the day has come
   */
  boolean areUsedBy(int host, boolean isLate) {
    return switch (this) {
      case ALL -> true;
      case NONE -> false;
      case ONE_HOST -> host == 0;
      case SWITCHED_ON -> isLate;
    };
  }
}
