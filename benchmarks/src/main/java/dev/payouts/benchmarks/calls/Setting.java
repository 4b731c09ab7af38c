package dev.payouts.benchmarks.calls;

import java.time.Duration;

/**
 * The settings shared by all ways.
 *
 * @param latency the time from a request to its response
 * @param workers the number of concurrent requests of a way, where requests are independent
 * @param readsPerContractor how often the N+1 way and the original's head read each contractor's
 *     page: once, or three times as the original does (name in the listing, name with the rate,
 *     positions)
 */
public record Setting(Duration latency, int workers, int readsPerContractor) {
  /** The default of notion-client/README.md, as in production. */
  public static final int WORKERS = 5;

  /** Returns these settings without latency. */
  public Setting withoutLatency() {
    return new Setting(Duration.ZERO, workers, readsPerContractor);
  }
}
