package dev.payouts.notion.internal.api;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.payouts.core.host.Host;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says when the next request may leave: at once while the server's budget is free, for nobody while
 * the server has named a wait. What a refused window taught, how many requests fitted, is sent
 * freely in the next one; after that one request at a time asks whether there is more. Safe for use
 * by several threads.
 */
final class RequestBudget {
  /** The window in which Notion counts requests (NOTION.md, "Limits and failures"). */
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
  Leave acquire(Consumer<Duration> sleep) {
    Duration wait = tryAcquire(host.elapsed());
    if (wait.isZero()) {
      return Leave.AT_ONCE;
    }
    while (wait.compareTo(Duration.ZERO) > 0) {
      sleep.accept(wait);
      wait = tryAcquire(host.elapsed());
    }
    return Leave.AFTER_WAIT;
  }

  /** Counts a request that was not refused for the budget's sake. */
  synchronized void passed() {
    underWay--;
    passedInWindow++;
  }

  /** Counts a request that was refused because the budget is spent, and holds all others. */
  void overBudget(Duration wait) {
    Duration until = host.elapsed().plus(wait);
    synchronized (this) {
      underWay--;
      learned = Math.max(1, passedInWindow);
      heldUntil = max(heldUntil, until);
      windowEnd = heldUntil;
    }
  }

  /** Counts a request that an overloaded server refused, and holds all others. */
  void overloaded(Duration wait) {
    Duration until = host.elapsed().plus(wait);
    synchronized (this) {
      underWay--;
      heldUntil = max(heldUntil, until);
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
