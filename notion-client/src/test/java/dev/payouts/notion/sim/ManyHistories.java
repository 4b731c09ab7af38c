package dev.payouts.notion.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Lives through as many histories as you like, on all cores, and prints what happened in them:
 *
 * <pre>{@code
 * mvn -q -Psimulation -pl notion-client -am test -Dsimulation.seeds=1000000
 * }</pre>
 *
 * <p>{@code -Dsimulation.first=SEED} begins with another seed than 1. Every minute a line on stderr
 * says how far it is and how to go on from there; a wrong history is on stderr as soon as it is
 * found. The summary at the end is on stdout. It fails if a history is wrong, and says how to
 * replay the first ones, or if an event is too rare. A heap of 512 MB is enough for any number of
 * histories.
 *
 * <p>The fibers of a history take turns and move from core to core. To keep each history on one
 * core, start a process for each core, {@code taskset -c 0 mvn …}, in a clone of its own.
 */
final class ManyHistories {
  private static final long FIRST = Long.getLong("simulation.first", 1);
  private static final long SEEDS = Long.getLong("simulation.seeds", 1_000_000);
  private static final int THREADS = Runtime.getRuntime().availableProcessors();
  private static final Duration BETWEEN_REPORTS = Duration.ofMinutes(1);

  private final Tally tally = new Tally();
  private final AtomicLong nextSeed = new AtomicLong(FIRST);
  private final long start = System.nanoTime();
  private final AtomicLong nextReport = new AtomicLong(BETWEEN_REPORTS.toNanos());

  @Test
  void everyPayableIsPaidExactlyOnceWhateverFails()
      throws IOException, InterruptedException, ExecutionException {
    String commit = commit(); // before anybody checks another one out
    runAll();
    System.out.printf("%n%15s  commit%n%s%n%s%n", commit, pace(), tally.table());
    assertThat(tally.wrongHistories())
        .as(
            "wrong histories; replay one with mvn -Psimulation -pl notion-client -am test"
                + " -Dsimulation.seeds=1 -Dsimulation.first=SEED%n%s",
            tally.wrongSeeds())
        .isZero();
    SimulationTest.requireEveryEvent(tally.drawn(), SEEDS);
  }

  private void runAll() throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      Collections.nCopies(THREADS, (Runnable) this::runNext)
          .forEach(r -> running.add(pool.submit(r)));
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private void runNext() {
    for (long seed; (seed = nextSeed.getAndIncrement()) < FIRST + SEEDS; ) {
      tally.add(seed);
      long due = nextReport.get();
      if (elapsed() >= due && nextReport.compareAndSet(due, due + BETWEEN_REPORTS.toNanos())) {
        System.err.printf(
            "%s; wrong: %,d; to go on from here: -Dsimulation.first=%d%n",
            pace(), tally.wrongHistories(), nextSeed.get() - THREADS);
      }
    }
  }

  private long elapsed() {
    return System.nanoTime() - start;
  }

  private String pace() {
    double seconds = elapsed() / 1e9;
    return "%,15d  of %,d seeds from %d, in %,.0f seconds, %.1f a second"
        .formatted(tally.histories(), SEEDS, FIRST, seconds, tally.histories() / seconds);
  }

  /** Returns the commit that was checked out, and whether files differ from it. */
  private static String commit() throws IOException {
    String changes = git("status", "--porcelain", "--untracked-files=no");
    return git("rev-parse", "HEAD") + (changes.isEmpty() ? "" : " with uncommitted changes");
  }

  private static String git(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process git = new ProcessBuilder(command).start();
    return new String(ByteStreams.toByteArray(git.getInputStream()), StandardCharsets.UTF_8)
        .strip();
  }
}
