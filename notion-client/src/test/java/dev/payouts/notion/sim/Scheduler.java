package dev.payouts.notion.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time for any number of fibers of which exactly one runs at a time. A fiber gives way only
 * when it waits; whose turn is next comes from the time it waits for and then from the seed, so
 * that a seed repeats a whole history. A fiber is a thread that waits for its turn; it gets one
 * when its turn comes, and the thread that waits for fibers lends itself to the first of them.
 */
public final class Scheduler {
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "fiber");
            thread.setDaemon(true);
            return thread;
          });

  private final Random random;
  private final PriorityQueue<Turn> waiting =
      new PriorityQueue<>(Comparator.comparing(Turn::at).thenComparingLong(Turn::tieBreak));
  private Duration now = Duration.ZERO;

  /** Begins at time zero. */
  public Scheduler(long seed) {
    this.random = new Random(seed);
  }

  /** Returns the virtual time. */
  public Duration now() {
    return now;
  }

  /** Returns the source of chance of this history. */
  public Random random() {
    return random;
  }

  /** Lets the others go on until a time from now. */
  public void waitFor(Duration duration) {
    var baton = new Baton();
    waiting.add(turnAt(now.plus(duration), baton::pass));
    giveWay();
    baton.await();
  }

  /**
   * Runs bodies as fibers of their own; returns when all have ended, with what each threw or null.
   */
  public List<@Nullable Throwable> run(List<Runnable> bodies) {
    if (bodies.isEmpty()) {
      return List.of();
    }
    return new Fibers(bodies).run();
  }

  /** Runs a body as a fiber of its own at a time from now; nobody waits for it. */
  public void later(Duration delay, Runnable body) {
    Runnable fiber =
        () -> {
          body.run();
          giveWay();
        };
    waiting.add(turnAt(now.plus(delay), () -> THREADS.execute(fiber)));
  }

  private Turn turnAt(Duration at, Runnable begin) {
    return new Turn(at, random.nextLong(), begin);
  }

  /** Lets the one whose turn is next go on, which may be the caller if it waits for a turn. */
  private void giveWay() {
    Turn next = waiting.poll();
    if (next == null) {
      throw new IllegalStateException("every fiber waits for another");
    }
    now = next.at;
    next.begin.run();
  }

  private record Turn(Duration at, long tieBreak, Runnable begin) {}

  /** Some fibers, and the thread that waits for all of them: it runs the first that begins. */
  private final class Fibers {
    private static final int NONE = -1;

    private final List<Runnable> bodies;
    private final List<@Nullable Throwable> thrown;
    private final Baton baton = new Baton();
    private final long tieBreak = random.nextLong();
    private int runHere = NONE;
    private int left;

    Fibers(List<Runnable> bodies) {
      this.bodies = bodies;
      this.left = bodies.size();
      this.thrown = new ArrayList<>(Collections.nCopies(left, null));
    }

    List<@Nullable Throwable> run() {
      for (int i = 0; i < bodies.size(); i++) {
        int index = i;
        waiting.add(turnAt(now, () -> begin(index)));
      }
      giveWay();
      baton.await();
      run(runHere);
      baton.await();
      return thrown;
    }

    private void begin(int index) {
      if (runHere == NONE) {
        runHere = index;
        baton.pass();
      } else {
        THREADS.execute(() -> run(index));
      }
    }

    private void run(int index) {
      try {
        bodies.get(index).run();
      } catch (Throwable t) { // handed to whoever waits
        thrown.set(index, t);
      }
      left--;
      if (left == 0) {
        waiting.add(new Turn(now, tieBreak, baton::pass));
      }
      giveWay();
    }
  }
}
