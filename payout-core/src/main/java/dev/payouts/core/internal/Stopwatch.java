package dev.payouts.core.internal;

import dev.payouts.core.host.Host;
import java.time.Duration;

/** Measures elapsed time of a host. Immutable. */
final class Stopwatch {
  private final Host host;
  private final Duration start;

  private Stopwatch(Host host) {
    this.host = host;
    this.start = host.elapsed();
  }

  static Stopwatch start(Host host) {
    return new Stopwatch(host);
  }

  Duration elapsed() {
    return host.elapsed().minus(start);
  }

  long millis() {
    return elapsed().toMillis();
  }
}
