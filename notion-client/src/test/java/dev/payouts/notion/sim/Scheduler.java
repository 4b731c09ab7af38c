package dev.payouts.notion.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time for any number of fibers of which exactly one runs at a time. A fiber gives way only
 * when it waits; whose turn is next comes from the time it waits for and then from the seed, so
 * that a seed repeats a whole history. A fiber is a thread that waits for its turn.
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
      new PriorityQueue<>(
          Comparator.comparing((Turn turn) -> turn.at()).thenComparing(Turn::tieBreak));
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
    giveWay(turnAt(now.plus(duration)));
  }

  /**
   * Runs bodies as fibers of their own; returns when all have ended, with what each threw or null.
   */
  public List<@Nullable Throwable> run(List<Runnable> bodies) {
    if (bodies.isEmpty()) {
      return List.of();
    }
    var join = new Join(bodies.size());
    for (int i = 0; i < bodies.size(); i++) {
      start(bodies.get(i), i, join);
    }
    giveWay(join.turn);
    return join.thrown;
  }

  /** Runs a body as a fiber of its own at a time from now; nobody waits for it. */
  public void later(Duration delay, Runnable body) {
    Turn begin = turnAt(now.plus(delay));
    waiting.add(begin);
    THREADS.execute(
        () -> {
          begin.mine.acquireUninterruptibly();
          body.run();
          next().mine.release();
        });
  }

  private void start(Runnable body, int index, Join join) {
    Turn begin = turnAt(now);
    waiting.add(begin);
    THREADS.execute(
        () -> {
          begin.mine.acquireUninterruptibly();
          try {
            body.run();
          } catch (Throwable t) { // handed to whoever joins
            join.thrown.set(index, t);
          }
          join.left--;
          if (join.left == 0) {
            join.turn = join.turn.movedTo(now);
            waiting.add(join.turn);
          }
          next().mine.release();
        });
  }

  private Turn turnAt(Duration at) {
    return new Turn(at, random.nextLong(), new Semaphore(0));
  }

  /** Waits for a turn; the one whose turn is next may be this very fiber. */
  private void giveWay(Turn turn) {
    if (!turn.at.isNegative()) {
      waiting.add(turn);
    }
    Turn next = next();
    if (next.mine != turn.mine) {
      next.mine.release();
      turn.mine.acquireUninterruptibly();
    }
  }

  private Turn next() {
    Turn next = waiting.poll();
    if (next == null) {
      throw new IllegalStateException("every fiber waits for another");
    }
    now = next.at;
    return next;
  }

  private record Turn(Duration at, long tieBreak, Semaphore mine) {
    Turn movedTo(Duration time) {
      return new Turn(time, tieBreak, mine);
    }
  }

  /** Waits for fibers; has no turn until the last of them has ended. */
  private final class Join {
    private final List<@Nullable Throwable> thrown;
    private Turn turn = turnAt(Duration.ofNanos(-1));
    private int left;

    Join(int fibers) {
      left = fibers;
      thrown = new ArrayList<>(java.util.Collections.nCopies(fibers, null));
    }
  }
}
