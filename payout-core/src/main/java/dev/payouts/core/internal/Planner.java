package dev.payouts.core.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.LivePayout;
import dev.payouts.core.Payable;
import dev.payouts.core.RunListener;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.core.RunReport.Duplicate;
import dev.payouts.core.RunReport.Findings;
import dev.payouts.core.RunRequest;
import dev.payouts.core.internal.decide.ContractorFilter;
import dev.payouts.core.internal.decide.Decider;
import dev.payouts.core.internal.decide.Decision;
import dev.payouts.core.internal.decide.Keys;
import dev.payouts.core.internal.decide.Preloaded;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reading half of a run: lists, preloads, decides. Nothing is read after it. */
final class Planner {
  private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

  private final Ports ports;
  private final Execution execution;
  private final RunListener listener;

  Planner(Ports ports, Execution execution, RunListener listener) {
    this.ports = ports;
    this.execution = execution;
    this.listener = listener;
  }

  /**
   * Decides everything that a request asks for.
   *
   * @param journal what is known of payouts that queries may not show yet
   * @throws dev.payouts.core.RunStoppedException if something could not be read completely
   */
  Decided decide(RunRequest request, JournalState journal) {
    ImmutableList<Payable> listed = list(request);
    listener.phaseStarted(Phase.PRELOAD);
    var preloader = new Preloader(ports, execution, journal);
    ImmutableList<Payable> wanted = ofContractor(request, listed, preloader);
    Preloaded preloaded = preloader.preload(request.type(), Keys.of(request, wanted));
    listener.phaseStarted(Phase.DECIDE);
    Stopwatch watch = Stopwatch.start(execution.host());
    ImmutableList<Decision> decisions =
        new Decider(request, execution.policy(), preloaded).decide(wanted);
    var decided =
        new Decided(wanted, decisions, Findings.NONE.withDuplicates(duplicates(wanted, preloaded)));
    int toCreate = decided.pays().size();
    LOG.debug(
        "[PROCESS] decided={} to_create={} duplicates={} ms={}",
        decisions.size(),
        toCreate,
        decided.findings().duplicates().size(),
        watch.millis());
    listener.decided(toCreate);
    return decided;
  }

  private ImmutableList<Payable> list(RunRequest request) {
    listener.phaseStarted(Phase.LIST);
    Stopwatch watch = Stopwatch.start(execution.host());
    ImmutableList<Payable> listed =
        Lister.list(ports.payables(), request, execution.once().shard());
    LOG.debug(
        "[PROCESS] type={} shard={} listed={} ms={}",
        request.type().word(),
        execution.once().shard(),
        listed.size(),
        watch.millis());
    listener.listed(listed.size());
    return listed;
  }

  /** Who they are is loaded first, so that nothing else is about people who do not match. */
  private static ImmutableList<Payable> ofContractor(
      RunRequest request, ImmutableList<Payable> listed, Preloader preloader) {
    Optional<String> contractor = request.contractor();
    if (contractor.isEmpty()) {
      return listed;
    }
    return listed.stream()
        .filter(
            new ContractorFilter(
                contractor.get(), preloader.contractors(Keys.of(request, listed).contractors())))
        .collect(ImmutableList.toImmutableList());
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
