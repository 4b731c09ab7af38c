package dev.payouts.notion.sandbox;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The traffic of a sandbox: counts of all requests, and the latest ones. Thread-safe. */
public final class SandboxTraffic {
  /** The maximum number of requests kept. */
  public static final int MAX_KEPT = 10_000;

  private final Deque<Received> latest = new ArrayDeque<>();
  private final Map<String, Long> countsOfForgotten = new HashMap<>();
  private long total;

  SandboxTraffic() {}

  synchronized void record(Received received) {
    total++;
    latest.addLast(received);
    if (latest.size() > MAX_KEPT) {
      count(latest.removeFirst(), countsOfForgotten);
    }
  }

  /**
   * {@return the number of requests since the start or the last {@link #reset}, including rejected
   * ones}
   */
  public synchronized long total() {
    return total;
  }

  /** {@return the number of requests by route, such as {@code POST /v1/pages}} */
  public synchronized ImmutableSortedMap<String, Long> countsByRoute() {
    Map<String, Long> counts = new HashMap<>(countsOfForgotten);
    latest.forEach(received -> count(received, counts));
    return ImmutableSortedMap.copyOf(counts);
  }

  private static void count(Received received, Map<String, Long> counts) {
    counts.merge(received.request.route(), 1L, Long::sum);
  }

  /** {@return the latest requests, oldest first, at most {@link #MAX_KEPT}} */
  public synchronized ImmutableList<Received> received() {
    return ImmutableList.copyOf(latest);
  }

  /** Forgets all requests. */
  public synchronized void reset() {
    latest.clear();
    countsOfForgotten.clear();
    total = 0;
  }

  /**
   * A request that was received.
   *
   * @param number its number, starting at 1
   * @param at when it was received
   * @param request the request
   * @param status the HTTP status; 0 if there was no response
   */
  public record Received(long number, Instant at, Request request, int status) {}
}
