package dev.payouts.core;

import com.google.common.collect.Comparators;
import java.time.Duration;

/**
 * How long the backend may work on a request, and how long until it shows the result
 * (payout-core/DESIGN.md, "Exactly once"). Has nothing to do with how long we wait for an answer.
 *
 * @param processingLimit how long after a request has left it may still be applied; Notion's own
 *     limit is 60 s
 * @param consistencyWait how long queries may lag behind writes
 */
public record Patience(Duration processingLimit, Duration consistencyWait) {
  /** Longer than connecting may take, and a write to a slow disk. */
  private static final Duration LONGEST_INTENT_AGE = Duration.ofSeconds(15);

  /** Long enough for a fast disk and a server nearby. */
  private static final Duration SHORTEST_INTENT_AGE = Duration.ofSeconds(2);

  /** 60 seconds and 10 seconds (notion-client/README.md). */
  public static final Patience DEFAULT =
      new Patience(Duration.ofSeconds(60), Duration.ofSeconds(10));

  /**
   * Takes two durations.
   *
   * @param processingLimit how long after a request has left it may still be applied
   * @param consistencyWait how long queries may lag behind writes
   * @throws IllegalArgumentException if one is negative
   */
  public Patience {
    if (processingLimit.isNegative() || consistencyWait.isNegative()) {
      throw new IllegalArgumentException(
          "a wait is negative: " + processingLimit + ", " + consistencyWait);
    }
  }

  /**
   * {@return how old a journaled intent may be, at most, when its request leaves: a quarter of the
   * processing limit, from 2 to 15 s} A run that finds an intent alone adds this to its time.
   */
  public Duration maxIntentAge() {
    return Comparators.max(
        SHORTEST_INTENT_AGE, Comparators.min(LONGEST_INTENT_AGE, processingLimit.dividedBy(4)));
  }

  /** {@return how long after a request left its payout may still be missing from queries} */
  public Duration untilVisible() {
    return processingLimit.plus(consistencyWait);
  }
}
