package dev.payouts.http.internal;

import dev.payouts.core.host.Host;
import dev.payouts.core.host.MachineLocks;
import java.time.Duration;

/**
 * The machine of a server.
 *
 * @param maxStartWait how long a caller waits for the decision whether its run begins
 */
record Machine(Host host, MachineLocks locks, Duration maxStartWait) {
  /** Of the real machine. */
  static final Duration MAX_START_WAIT = Duration.ofSeconds(10);
}
