package dev.payouts.http.internal;

import dev.payouts.core.host.Host;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.host.SystemHost;
import java.time.Duration;

/**
 * The machine that a server runs on.
 *
 * @param host its clock
 * @param locks keep the runs of this machine apart
 * @param longestStart how long a caller waits until its run has begun or was refused
 */
record Machine(Host host, MachineLocks locks, Duration longestStart) {
  /** A caller that need not wait for the end of a run need not wait longer for its beginning. */
  private static final Duration LONGEST_START = Duration.ofSeconds(10);

  /** Returns the real one. */
  static Machine real(MachineLocks locks) {
    return new Machine(new SystemHost(), locks, LONGEST_START);
  }
}
