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
 * The request threads of the server, with time limits. The JDK's server reads and writes on these
 * threads without limits of its own. A thread that exceeds its deadline is interrupted, which
 * closes the connection. If requests are waiting for a thread, the threads that have waited longest
 * for their clients are interrupted too, so that slow clients cannot delay a probe. Thread-safe.
 */
final class RequestThreads implements Executor, AutoCloseable {
  /** The time limit for reading the head of a request. */
  private static final Duration HEAD = Duration.ofSeconds(10);

  /** How long a thread may wait for its client if requests are waiting for a thread. */
  static final Duration UNDER_PRESSURE = Duration.ofMillis(100);

  private static final Duration CHECK_INTERVAL = Duration.ofMillis(100);
  private static final Duration RESPONSE_CHECK_INTERVAL = Duration.ofMillis(10);
  private static final int RESPONSE_CHECKS = 100;
  private static final Duration KEEP_IDLE_THREADS = Duration.ofSeconds(10);
  private static final long STACK_BYTES = 256 * 1024;

  private final Host host;
  private final ThreadPoolExecutor threads;
  private final ScheduledExecutorService timer;
  private final Map<Thread, Deadline> deadlines = new ConcurrentHashMap<>();

  /** Creates a pool of at most this many threads. */
  RequestThreads(Host host, int maxThreads) {
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
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            new ThreadFactoryBuilder().setNameFormat("http-time").setDaemon(true).build());
    var unused =
        timer.scheduleWithFixedDelay(
            this::interruptOverdue,
            CHECK_INTERVAL.toMillis(),
            CHECK_INTERVAL.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void execute(Runnable request) {
    threads.execute(
        () -> {
          Thread thread = Thread.currentThread();
          var deadline = new Deadline(thread);
          deadline.set(HEAD);
          deadlines.put(thread, deadline);
          try {
            request.run();
          } finally {
            deadlines.remove(thread);
            deadline.end();
          }
        });
  }

  /** Returns the deadline of the current thread. */
  Deadline current() {
    Deadline deadline = deadlines.get(Thread.currentThread());
    if (deadline == null) {
      throw new IllegalStateException("not a request thread");
    }
    return deadline;
  }

  /** Waits until all responses are sent, but at most a second. */
  void awaitResponses() {
    for (int checks = 0; checks < RESPONSE_CHECKS && !deadlines.isEmpty(); checks++) {
      host.sleep(RESPONSE_CHECK_INTERVAL);
    }
  }

  /** Tells whether all threads are waiting for clients while requests wait for a thread. */
  boolean areAllThreadsWaiting() {
    return !threads.getQueue().isEmpty()
        && deadlines.values().stream()
                .filter(deadline -> deadline.waitingSince().isPresent())
                .count()
            == threads.getMaximumPoolSize();
  }

  /** Interrupts overdue threads, and the longest waiting ones if requests wait for a thread. */
  void interruptOverdue() {
    Duration now = host.elapsed();
    for (Deadline deadline : deadlines.values()) {
      deadline.interruptIfOverdue(now);
    }
    int waiting = threads.getQueue().size();
    if (waiting > 0) {
      deadlines.values().stream()
          .flatMap(
              deadline ->
                  deadline.waitingSince().map(since -> new WaitingThread(deadline, since)).stream())
          .sorted(Comparator.comparing(WaitingThread::since))
          .limit(waiting)
          .forEach(
              longest -> longest.deadline().interruptIfWaitingSince(now.minus(UNDER_PRESSURE)));
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    threads.shutdownNow();
  }

  /** A deadline whose thread waits for its client, and since when. */
  private record WaitingThread(Deadline deadline, Duration since) {}

  /** The deadline of one request. */
  final class Deadline {
    private final Thread thread;

    @GuardedBy("this")
    private Duration since = Duration.ZERO;

    @GuardedBy("this")
    private @Nullable Duration until;

    Deadline(Thread thread) {
      this.thread = thread;
    }

    /** Sets the time limit of the next step. */
    synchronized void set(Duration time) {
      since = host.elapsed();
      until = since.plus(time);
    }

    /** Removes the time limit: the thread does not wait for its client. */
    synchronized void clear() {
      until = null;
    }

    private synchronized Optional<Duration> waitingSince() {
      return until == null ? Optional.empty() : Optional.of(since);
    }

    private synchronized void interruptIfWaitingSince(Duration latest) {
      if (until != null && since.compareTo(latest) <= 0) {
        interrupt();
      }
    }

    private synchronized void interruptIfOverdue(Duration now) {
      if (until != null && now.compareTo(until) > 0) {
        interrupt();
      }
    }

    @GuardedBy("this")
    private void interrupt() {
      until = null;
      thread.interrupt();
    }

    /** Clears the interrupt flag, so that it does not affect the next request of the thread. */
    private synchronized void end() {
      until = null;
      Thread.interrupted();
    }
  }
}
