package dev.payouts.notion.textbook;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.StateFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A machine on which nothing takes time and files are kept in memory. For one thread. */
public final class PlainMachine implements Host, StateFiles {
  private final Map<String, String> files = new HashMap<>();
  private final Instant now;
  private Duration elapsed = Duration.ZERO;

  /** Begins with no files. */
  public PlainMachine(Instant now) {
    this.now = now;
  }

  @Override
  public Instant now() {
    return now.plus(elapsed);
  }

  @Override
  public Duration elapsed() {
    return elapsed;
  }

  @Override
  public void sleep(Duration duration) {
    elapsed = elapsed.plus(duration);
  }

  @Override
  public double random() {
    return 0.5;
  }

  @Override
  public <T> ImmutableList<T> inParallel(int workers, List<? extends Supplier<T>> tasks) {
    return tasks.stream().map(Supplier::get).collect(ImmutableList.toImmutableList());
  }

  @Override
  public Optional<String> read(String name) {
    return Optional.ofNullable(files.get(name));
  }

  @Override
  public void replace(String name, String content) {
    files.put(name, content);
  }

  @Override
  public void append(String name, String line) {
    files.merge(name, line + "\n", String::concat);
  }

  @Override
  public Lock lock(String holder) {
    return () -> {};
  }
}
