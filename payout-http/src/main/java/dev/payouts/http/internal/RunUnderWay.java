package dev.payouts.http.internal;

import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.AtomicLongMap;
import dev.payouts.core.ApiCalls;
import dev.payouts.core.CallCounter;
import dev.payouts.core.Item;
import dev.payouts.core.PayableType;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.Reason;
import dev.payouts.core.RunListener;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.core.host.Host;
import dev.payouts.core.store.KeptRun;
import dev.payouts.core.store.RunProgress;
import dev.payouts.core.store.RunProgress.Counts;
import dev.payouts.notion.RequestListener;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The one run under way: how far it is, how to stop it, and its end. Safe for several threads. */
final class RunUnderWay implements RunListener, RequestListener {
  /** Shorter waits are a worker's turn in a queue, nothing to show. */
  private static final Duration SHOWN_WAIT = Duration.ofSeconds(1);

  private final KeptRun begun;
  private final RunQuery query;
  private final Admission admission;
  private final Host host;
  private final RequestListener alsoTold;
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

  RunUnderWay(
      KeptRun begun, RunQuery query, Admission admission, Host host, RequestListener alsoTold) {
    this.begun = begun;
    this.query = query;
    this.admission = admission;
    this.host = host;
    this.alsoTold = alsoTold;
  }

  /** Returns what is kept of it, as far as it has got. */
  KeptRun run() {
    var counts =
        new Counts(
            listed.get(),
            decided.get(),
            ended(Status.CREATED),
            ended(Status.PLANNED),
            ended(Status.SKIPPED),
            ended(Status.FAILED) - notAttempted.get(),
            notAttempted.get());
    Instant resumesAt = budgetResumesAt;
    boolean isHeld = resumesAt != null && resumesAt.isAfter(host.now());
    return begun.at(new RunProgress(type, phase, counts, calls.calls(), isHeld ? resumesAt : null));
  }

  String id() {
    return begun.runId();
  }

  RunQuery query() {
    return query;
  }

  /** Returns whether it begins. */
  Admission admission() {
    return admission;
  }

  /** Returns the reports of all types, once it has ended. */
  CompletableFuture<ImmutableList<RunReport>> end() {
    return end;
  }

  /** Counts the requests of a connection from now on. */
  void counts(CallCounter connection) {
    calls = connection;
  }

  /** Notes which engine is at work, for whoever stops it. */
  void begins(PayableType next, PayoutEngine itsEngine) {
    type = next;
    engine = itsEngine;
    if (isStopping) {
      itsEngine.stop(); // the call may have come before there was an engine to tell
    }
  }

  /** Lets no further create begin. */
  void stop() {
    isStopping = true;
    PayoutEngine atWork = engine;
    if (atWork != null) {
      atWork.stop();
    }
  }

  boolean isStopping() {
    return isStopping;
  }

  private long ended(Status status) {
    return ended.get(status);
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
  public void started(Endpoint endpoint, int earlierAttempts) {
    alsoTold.started(endpoint, earlierAttempts);
  }

  @Override
  public void itemRevised(Item before, Item after) {
    count(before, -1);
    count(after, 1);
  }

  @Override
  public void ended(Endpoint endpoint, int status, Duration duration) {
    alsoTold.ended(endpoint, status, duration);
  }

  @Override
  public void repeating(Endpoint endpoint, int failures, Duration pause) {
    alsoTold.repeating(endpoint, failures, pause);
  }

  @Override
  public void budgetHolds(Duration wait) {
    if (wait.compareTo(SHOWN_WAIT) >= 0) {
      budgetResumesAt = host.now().plus(wait);
    }
    alsoTold.budgetHolds(wait);
  }

  @Override
  public void budgetResumed(Duration waited) {
    budgetResumesAt = null;
    alsoTold.budgetResumed(waited);
  }
}
