package dev.payouts.http.internal;

import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.AtomicLongMap;
import dev.payouts.core.Item;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.Reason;
import dev.payouts.core.RunListener;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.core.host.Host;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.core.spi.CallCounter;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.RunProgress;
import dev.payouts.core.store.runs.RunProgress.Counts;
import dev.payouts.notion.RequestListener;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The run in progress: its progress, its end, and a way to stop it. Thread-safe. */
final class ActiveRun implements RunListener, RequestListener {
  /** Shorter waits are pacing between workers and are not shown. */
  private static final Duration MIN_SHOWN_WAIT = Duration.ofSeconds(1);

  private final KeptRun begun;
  private final RunQuery query;
  private final Admission admission;
  private final Host host;
  private final CompletableFuture<ImmutableList<RunReport>> end = new CompletableFuture<>();
  private final AtomicLong listed = new AtomicLong();
  private final AtomicLong decided = new AtomicLong();
  private final AtomicLongMap<Status> ended = AtomicLongMap.create();
  private final AtomicLong notAttempted = new AtomicLong();
  private volatile @Nullable PayableType type;
  private volatile RunListener.@Nullable Phase phase;
  private volatile @Nullable Instant budgetResumesAt;
  private volatile CallCounter calls = () -> ApiCalls.NONE;
  private volatile boolean isStopping;
  private volatile @Nullable PayoutEngine engine;

  ActiveRun(KeptRun begun, RunQuery query, Admission admission, Host host) {
    this.begun = begun;
    this.query = query;
    this.admission = admission;
    this.host = host;
  }

  /** Returns the record of the run with its progress so far. */
  KeptRun run() {
    var counts =
        new Counts(
            listed.get(),
            decided.get(),
            ended.get(Status.CREATED),
            ended.get(Status.PLANNED),
            ended.get(Status.SKIPPED),
            ended.get(Status.FAILED) - notAttempted.get(),
            notAttempted.get(),
            /* voided= */ 0);
    Instant resumesAt = budgetResumesAt;
    boolean isWaiting = resumesAt != null && resumesAt.isAfter(host.now());
    return begun.at(
        new RunProgress(type, phase, counts, calls.calls(), isWaiting ? resumesAt : null));
  }

  String id() {
    return begun.runId();
  }

  RunQuery query() {
    return query;
  }

  /** Returns the decision whether the run begins. */
  Admission admission() {
    return admission;
  }

  /** Returns the reports of all types, completed when the run ends. */
  CompletableFuture<ImmutableList<RunReport>> end() {
    return end;
  }

  /** Counts the requests of a connection from now on. */
  void counts(CallCounter connection) {
    calls = connection;
  }

  /** Notes the current engine, so that it can be stopped. */
  void begins(PayableType next, PayoutEngine itsEngine) {
    type = next;
    engine = itsEngine;
    if (isStopping) {
      itsEngine.stop(); // stop() may have been called before the engine existed
    }
  }

  /** Prevents further creates. */
  void stop() {
    isStopping = true;
    PayoutEngine active = engine;
    if (active != null) {
      active.stop();
    }
  }

  boolean isStopping() {
    return isStopping;
  }

  @Override
  public void phaseStarted(Phase next) {
    phase = next;
  }

  @Override
  public void listed(int count) {
    listed.addAndGet(count);
  }

  @Override
  public void decided(int toCreate) {
    decided.addAndGet(toCreate);
  }

  @Override
  public void itemEnded(Item item) {
    count(item, 1);
  }

  private void count(Item item, int change) {
    ended.addAndGet(item.status(), change);
    if (item.reason() == Reason.NOT_ATTEMPTED) {
      notAttempted.addAndGet(change);
    }
  }

  @Override
  public void itemRevised(Item before, Item after) {
    count(before, -1);
    count(after, 1);
  }

  @Override
  public void budgetHolds(Duration wait) {
    if (wait.compareTo(MIN_SHOWN_WAIT) >= 0) {
      budgetResumesAt = host.now().plus(wait);
    }
  }

  @Override
  public void budgetResumed(Duration waited) {
    budgetResumesAt = null;
  }
}
