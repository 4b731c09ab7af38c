package dev.payouts.core.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.FailureCause;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunReport.RunFailure;
import dev.payouts.core.RunRequest;
import dev.payouts.core.VoidReport;
import dev.payouts.core.VoidReport.Mode;
import dev.payouts.core.VoidReport.Outcome;
import dev.payouts.core.VoidReport.Result;
import dev.payouts.core.VoidRequest;
import dev.payouts.core.VoidRequest.Created;
import dev.payouts.core.internal.base.JournalState;
import dev.payouts.core.internal.base.Ledger;
import dev.payouts.core.internal.base.Ports;
import dev.payouts.core.internal.base.RunSettings;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.Journal;
import dev.payouts.core.spi.PayoutLookup;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Voids payouts of a run: cancels those that are as they were created (payout-core/DESIGN.md,
 * "Void"). Used once, by one thread.
 */
public final class Voids {
  private static final String NOT_REACHED = "The void ended before this payout: void it again.";

  private static final String UNFINISHED =
      "It is cancelled, but the void of it was not finished: check that it has not been paid, because"
          + " its payable is then paid again.";

  private static final String NOT_KNOWN =
      "It is unknown whether this run created a payout for it, and a later run may have found one:"
          + " check it in Notion, and cancel it there if it is wrong.";

  private final Ports ports;
  private final RunSettings execution;
  private final String runId;
  private final Instant startedAt;
  private final ApiCalls callsBefore;

  /** Creates an instance for a backend and one invocation. */
  public Voids(Ports ports, RunSettings execution, String runId) {
    this.ports = ports;
    this.execution = execution;
    this.runId = runId;
    this.startedAt = execution.host().now();
    this.callsBefore = ports.calls().calls();
  }

  /** Shows what {@link #cancel} would do; takes no lock and writes nothing. */
  public VoidReport preview(VoidRequest request) {
    if (request.payouts().isEmpty()) {
      return report(request, Mode.DRY_RUN, ImmutableList.of(), null);
    }
    execution.once().journal().requireDestination(destination(request));
    JournalState journal = JournalState.of(execution.once().journal().read());
    var untouched = new UntouchedCheck(ports.sink().creator());
    Map<PayoutId, LivePayout> shown = shown(request);
    List<Supplier<Result>> reads =
        request.payouts().stream()
            .<Supplier<Result>>map(
                created -> () -> finished(preview(created, shown, untouched), journal))
            .toList();
    return report(
        request, Mode.DRY_RUN, execution.host().inParallel(execution.workers(), reads), null);
  }

  /** A payout that an unfinished void has cancelled: the next void ends it in the journal. */
  private static Result finished(Result result, JournalState journal) {
    return result.outcome() == Outcome.ALREADY_CANCELLED
            && journal.isVoiding(requireNonNull(result.item().payout()))
        ? new Result(result.type(), result.item(), Outcome.PLANNED, UNFINISHED)
        : result;
  }

  private Result preview(
      Created created, Map<PayoutId, LivePayout> shown, UntouchedCheck untouched) {
    LivePayout payout = shown.get(created.item().payout());
    PayoutLookup found =
        payout == null
            ? ports.payouts().livePayout(created.type(), requireNonNull(created.item().payout()))
            : new PayoutLookup.Live(payout);
    return untouched
        .left(created, found)
        .orElseGet(() -> result(created, Outcome.PLANNED, /* message= */ null));
  }

  private Map<PayoutId, LivePayout> shown(VoidRequest request) {
    Map<PayoutId, LivePayout> shown = new HashMap<>();
    for (PayableType type : types(request)) {
      ports
          .payouts()
          .livePayouts(
              type,
              request.payouts().stream()
                  .filter(created -> created.type() == type)
                  .map(created -> created.item().payable())
                  .collect(toImmutableSet()),
              ImmutableMap.of())
          .forEach(payout -> shown.put(payout.id(), payout));
    }
    return shown;
  }

  /**
   * Cancels the payouts under the lock.
   *
   * @throws RunAbortedException if it could not begin; nothing was changed
   */
  public VoidReport cancel(VoidRequest request) {
    if (request.payouts().isEmpty()) {
      return report(request, Mode.REAL, ImmutableList.of(), null);
    }
    RunSettings.ExactlyOnceSettings once = execution.once();
    var claim = new Journal.Claim(runId, once.shard(), destination(request), once.hosts());
    try (Journal.Session session = once.journal().begin(claim)) {
      var ledger = new Ledger(session, execution.host(), runId);
      JournalState before = JournalState.of(session.entries());
      var untouched = new UntouchedCheck(ports.sink().creator());
      var halted = new AtomicReference<@Nullable RunFailure>();
      List<Supplier<Result>> cancels =
          request.payouts().stream()
              .map(created -> new VoidAttempt(created, ports, execution, ledger, untouched, before))
              .<Supplier<Result>>map(attempt -> () -> cancel(attempt, halted))
              .toList();
      ImmutableList<Result> results = execution.host().inParallel(execution.workers(), cancels);
      return report(request, Mode.REAL, results, halted.get());
    }
  }

  private Result cancel(VoidAttempt attempt, AtomicReference<@Nullable RunFailure> halted) {
    Created created = attempt.created();
    if (halted.get() != null) {
      return result(created, Outcome.NOT_ATTEMPTED, NOT_REACHED);
    }
    if (execution.once().isStopping().getAsBoolean()) {
      halted.compareAndSet(null, STOPPED);
      return result(created, Outcome.NOT_ATTEMPTED, NOT_REACHED);
    }
    Result result = attempt.end();
    RunFailure failure = attempt.failure();
    if (failure != null) {
      halted.compareAndSet(null, failure);
    }
    return result;
  }

  /** The failure of a void that was stopped by the user or a signal. */
  static final RunFailure STOPPED =
      new RunFailure(
          FailureCause.STOPPED,
          "The void was stopped before all payouts were cancelled: void the run again.");

  static Result result(Created created, Outcome outcome, @Nullable String message) {
    return new Result(created.type(), created.item(), outcome, message);
  }

  /** Returns where the payouts are; prepares what reading payouts of each type needs. */
  private Destination destination(VoidRequest request) {
    ImmutableList<Destination> ofEachType =
        types(request).stream()
            .map(type -> ports.sink().destination(RunRequest.builder(type).build()))
            .collect(toImmutableList());
    return ofEachType.get(0);
  }

  private static ImmutableSet<PayableType> types(VoidRequest request) {
    return request.payouts().stream().map(Created::type).collect(toImmutableSet());
  }

  /** Adds the payables of which it is unknown whether the run created a payout. */
  private VoidReport report(
      VoidRequest request, Mode mode, ImmutableList<Result> results, @Nullable RunFailure stopped) {
    return new VoidReport(
        runId,
        request.runId(),
        startedAt,
        mode,
        ImmutableList.<Result>builder()
            .addAll(results)
            .addAll(
                request.unknown().stream()
                    .map(created -> result(created, Outcome.OUTCOME_UNKNOWN, NOT_KNOWN))
                    .iterator())
            .build(),
        ports.calls().calls().since(callsBefore),
        stopped);
  }
}
