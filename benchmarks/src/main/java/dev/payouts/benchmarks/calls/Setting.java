package dev.payouts.benchmarks.calls;

import java.time.Duration;

/**
 * What is the same for all ways.
 *
 * @param latency the time from a request to its answer
 * @param workers how many requests of a way are under way at once, where they do not depend on each
 *     other
 * @param readsPerContractor how often the N+1 way and the original's head read each contractor's
 *     page: once, or three times as the original does (name in the listing, name with the rate,
 *     positions)
 */
public record Setting(Duration latency, int workers, int readsPerContractor) {
  /** As notion-client/README.md has it by default, and what a run in production has. */
  public static final int WORKERS = 5;

  /** Returns this without any time from a request to its answer. */
  public Setting withoutLatency() {
    return new Setting(Duration.ZERO, workers, readsPerContractor);
  }
}
