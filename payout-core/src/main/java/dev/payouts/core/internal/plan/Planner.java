package dev.payouts.core.internal.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Approval;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport.Duplicate;
import dev.payouts.core.RunReport.Findings;
import dev.payouts.core.RunRequest;
import dev.payouts.core.internal.base.JournalState;
import dev.payouts.core.internal.base.Ports;
import dev.payouts.core.internal.base.RunSettings;
import dev.payouts.core.internal.base.Stopwatch;
import dev.payouts.core.internal.decide.ApprovalGate;
import dev.payouts.core.internal.decide.ContractorFilter;
import dev.payouts.core.internal.decide.Decider;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.core.internal.decide.preloaded.PlausibleDates;
import dev.payouts.core.internal.decide.preloaded.PreloadKeys;
import dev.payouts.core.internal.decide.preloaded.Preloaded;
import dev.payouts.core.internal.plan.Lister.Listing;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reading half of a run: lists, preloads and decides. Nothing is read afterwards. */
public record Planner(Ports ports, RunSettings execution) {
  private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

  /**
   * Decides all payables of a request.
   *
   * @param journal the recorded payouts, which queries may not show yet
   * @throws dev.payouts.core.RunAbortedException if the data would be incomplete
   */
  public DecidedRun decide(RunRequest request, JournalState journal) {
    Listing listing = list(request);
    execution.listener().phaseStarted(Phase.PRELOAD);
    var preloader = new Preloader(ports, execution, journal);
    PlausibleDates dates = execution.plausibleDates();
    ImmutableList<Payable> wanted = ofContractor(request, listing.wanted(), preloader);
    Optional<ApprovalGate> gate = gate();
    PreloadKeys keys =
        PreloadKeys.of(request, wanted, dates)
            .withSources(gate.map(one -> one.gone(wanted).keySet()).orElse(ImmutableSet.of()));
    Preloaded preloaded = preloader.preload(request.type(), keys).with(listing.claims());
    execution.listener().phaseStarted(Phase.DECIDE);
    Stopwatch watch = Stopwatch.start(execution.host());
    ImmutableList<Decision> decided =
        writable(new Decider(request, execution.policy(), preloaded, dates).decide());
    ImmutableList<Decision> decisions =
        gate.map(one -> one.apply(decided, preloaded)).orElse(decided);
    Findings findings = Findings.NONE.withDuplicates(duplicates(wanted, preloaded));
    var result =
        new DecidedRun(wanted, decisions, findings, ofOtherPayDay(request, preloaded, dates));
    int toCreate = result.pays().size();
    LOG.debug(
        "[PROCESS] decided={} to_create={} duplicates={} ms={}",
        decisions.size(),
        toCreate,
        findings.duplicates().size(),
        watch.millis());
    execution.listener().decided(toCreate);
    return result;
  }

  /** Decides as if nothing were paid, because whatever is paid is skipped before its pay day. */
  private ImmutableSet<PayableId> ofOtherPayDay(
      RunRequest request, Preloaded preloaded, PlausibleDates dates) {
    if (request.payDay().isEmpty() || !request.has(RunOption.DRY_RUN)) {
      return ImmutableSet.of();
    }
    return new Decider(request, execution.policy(), preloaded.withoutPayouts(), dates)
        .decide().stream()
            .map(Decision::item)
            .filter(item -> item.reason() == Reason.PAY_DAY_MISMATCH)
            .map(Item::payable)
            .collect(ImmutableSet.toImmutableSet());
  }

  private Listing list(RunRequest request) {
    execution.listener().phaseStarted(Phase.LIST);
    Stopwatch watch = Stopwatch.start(execution.host());
    Listing listing =
        Lister.list(
            ports.payables(),
            request,
            request.month().map(DaySpan::of).orElse(null),
            execution.once().shard());
    int count = listing.wanted().size();
    LOG.debug(
        "[PROCESS] type={} shard={} listed={} ms={}",
        request.type().word(),
        execution.once().shard(),
        count,
        watch.millis());
    execution.listener().listed(count);
    return listing;
  }

  /** Fails payouts that the workspace cannot store, so that a dry run reports them too. */
  private ImmutableList<Decision> writable(ImmutableList<Decision> decisions) {
    Map<CurrencyCode, Optional<String>> problems = new HashMap<>();
    ImmutableList.Builder<Decision> writable =
        ImmutableList.builderWithExpectedSize(decisions.size());
    for (Decision decision : decisions) {
      writable.add(
          decision instanceof Decision.Pay pay
              ? problems
                  .computeIfAbsent(pay.draft().money().currency(), ports.sink()::unwritable)
                  .<Decision>map(problem -> unwritable(pay.item(), problem))
                  .orElse(pay)
              : decision);
    }
    return writable.build();
  }

  private static Decision unwritable(Item item, String problem) {
    return new Decision.Leave(item.left(Reason.CURRENCY_UNKNOWN, problem, null));
  }

  private Optional<ApprovalGate> gate() {
    Approval approval = execution.approval();
    return approval == null
        ? Optional.empty()
        : Optional.of(new ApprovalGate(approval, execution.once().shard()));
  }

  /** Loads contractors first, so that nothing else is loaded for those that do not match. */
  private ImmutableList<Payable> ofContractor(
      RunRequest request, ImmutableList<Payable> listed, Preloader preloader) {
    Optional<String> contractor = request.contractor();
    if (contractor.isEmpty()) {
      return listed;
    }
    var filter =
        new ContractorFilter(
            contractor.get(),
            ports.positions().typedId(contractor.get().strip()),
            preloader.contractors(
                PreloadKeys.of(request, listed, execution.plausibleDates()).contractors()));
    ImmutableList<Payable> wanted =
        listed.stream().filter(filter).collect(ImmutableList.toImmutableList());
    if (wanted.isEmpty()) {
      requireContractor(filter);
    }
    return wanted;
  }

  /** A contractor without payables gives an empty run; a misspelled name is an error. */
  private void requireContractor(ContractorFilter filter) {
    ports
        .positions()
        .everyContractor()
        .flatMap(filter::misfit)
        .ifPresent(
            sentence -> {
              throw new RunAbortedException(FailureCause.NO_SUCH_CONTRACTOR, sentence);
            });
  }

  private static ImmutableList<Duplicate> duplicates(List<Payable> payables, Preloaded preloaded) {
    ImmutableList.Builder<Duplicate> duplicates = ImmutableList.builder();
    for (Payable payable : payables) {
      ImmutableList<LivePayout> live = preloaded.livePayouts(payable.id());
      if (live.size() > 1) {
        duplicates.add(
            new Duplicate(
                payable.id(),
                live.stream().map(LivePayout::id).collect(ImmutableList.toImmutableList())));
      }
    }
    return duplicates.build();
  }
}
