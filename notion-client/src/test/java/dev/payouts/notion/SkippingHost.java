package dev.payouts.notion;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.SystemHost;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The real machine, except that waiting advances its clocks. Runs tasks sequentially by default,
 * because a wait would make the intent of another worker too old to be sent.
 */
final class SkippingHost implements Host {
  private static final Instant START = Instant.parse("2026-02-02T08:00:00Z");

  private final SystemHost machine = new SystemHost();
  private final AtomicLong elapsedNanos = new AtomicLong();
  private volatile boolean isConcurrent;

  /** Runs tasks concurrently from now on, for runs with short waits. */
  void runTasksAtTheSameTime() {
    isConcurrent = true;
  }

  /** Returns a clock of this machine. */
  Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now();
      }
    };
  }

  @Override
  public Instant now() {
    return START.plus(elapsed());
  }

  @Override
  public Duration elapsed() {
    return Duration.ofNanos(elapsedNanos.get());
  }

  @Override
  public void sleep(Duration duration) {
    elapsedNanos.addAndGet(duration.toNanos());
  }

  @Override
  public double random() {
    return 0.5;
  }

  @Override
  public <T> ImmutableList<T> inParallel(int workers, List<? extends Supplier<T>> tasks) {
    return machine.inParallel(isConcurrent ? workers : 1, tasks);
  }
}
