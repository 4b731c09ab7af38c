package dev.payouts.core.testing;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.host.Host;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** A single-threaded host with a manual clock and seeded random numbers. */
public class HandHost implements Host {
  /** The start time. */
  public static final Instant START = Instant.parse("2026-10-31T08:00:00Z");

  private final Random random = new Random(1);
  private Duration elapsed = Duration.ZERO;

  /** Advances the clock. */
  public void advance(Duration duration) {
    elapsed = elapsed.plus(duration);
  }

  @Override
  public Instant now() {
    return START.plus(elapsed);
  }

  @Override
  public Duration elapsed() {
    return elapsed;
  }

  @Override
  public void sleep(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("negative: " + duration);
    }
    advance(duration);
  }

  @Override
  public double random() {
    return random.nextDouble();
  }

  @Override
  public <T> ImmutableList<T> inParallel(int workers, List<? extends Supplier<T>> tasks) {
    ImmutableList.Builder<T> results = ImmutableList.builder();
    for (Supplier<T> task : tasks) {
      results.add(task.get());
    }
    return results.build();
  }
}
