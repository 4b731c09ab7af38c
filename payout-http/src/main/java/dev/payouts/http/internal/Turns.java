package dev.payouts.http.internal;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.payouts.core.host.Host;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads of the server, one for each request from the first byte of its head on, and the time
 * each may take. The JDK's server reads and writes on these threads without a limit of its own; one
 * that is over its time is interrupted, which closes its connection. While requests wait for a
 * thread, the threads that have waited longest for their clients are interrupted too, so that slow
 * clients cannot keep a probe waiting. Safe for use by several threads.
 */
final class Turns implements Executor, AutoCloseable {
  /** What reading a request's head may take. */
  private static final Duration HEAD = Duration.ofSeconds(10);

  /** How long a thread may wait for its client while requests wait for a thread. */
  static final Duration UNDER_PRESSURE = Duration.ofMillis(100);

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration ANSWER_LOOK = Duration.ofMillis(10);
  private static final int ANSWER_LOOKS = 100;
  private static final Duration KEEP_IDLE_THREADS = Duration.ofSeconds(10);
  private static final long STACK_BYTES = 256 * 1024;

  private final Host host;
  private final ThreadPoolExecutor threads;
  private final ScheduledExecutorService looks;
  private final Map<Thread, Turn> turns = new ConcurrentHashMap<>();

  /** Begins to look after at most so many threads. */
  Turns(Host host, int maxThreads) {
    this.host = host;
    this.threads =
        new ThreadPoolExecutor(
            maxThreads,
            maxThreads,
            KEEP_IDLE_THREADS.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            new ThreadFactoryBuilder()
                .setThreadFactory(task -> new Thread(null, task, "http", STACK_BYTES))
                .setNameFormat("http-%d")
                .setDaemon(true)
                .build());
    threads.allowCoreThreadTimeOut(true);
    this.looks =
        Executors.newSingleThreadScheduledExecutor(
            new ThreadFactoryBuilder().setNameFormat("http-time").setDaemon(true).build());
    var unused =
        looks.scheduleWithFixedDelay(
            this::cutWhatIsOverdue, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void execute(Runnable request) {
    threads.execute(
        () -> {
          Thread thread = Thread.currentThread();
          var turn = new Turn(thread);
          turn.mayTake(HEAD);
          turns.put(thread, turn);
          try {
            request.run();
          } finally {
            turns.remove(thread);
            turn.end();
          }
        });
  }

  /** Returns the turn of the calling thread. */
  Turn mine() {
    Turn turn = turns.get(Thread.currentThread());
    if (turn == null) {
      throw new IllegalStateException("not a thread of the server");
    }
    return turn;
  }

  /** Waits until every request has its answer, but not for long. */
  void awaitAnswers() {
    for (int looks = 0; looks < ANSWER_LOOKS && !turns.isEmpty(); looks++) {
      host.sleep(ANSWER_LOOK);
    }
  }

  /** Tells whether every thread waits for its client, and requests wait for a thread. */
  boolean isEachThreadHeld() {
    return !threads.getQueue().isEmpty()
        && turns.values().stream().filter(turn -> turn.waitingSince().isPresent()).count()
            == threads.getMaximumPoolSize();
  }

  /** Cuts what is over its time, and under pressure those who keep a thread waiting. */
  void cutWhatIsOverdue() {
    Duration now = host.elapsed();
    for (Turn turn : turns.values()) {
      turn.cutIfOverdue(now);
    }
    int waiting = threads.getQueue().size();
    if (waiting > 0) {
      turns.values().stream()
          .flatMap(turn -> turn.waitingSince().map(since -> new Waiting(turn, since)).stream())
          .sorted(Comparator.comparing(Waiting::since))
          .limit(waiting)
          .forEach(longest -> longest.turn().cutIfWaitingSince(now.minus(UNDER_PRESSURE)));
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
    threads.shutdownNow();
  }

  /** A turn that waits for its client, and since when it did when it was asked. */
  private record Waiting(Turn turn, Duration since) {}

  /** One request in the hands of one thread. */
  final class Turn {
    private final Thread thread;

    @GuardedBy("this")
    private Duration since = Duration.ZERO;

    @GuardedBy("this")
    private @Nullable Duration until;

    Turn(Thread thread) {
      this.thread = thread;
    }

    /** Lets what comes now take this long. */
    synchronized void mayTake(Duration time) {
      since = host.elapsed();
      until = since.plus(time);
    }

    /** Lets what comes now take as long as it likes: it waits for us, not for the client. */
    synchronized void mayTakeForever() {
      until = null;
    }

    private synchronized Optional<Duration> waitingSince() {
      return until == null ? Optional.empty() : Optional.of(since);
    }

    private synchronized void cutIfWaitingSince(Duration latest) {
      if (until != null && since.compareTo(latest) <= 0) {
        cut();
      }
    }

    private synchronized void cutIfOverdue(Duration now) {
      if (until != null && now.compareTo(until) > 0) {
        cut();
      }
    }

    @GuardedBy("this")
    private void cut() {
      until = null;
      thread.interrupt();
    }

    /** The thread's next request must not be met by an interrupt that was meant for this one. */
    private synchronized void end() {
      until = null;
      Thread.interrupted();
    }
  }
}
