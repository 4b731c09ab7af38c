package dev.payouts.http.internal;

import dev.payouts.core.host.Host;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.host.SystemHost;
import java.time.Duration;

/**
 * The machine of a server.
 *
 * @param host its clock and threads
 * @param locks the locks that prevent concurrent runs on this machine
 * @param maxStartWait how long a caller waits for the decision whether its run begins
 */
record Machine(Host host, MachineLocks locks, Duration maxStartWait) {
  private static final Duration MAX_START_WAIT = Duration.ofSeconds(10);

  /** Returns the real machine. */
  static Machine real(MachineLocks locks) {
    return new Machine(new SystemHost(), locks, MAX_START_WAIT);
  }
}
