package dev.payouts.core.host;

import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The real machine. Thread-safe; its worker threads are daemons. */
public final class SystemHost implements Host {
  private static final ThreadFactory THREADS =
      new ThreadFactoryBuilder().setNameFormat("payouts-%d").setDaemon(true).build();

  /** Creates a host; threads are started only for tasks. */
  public SystemHost() {}

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime());
  }

  @Override
  public void sleep(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException(e);
    }
  }

  @Override
  public double random() {
    return ThreadLocalRandom.current().nextDouble();
  }

  @Override
  public <T> ImmutableList<T> inParallel(int workers, List<? extends Supplier<T>> tasks) {
    if (tasks.isEmpty()) {
      return ImmutableList.of();
    }
    if (tasks.size() == 1) {
      return ImmutableList.of(tasks.get(0).get());
    }
    ExecutorService executor =
        Executors.newFixedThreadPool(Math.min(workers, tasks.size()), THREADS);
    try {
      var futures = new ArrayList<CompletableFuture<T>>(tasks.size());
      for (Supplier<T> task : tasks) {
        futures.add(CompletableFuture.supplyAsync(task, executor));
      }
      return results(futures);
    } finally {
      executor.shutdown();
    }
  }

  /** Waits for all tasks before throwing, so that no task outlives the call. */
  private static <T> ImmutableList<T> results(List<CompletableFuture<T>> futures) {
    ImmutableList.Builder<T> results = ImmutableList.builder();
    Throwable failure = null;
    for (CompletableFuture<T> future : futures) {
      try {
        results.add(future.join());
      } catch (CompletionException e) {
        failure = failure == null ? e.getCause() : failure;
      }
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    return results.build();
  }
}
