package dev.payouts.cli.internal.html;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.payouts.cli.internal.html.RunTrace.PhaseStart;
import dev.payouts.cli.internal.html.RunTrace.Request;
import dev.payouts.cli.internal.html.RunTrace.Span;
import dev.payouts.core.RunListener;
import dev.payouts.core.RunReport;
import dev.payouts.notion.RequestListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what the runs of one connection do and when, for the picture of the page. Runs follow
 * each other; safe for use by the several threads of one.
 */
public final class RunRecorder implements RequestListener {
  /** The most requests and waits that are kept of a run: some ten megabytes. */
  public static final int MAX_SPANS = 100_000;

  private final Supplier<Duration> elapsed;
  private final int maxSpans;
  private final List<RecordedRun> runs = new ArrayList<>();
  private final Map<Long, Integer> earlierAttempts = new HashMap<>();
  private final Map<Long, Hold> holds = new HashMap<>();
  private final List<PhaseStart> phases = new ArrayList<>();
  private final List<Request> requests = new ArrayList<>();
  private final List<Span> waits = new ArrayList<>();
  private Duration begunAt;
  private long notKept;

  /** A wait for the budget that has not ended. */
  private record Hold(Duration since, Duration until) {}

  /**
   * Has heard nothing.
   *
   * @param elapsed the time since an arbitrary moment
   * @param maxSpans how much is kept of a run, at most {@link #MAX_SPANS}; 0 where nobody looks
   */
  public RunRecorder(Supplier<Duration> elapsed, int maxSpans) {
    this.elapsed = elapsed;
    this.maxSpans = Math.min(maxSpans, MAX_SPANS);
    this.begunAt = elapsed.get();
  }

  /** Begins a run; returns its listener. */
  public synchronized RunListener begins() {
    earlierAttempts.clear();
    holds.clear();
    phases.clear();
    requests.clear();
    waits.clear();
    notKept = 0;
    begunAt = elapsed.get();
    return new Phases();
  }

  /** Ends the run that was begun last; returns its report. */
  @CanIgnoreReturnValue
  public synchronized RunReport ended(RunReport report) {
    Duration now = now();
    holds.forEach((thread, hold) -> keepWait(thread, hold.since(), min(hold.until(), now)));
    var trace =
        new RunTrace(
            now,
            ImmutableList.copyOf(phases),
            ImmutableList.copyOf(requests),
            ImmutableList.copyOf(waits),
            notKept);
    runs.add(new RecordedRun(report, trace));
    return report;
  }

  /** Returns the runs that have ended, in their order. */
  synchronized ImmutableList<RecordedRun> runs() {
    return ImmutableList.copyOf(runs);
  }

  @Override
  public synchronized void started(Endpoint endpoint, int attempts) {
    earlierAttempts.put(Thread.currentThread().getId(), attempts);
  }

  @Override
  public synchronized void ended(Endpoint endpoint, int status, Duration duration) {
    long thread = Thread.currentThread().getId();
    Duration now = now();
    @Nullable Integer attempts = earlierAttempts.remove(thread);
    if (hasRoom()) {
      requests.add(
          new Request(
              endpoint,
              status,
              attempts == null ? 0 : attempts,
              new Span(thread, max(now.minus(duration), Duration.ZERO), now)));
    }
  }

  @Override
  public synchronized void budgetHolds(Duration wait) {
    Duration now = now();
    holds.merge(
        Thread.currentThread().getId(),
        new Hold(now, now.plus(wait)),
        (first, again) -> new Hold(first.since(), again.until()));
  }

  @Override
  public synchronized void budgetResumed(Duration waited) {
    Hold hold = holds.remove(Thread.currentThread().getId());
    if (hold != null) {
      keepWait(Thread.currentThread().getId(), hold.since(), now());
    }
  }

  private void keepWait(long thread, Duration start, Duration end) {
    if (hasRoom()) {
      waits.add(new Span(thread, start, end));
    }
  }

  private boolean hasRoom() {
    boolean hasRoom = requests.size() + waits.size() < maxSpans;
    if (!hasRoom) {
      notKept++;
    }
    return hasRoom;
  }

  private synchronized void phaseStarted(RunListener.Phase phase) {
    phases.add(new PhaseStart(phase, now()));
  }

  private Duration now() {
    return elapsed.get().minus(begunAt);
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? b : a;
  }

  /** Hears the phases. */
  private final class Phases implements RunListener {
    @Override
    public void phaseStarted(Phase phase) {
      RunRecorder.this.phaseStarted(phase);
    }
  }
}
