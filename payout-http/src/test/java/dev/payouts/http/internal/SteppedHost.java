package dev.payouts.http.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.SystemHost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The real host, but with an elapsed time that only a test advances. */
final class SteppedHost implements Host {
  private final Host real = new SystemHost();
  private final AtomicLong elapsedNanos = new AtomicLong();

  void advance(Duration time) {
    elapsedNanos.addAndGet(time.toNanos());
  }

  @Override
  public Duration elapsed() {
    return Duration.ofNanos(elapsedNanos.get());
  }

  @Override
  public Instant now() {
    return real.now();
  }

  @Override
  public void sleep(Duration duration) {
    real.sleep(duration);
  }

  @Override
  public double random() {
    return real.random();
  }

  @Override
  public <T> ImmutableList<T> inParallel(int workers, List<? extends Supplier<T>> tasks) {
    return real.inParallel(workers, tasks);
  }
}
