package dev.payouts.notion.sim;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.host.Host;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A machine on the virtual time of a {@link Scheduler}; several of them may share one. */
public final class VirtualHost implements Host {
  private final Scheduler scheduler;
  private final SimulatedProcess process;
  private final MachineClock clock;

  /** Begins with the wall clock at a time. */
  public VirtualHost(Scheduler scheduler, Instant start) {
    this(
        scheduler,
        new SimulatedProcess(scheduler, Long.MAX_VALUE),
        new MachineClock(scheduler, start));
  }

  /** Is the host of a process that may die. */
  VirtualHost(Scheduler scheduler, SimulatedProcess process, Instant start) {
    this(scheduler, process, new MachineClock(scheduler, start));
  }

  /** Is the host of a process that may die, on a machine with clocks of its own. */
  VirtualHost(Scheduler scheduler, SimulatedProcess process, MachineClock clock) {
    this.scheduler = scheduler;
    this.process = process;
    this.clock = clock;
  }

  @Override
  public Instant now() {
    return clock.now();
  }

  @Override
  public Duration elapsed() {
    return clock.elapsed();
  }

  @Override
  public void sleep(Duration duration) {
    process.pause(duration);
  }

  @Override
  public double random() {
    return scheduler.random().nextDouble();
  }

  @Override
  public <T> ImmutableList<T> inParallel(int workers, List<? extends Supplier<T>> tasks) {
    var results = new ArrayList<@Nullable T>(Collections.nCopies(tasks.size(), null));
    var thrown = new ArrayList<@Nullable Throwable>(Collections.nCopies(tasks.size(), null));
    int[] next = {0};
    Runnable worker =
        () -> {
          for (int i = next[0]++; i < tasks.size(); i = next[0]++) {
            try {
              results.set(i, tasks.get(i).get());
            } catch (RuntimeException e) {
              thrown.set(i, e);
            }
          }
        };
    thrown.addAll(scheduler.run(Collections.nCopies(Math.min(workers, tasks.size()), worker)));
    for (Throwable t : thrown) {
      if (t instanceof Error error) {
        throw error;
      }
      if (t instanceof RuntimeException exception) {
        throw exception;
      }
    }
    return ImmutableList.copyOf(results);
  }
}
