package dev.payouts.notion.internal.api;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.payouts.core.host.Host;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Says when the next request may leave: at once while the server's budget is free, for nobody while
 * the server has named a wait. What a refused window taught, how many requests fitted, is sent
 * freely in the next one; after that one request at a time asks whether there is more. Safe for use
 * by several threads.
 */
final class RequestBudget {
  /**
   * The window in which Notion counts requests (notion-client/NOTION.md, "Limits and failures").
   */
  static final Duration WINDOW = Duration.ofSeconds(60);

  /** How often a request that may not leave looks again while another asks for more. */
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

  /** Since when no request has been let through; null while they are. */
  private @Nullable Duration refusedSince;

  /**
   * Has spent nothing.
   *
   * @param ownLimit requests in 60 seconds that we allow ourselves; null for as many as the server
   */
  RequestBudget(Host host, @Nullable Integer ownLimit) {
    this.host = host;
    this.ownLimit = ownLimit;
    this.heldUntil = host.elapsed();
    this.windowEnd = heldUntil.plus(WINDOW);
  }

  /** Does one wait. */
  @FunctionalInterface
  interface Sleep<E extends Exception> {
    void sleep(Duration wait) throws E;
  }

  /** Whether a request had to wait. */
  enum Leave {
    /** It may leave at once. */
    AT_ONCE,
    /** It may leave now. */
    AFTER_WAIT
  }

  /**
   * Waits until a request may leave, and counts it as under way.
   *
   * @param sleep does each wait; what it throws is thrown on, and nothing is counted
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

  /** Counts a request that was not refused for the budget's sake. */
  synchronized void passed() {
    underWay--;
    passedInWindow++;
    refusedSince = null;
  }

  /** Returns for how long every request has been refused; zero while they are let through. */
  Duration heldFor() {
    Duration now = host.elapsed();
    synchronized (this) {
      return refusedSince == null ? Duration.ZERO : now.minus(refusedSince);
    }
  }

  /** Counts a request that was refused because the budget is spent, and holds all others. */
  void overBudget(Duration wait) {
    Duration now = host.elapsed();
    Duration until = now.plus(wait);
    synchronized (this) {
      noteRefusal(now);
      underWay--;
      learned = Math.max(1, passedInWindow);
      heldUntil = max(heldUntil, until);
      windowEnd = heldUntil;
    }
  }

  /** Counts a request that an overloaded server refused, and holds all others. */
  void overloaded(Duration wait) {
    Duration now = host.elapsed();
    Duration until = now.plus(wait);
    synchronized (this) {
      noteRefusal(now);
      underWay--;
      heldUntil = max(heldUntil, until);
    }
  }

  /** A refusal long after the last hold begins a new one: nothing has been sent in between. */
  private void noteRefusal(Duration now) {
    if (refusedSince == null || now.compareTo(heldUntil.plus(WINDOW)) > 0) {
      refusedSince = now;
    }
  }

  /** Takes a place and returns zero, or returns how long to wait before asking again. */
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
      int mayAsk = 1 + Math.max(0, passedInWindow - learned); // each yes lets one more ask
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

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? b : a;
  }
}
