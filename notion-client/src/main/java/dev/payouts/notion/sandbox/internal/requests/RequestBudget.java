package dev.payouts.notion.sandbox.internal.requests;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of requests per window (60 seconds in Notion), which may come in one burst. A
 * window starts with the first request after the previous window has ended. Guarded by the lock.
 */
public final class RequestBudget {
  private final @Nullable Integer perWindow;
  private final Duration window;
  private Instant windowEnd = Instant.MIN;
  private int spent;

  /** Creates a budget of requests, null for unlimited, per window. */
  public RequestBudget(@Nullable Integer perWindow, Duration window) {
    this.perWindow = perWindow;
    this.window = window;
  }

  /** Returns the whole seconds until the budget allows a request; 0 if it does now. */
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
