package dev.payouts.core.internal.base;

import com.google.common.collect.Comparators;
import dev.payouts.core.host.Host;
import java.time.Duration;
import java.time.Instant;

/**
 * A moment by both clocks of a host: the wall clock can be set back, and on some machines the
 * elapsed time stands still while they are suspended.
 *
 * @param wallClock the wall-clock time
 * @param elapsed the elapsed time
 */
public record Moment(Instant wallClock, Duration elapsed) {
  /** {@return the present moment of a host} */
  public static Moment of(Host host) {
    return new Moment(host.now(), host.elapsed());
  }

  /** {@return at least the time since this moment, even if one of the clocks is wrong} */
  public Duration age(Host host) {
    return Comparators.max(host.elapsed().minus(elapsed), Duration.between(wallClock, host.now()));
  }
}
