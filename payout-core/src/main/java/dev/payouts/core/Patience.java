package dev.payouts.core;

import java.time.Duration;

/**
 * How long the backend may take to carry a request out, and to show it (DESIGN.md, "Once, and only
 * once").
 *
 * @param timeout after which a request is either carried out or never will be; Notion's own is 60 s
 * @param consistencyWait how long queries may lag behind writes
 */
public record Patience(Duration timeout, Duration consistencyWait) {
  /** 60 seconds and 10 seconds (INTERFACE.md, "Configuration"). */
  public static final Patience DEFAULT =
      new Patience(Duration.ofSeconds(60), Duration.ofSeconds(10));

  /**
   * Takes two durations.
   *
   * @param timeout after which a request is either carried out or never will be
   * @param consistencyWait how long queries may lag behind writes
   * @throws IllegalArgumentException if one is negative
   */
  public Patience {
    if (timeout.isNegative() || consistencyWait.isNegative()) {
      throw new IllegalArgumentException("a wait is negative: " + timeout + ", " + consistencyWait);
    }
  }

  /** {@return how long after a request left its payout may still be missing from queries} */
  public Duration untilVisible() {
    return timeout.plus(consistencyWait);
  }
}
