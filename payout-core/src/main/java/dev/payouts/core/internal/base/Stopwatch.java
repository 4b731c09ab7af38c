package dev.payouts.core.internal.base;

import dev.payouts.core.host.Host;
import java.time.Duration;

/** Measures elapsed time of a host. Immutable. */
public final class Stopwatch {
  private final Host host;
  private final Duration start;

  private Stopwatch(Host host) {
    this.host = host;
    this.start = host.elapsed();
  }

  /** Starts to measure. */
  public static Stopwatch start(Host host) {
    return new Stopwatch(host);
  }

  /** Returns the time since the start. */
  public Duration elapsed() {
    return host.elapsed().minus(start);
  }

  /** Returns the time since the start in milliseconds. */
  public long millis() {
    return elapsed().toMillis();
  }
}
