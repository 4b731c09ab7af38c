package dev.payouts.notion.internal.api;

import com.google.common.collect.Comparators;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.payouts.core.host.Host;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Adaptive client-side rate limiter. Sends freely until the server answers 429, pauses for
 * Retry-After, then allows as many requests per window as last succeeded and probes for more one at
 * a time. Thread-safe.
 */
final class RequestBudget {
  /**
   * The window in which Notion counts requests (notion-client/NOTION.md, "Limits and failures").
   */
  static final Duration WINDOW = Duration.ofSeconds(60);

  /** How often a waiting request checks again while another one probes for more. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private static final int NOTHING_LEARNED = -1;

  private final Host host;
  private final @Nullable Integer ownLimit;

  private final ArrayDeque<Duration> sentByOwnLimit = new ArrayDeque<>();
  private Duration heldUntil;
  private Duration windowEnd;
  private int learned = NOTHING_LEARNED;
  private int passedInWindow;
  private int underWay;

  /** Since when every request has been rejected; null if the last one succeeded. */
  private @Nullable Duration refusedSince;

  /**
   * Creates a limiter that has not sent any requests.
   *
   * @param ownLimit a client-side limit per 60 seconds; null for as many as the server allows
   */
  RequestBudget(Host host, @Nullable Integer ownLimit) {
    this.host = host;
    this.ownLimit = ownLimit;
    this.heldUntil = host.elapsed();
    this.windowEnd = heldUntil.plus(WINDOW);
  }

  /** Sleeps for one wait. */
  @FunctionalInterface
  interface Sleep<E extends Exception> {
    void sleep(Duration wait) throws E;
  }

  /** Whether a request had to wait. */
  enum Leave {
    /** It did not have to wait. */
    AT_ONCE,
    /** It waited. */
    AFTER_WAIT
  }

  /**
   * Waits until a request may be sent, and counts it as in flight.
   *
   * @param sleep sleeps for each wait; if it throws, the exception propagates and nothing is
   *     counted
   */
  @CanIgnoreReturnValue
  <E extends Exception> Leave acquire(Sleep<E> sleep) throws E {
    Duration wait = tryAcquire(host.elapsed());
    if (wait.isZero()) {
      return Leave.AT_ONCE;
    }
    while (wait.compareTo(Duration.ZERO) > 0) {
      sleep.sleep(wait);
      wait = tryAcquire(host.elapsed());
    }
    return Leave.AFTER_WAIT;
  }

  /** Counts a request that was not rate limited. */
  synchronized void passed() {
    underWay--;
    passedInWindow++;
    refusedSince = null;
  }

  /** Returns how long every request has been rejected; zero if the last one succeeded. */
  Duration heldFor() {
    Duration now = host.elapsed();
    synchronized (this) {
      return refusedSince == null ? Duration.ZERO : now.minus(refusedSince);
    }
  }

  /** Counts a request that was rejected because the budget is exhausted, and holds all others. */
  void overBudget(Duration wait) {
    Duration now = host.elapsed();
    Duration until = now.plus(wait);
    synchronized (this) {
      noteRefusal(now);
      underWay--;
      learned = Math.max(1, passedInWindow);
      heldUntil = Comparators.max(heldUntil, until);
      windowEnd = heldUntil;
    }
  }

  /** Counts a request that an overloaded server rejected, and holds all others. */
  void overloaded(Duration wait) {
    Duration now = host.elapsed();
    Duration until = now.plus(wait);
    synchronized (this) {
      noteRefusal(now);
      underWay--;
      heldUntil = Comparators.max(heldUntil, until);
    }
  }

  /** A rejection long after the last hold starts a new one: no request was sent in between. */
  private void noteRefusal(Duration now) {
    if (refusedSince == null || now.compareTo(heldUntil.plus(WINDOW)) > 0) {
      refusedSince = now;
    }
  }

  /** Takes a permit and returns zero, or returns how long to wait before trying again. */
  private synchronized Duration tryAcquire(Duration now) {
    if (now.compareTo(heldUntil) < 0) {
      return heldUntil.minus(now);
    }
    if (now.compareTo(windowEnd) >= 0) {
      learned = Math.max(learned, learned == NOTHING_LEARNED ? learned : passedInWindow);
      windowEnd = now.plus(WINDOW);
      passedInWindow = 0;
    }
    if (learned != NOTHING_LEARNED && passedInWindow + underWay >= learned) {
      int mayAsk = 1 + Math.max(0, passedInWindow - learned); // each success allows one more probe
      if (underWay >= mayAsk) {
        return LOOK_AGAIN;
      }
    }
    Duration ownWait = ownLimit == null ? Duration.ZERO : ownWait(now, ownLimit);
    if (ownWait.isZero()) {
      underWay++;
    }
    return ownWait;
  }

  private Duration ownWait(Duration now, int limit) {
    while (!sentByOwnLimit.isEmpty() && sentByOwnLimit.element().plus(WINDOW).compareTo(now) <= 0) {
      sentByOwnLimit.remove();
    }
    if (sentByOwnLimit.size() >= limit) {
      return sentByOwnLimit.element().plus(WINDOW).minus(now);
    }
    sentByOwnLimit.add(now);
    return Duration.ZERO;
  }
}
