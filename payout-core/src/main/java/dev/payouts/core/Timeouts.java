package dev.payouts.core;

import com.google.common.collect.Comparators;
import java.time.Duration;

/**
 * Timeouts of the backend: how long it may process a request, and how long queries lag behind
 * writes (payout-core/DESIGN.md, "Exactly once"). Unrelated to how long we wait for an answer.
 *
 * @param processingLimit how long after it was received a request may still be applied; Notion's
 *     own limit is 60 s
 * @param consistencyWait how long queries may lag behind writes
 */
public record Timeouts(Duration processingLimit, Duration consistencyWait) {
  /** Allows for connecting and a write to a slow disk. */
  private static final Duration LONGEST_INTENT_AGE = Duration.ofSeconds(15);

  /** Enough for a fast disk and a nearby server. */
  private static final Duration SHORTEST_INTENT_AGE = Duration.ofSeconds(2);

  /**
   * How long a request may be on its way before its sender gives up, and with it the connection:
   * the maximum of {@code notion.timeout_seconds}. A network that was interrupted delivers what was
   * sent before, as long as the connection exists.
   */
  private static final Duration LONGEST_DELIVERY = Duration.ofMinutes(10);

  /** 60 seconds and 10 seconds (notion-client/README.md, "Configuration"). */
  public static final Timeouts DEFAULT =
      new Timeouts(Duration.ofSeconds(60), Duration.ofSeconds(10));

  /**
   * Checks the durations.
   *
   * @param processingLimit how long after it was received a request may still be applied
   * @param consistencyWait how long queries may lag behind writes
   * @throws IllegalArgumentException if one is negative
   */
  public Timeouts {
    if (processingLimit.isNegative() || consistencyWait.isNegative()) {
      throw new IllegalArgumentException(
          "a timeout is negative: " + processingLimit + ", " + consistencyWait);
    }
  }

  /**
   * {@return the maximum age of an intent when its request is sent: a quarter of the processing
   * limit, at least 2 s and at most 15 s} A run that finds an intent without an outcome adds this
   * to the time of the intent.
   */
  public Duration maxIntentAge() {
    return Comparators.max(
        SHORTEST_INTENT_AGE, Comparators.min(LONGEST_INTENT_AGE, processingLimit.dividedBy(4)));
  }

  /** {@return how long after a request was received its payout may be missing from queries} */
  public Duration untilVisible() {
    return processingLimit.plus(consistencyWait);
  }

  /**
   * {@return how much longer queries may miss the payout of a request whose sender has ended} What
   * it had not delivered by then, it never will.
   *
   * @param age at most the time since the intent of the request was written; not negative
   */
  public Duration untilVisible(Duration age) {
    Duration sinceItMayHaveLeft = age.minus(maxIntentAge());
    Duration sinceDelivery =
        sinceItMayHaveLeft.isNegative()
            ? sinceItMayHaveLeft
            : Comparators.max(Duration.ZERO, sinceItMayHaveLeft.minus(LONGEST_DELIVERY));
    return untilVisible().minus(sinceDelivery);
  }
}
