package dev.payouts.notion.sandbox;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** What was asked of a sandbox: a count of all requests, and the latest of them. Thread-safe. */
public final class SandboxTraffic {
  /** How many requests are kept. */
  public static final int MAX_KEPT = 10_000;

  private final Deque<Received> latest = new ArrayDeque<>();
  private final Map<String, Long> countsByRoute = new HashMap<>();
  private long total;

  SandboxTraffic() {}

  synchronized void record(Received received) {
    total++;
    countsByRoute.merge(received.request.route(), 1L, Long::sum);
    latest.addLast(received);
    if (latest.size() > MAX_KEPT) {
      latest.removeFirst();
    }
  }

  /** {@return how many requests came since the start or {@link #reset}, refused ones too} */
  public synchronized long total() {
    return total;
  }

  /** {@return how many requests came, by route, as in {@code POST /v1/pages}} */
  public synchronized ImmutableSortedMap<String, Long> countsByRoute() {
    return ImmutableSortedMap.copyOf(countsByRoute);
  }

  /** {@return the latest requests, the oldest first, at most {@link #MAX_KEPT}} */
  public synchronized ImmutableList<Received> received() {
    return ImmutableList.copyOf(latest);
  }

  /** Forgets all requests. */
  public synchronized void reset() {
    latest.clear();
    countsByRoute.clear();
    total = 0;
  }

  /**
   * A request that was received.
   *
   * @param number 1 for the first of the sandbox
   * @param at when
   * @param request what was asked
   * @param status what was answered, 0 if nothing was
   */
  public record Received(long number, Instant at, Request request, int status) {}
}
