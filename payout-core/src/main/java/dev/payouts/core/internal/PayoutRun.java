package dev.payouts.core.internal;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.FailureCause;
import dev.payouts.core.HostSharing;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunListener;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunReport.Findings;
import dev.payouts.core.RunReport.Resolved;
import dev.payouts.core.RunReport.RunFailure;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.host.Host;
import dev.payouts.core.internal.base.JournalState;
import dev.payouts.core.internal.base.Ledger;
import dev.payouts.core.internal.base.Moment;
import dev.payouts.core.internal.base.Ports;
import dev.payouts.core.internal.base.RunSettings;
import dev.payouts.core.internal.base.Stopwatch;
import dev.payouts.core.internal.create.CreatedItems;
import dev.payouts.core.internal.create.Creator;
import dev.payouts.core.internal.create.OpenIntents;
import dev.payouts.core.internal.create.OverlapCheck;
import dev.payouts.core.internal.create.Resolver;
import dev.payouts.core.internal.create.UnknownCreates;
import dev.payouts.core.internal.create.VisibilityWait;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.core.internal.plan.DecidedRun;
import dev.payouts.core.internal.plan.Planner;
import dev.payouts.core.internal.review.EarlierMonths;
import dev.payouts.core.internal.review.Variance;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.Journal;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run, from listing to report, in one direction (payout-core/DESIGN.md). Used once, by one
 * thread.
 *
 * <p>Reading and deciding end before the first create begins, so a run that cannot read everything
 * has written nothing.
 */
public final class PayoutRun {
  private static final Logger LOG = LoggerFactory.getLogger(PayoutRun.class);
  private static final String INTERRUPTED = "The run was interrupted while reading: run it again.";

  private final Ports ports;
  private final RunSettings execution;
  private final RunListener listener;
  private final String runId;
  private final RunRequest request;
  private final Instant startedAt;
  private final Stopwatch watch;
  private final ApiCalls callsBefore;
  private ImmutableList<Resolved> resolved = ImmutableList.of();

  /** Starts the clock and the request count. */
  public PayoutRun(Ports ports, RunSettings execution, String runId, RunRequest request) {
    this.ports = ports;
    this.execution = execution;
    this.listener = execution.listener();
    this.runId = runId;
    this.request = request;
    this.startedAt = execution.host().now();
    this.watch = Stopwatch.start(execution.host());
    this.callsBefore = ports.calls().calls();
  }

  /** Runs; failures of the ports are part of the report, not thrown. */
  public RunReport run() {
    LOG.debug("[PROCESS] run={} type={} started", runId, request.type().word());
    listener.runStarted(runId, request);
    RunReport report = planOrCreate();
    listener.runEnded(report);
    return report;
  }

  private RunReport planOrCreate() {
    try {
      return request.has(RunOption.DRY_RUN) ? plan() : create();
    } catch (RunAbortedException stopped) {
      return nothingDone(new RunFailure(stopped.stopCause(), stopped.sentence()));
    } catch (Host.StoppedException interrupted) {
      return nothingDone(new RunFailure(FailureCause.NOT_CARRIED_THROUGH, INTERRUPTED));
    }
  }

  private RunReport nothingDone(RunFailure stop) {
    String sentence = stop.sentence() + " Nothing was created.";
    return report(ImmutableList.of(), DecidedRun.NOTHING, new RunFailure(stop.cause(), sentence));
  }

  /** Takes no lock, resolves nothing, writes nothing. */
  private RunReport plan() {
    execution.once().journal().requireDestination(ports.sink().destination(request));
    JournalState journal = JournalState.of(execution.once().journal().read());
    DecidedRun decided = new Planner(ports, execution).decide(request, journal);
    ApiCalls reads = ports.calls().calls().since(callsBefore);
    ImmutableList<Item> items = decided.items(pay -> CreatedItems.decided(pay, journal));
    Findings findings =
        decided
            .findings()
            .withWaiting(new EarlierMonths(ports, execution, journal).unpaid(request))
            .withComparison(
                new Variance(ports, execution)
                    .of(request, items, decided.payables(), decided.ofOtherPayDay()));
    items.forEach(listener::itemEnded);
    return report(
        items,
        decided.with(findings),
        passedLimit(decided).orElse(null),
        withWrites(reads, decided));
  }

  /** Returns the run failure if the payouts would exceed a limit. */
  private Optional<RunFailure> passedLimit(DecidedRun decided) {
    List<PayoutDraft> drafts = decided.pays().stream().map(Decision.Pay::draft).toList();
    return execution
        .limits()
        .passedBy(drafts)
        .map(sentence -> new RunFailure(FailureCause.LIMIT_PASSED, sentence));
  }

  private RunReport create() {
    RunSettings.ExactlyOnceSettings once = execution.once();
    Destination destination = ports.sink().destination(request);
    var claim = new Journal.Claim(runId, once.shard(), destination, once.hosts());
    try (Journal.Session session = once.journal().begin(claim)) {
      var ledger = new Ledger(session, execution.host(), runId);
      new VisibilityWait(execution).take(session);
      var resolver = new Resolver(ports.payouts(), execution);
      JournalState left = JournalState.of(session.entries());
      if (!left.open().isEmpty()) {
        listener.phaseStarted(Phase.SETTLE);
      }
      resolved =
          new OpenIntents(resolver, ledger, execution.host(), once.timeouts()).resolve(left.open());
      Moment began = Moment.of(execution.host());
      DecidedRun decided =
          new Planner(ports, execution).decide(request, JournalState.of(ledger.entries()));
      return create(decided, began, ledger, resolver);
    }
  }

  private RunReport create(DecidedRun decided, Moment began, Ledger ledger, Resolver resolver) {
    for (Decision decision : decided.decisions()) {
      if (decision instanceof Decision.Leave leave) {
        listener.itemEnded(leave.item());
      }
    }
    Optional<RunFailure> passed = passedLimit(decided);
    if (passed.isPresent()) {
      return report(notAttempted(decided, passed.get()), decided, passed.get());
    }
    listener.phaseStarted(Phase.CREATE);
    var creator = new Creator(ports.sink(), execution, ledger, began, toComplete(decided));
    ImmutableList<Decision.Pay> pays = decided.pays();
    ImmutableList<Item> created =
        new UnknownCreates(resolver, ledger, creator, listener)
            .resolve(request.type(), pays, creator.create(pays, listener::itemEnded));
    Iterator<Item> ended = created.iterator();
    ImmutableList<Item> all = decided.items(pay -> ended.next());
    if (execution.once().hosts() == HostSharing.SHARED) {
      listener.phaseStarted(Phase.AUDIT);
      OverlapCheck.Result audit =
          new OverlapCheck(ports, execution, resolver, ledger)
              .audit(all, decided.findings().duplicates());
      return report(
          audit.items(),
          decided.with(decided.findings().withDuplicates(audit.duplicates())),
          audit.stop().or(creator::stop).orElse(null));
    }
    return report(all, decided, creator.stop().orElse(null));
  }

  private ImmutableList<Item> notAttempted(DecidedRun decided, RunFailure why) {
    return decided.items(
        pay -> {
          Item item = pay.item().left(Reason.NOT_ATTEMPTED, why.sentence(), null);
          listener.itemEnded(item);
          return item;
        });
  }

  /** Returns the line items of each order to be set to completed after it is paid. */
  private ImmutableMap<PayableId, ImmutableSet<PayableId>> toComplete(DecidedRun decided) {
    return request.has(RunOption.COMPLETE_ORDERS) ? decided.lineItems() : ImmutableMap.of();
  }

  private RunReport report(
      ImmutableList<Item> items, DecidedRun decided, @Nullable RunFailure stop) {
    boolean isDry = request.has(RunOption.DRY_RUN);
    ApiCalls calls = ports.calls().calls().since(callsBefore);
    return report(items, decided, stop, isDry ? withWrites(calls, decided) : null);
  }

  private RunReport report(
      ImmutableList<Item> items,
      DecidedRun decided,
      @Nullable RunFailure stop,
      @Nullable ApiCalls callsOfRealRun) {
    ApiCalls calls = ports.calls().calls().since(callsBefore);
    var report =
        new RunReport(
            runId,
            request,
            startedAt,
            watch.elapsed(),
            items,
            decided.findings().withSettled(resolved),
            calls,
            callsOfRealRun,
            stop);
    LOG.debug(
        "[PROCESS] run={} processed={} created={} planned={} skipped={} failed={} stopped={} ms={}",
        runId,
        items.size(),
        report.count(Status.CREATED),
        report.count(Status.PLANNED),
        report.count(Status.SKIPPED),
        report.count(Status.FAILED),
        stop == null ? "no" : stop.cause(),
        watch.millis());
    return report;
  }

  /** Returns the requests a real run would send: the reads of this run plus the writes. */
  private ApiCalls withWrites(ApiCalls reads, DecidedRun decided) {
    ImmutableMap<PayableId, ImmutableSet<PayableId>> toComplete = toComplete(decided);
    long updates = 0;
    for (Decision.Pay pay : decided.pays()) {
      ImmutableSet<PayableId> lineItems = toComplete.get(pay.draft().payable());
      updates += lineItems == null ? 0 : 1 + lineItems.size();
    }
    return new ApiCalls(
        reads.query(),
        reads.get(),
        decided.pays().size(),
        updates,
        0, // schemas are cached by this run
        reads.retries(),
        reads.rateLimited());
  }
}
