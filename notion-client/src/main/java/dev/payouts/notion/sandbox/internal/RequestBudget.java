package dev.payouts.notion.sandbox.internal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * So many requests for each window (of 60 seconds, if it is Notion's), which may come in one burst.
 * A window begins with the first request after the one before has ended. Guarded by the lock.
 */
public final class RequestBudget {
  private final @Nullable Integer perWindow;
  private final Duration window;
  private Instant windowEnd = Instant.MIN;
  private int spent;

  /** Takes the number of requests, null for any, and for how long it is. */
  public RequestBudget(@Nullable Integer perWindow, Duration window) {
    this.perWindow = perWindow;
    this.window = window;
  }

  /** Returns the whole seconds until there is room for a request, 0 if there is now. */
  int waitSeconds(Instant now) {
    if (perWindow == null || !now.isBefore(windowEnd) || spent < perWindow) {
      return 0;
    }
    Duration wait = Duration.between(now, windowEnd);
    return Math.toIntExact(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
  }

  /** Spends a request. */
  void spend(Instant now) {
    if (!now.isBefore(windowEnd)) {
      windowEnd = now.plus(window);
      spent = 0;
    }
    spent++;
  }
}
