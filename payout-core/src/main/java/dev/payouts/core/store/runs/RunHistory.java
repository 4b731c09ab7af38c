package dev.payouts.core.store.runs;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.payouts.core.Item;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.core.VoidReport;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.store.FileJournal;
import dev.payouts.core.store.ReportParser;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.core.store.VoidJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Read-only access to the runs stored by {@link KeptRuns}: takes no lock and writes nothing. A run
 * in progress whose process is gone is shown as interrupted. Reports are read on demand.
 * Thread-safe.
 */
public final class RunHistory {
  private static final Logger LOG = LoggerFactory.getLogger(RunHistory.class);
  private static final Comparator<KeptRun> LATEST_FIRST =
      Comparator.comparing(KeptRun::startedAt).reversed();

  private final RunFiles files;
  private final FileJournal journal;

  @GuardedBy("this")
  private @Nullable ImmutableList<JournalEntry> entries;

  @GuardedBy("this")
  private @Nullable ImmutableListMultimap<String, KeptRun> voids;

  private RunHistory(RunFiles files, FileJournal journal) {
    this.files = files;
    this.journal = journal;
  }

  /**
   * {@return the runs of a state directory; nothing is read yet}
   *
   * @param stateDir the state directory
   */
  public static RunHistory of(Path stateDir) {
    return new RunHistory(RunFiles.of(stateDir), FileJournal.at(stateDir));
  }

  /**
   * {@return the runs, latest first}
   *
   * @throws StateFileException if the directory cannot be read
   */
  public ImmutableList<KeptRun> runs() {
    return files.names().stream()
        .flatMap(name -> files.read(name).stream())
        .map(this::withActualState)
        .sorted(LATEST_FIRST)
        .collect(toImmutableList());
  }

  /**
   * The latest runs.
   *
   * @param chosen the wanted ones, latest first
   * @param read all runs that are at least as late as the last of them, latest first
   * @param ids the IDs of all runs
   */
  public record Latest(
      ImmutableList<KeptRun> chosen, ImmutableList<KeptRun> read, ImmutableList<String> ids) {}

  /**
   * {@return the latest runs} Reads hardly more files than that, however many are kept: a run has
   * started before its file was last changed, so the files that were changed before the last run of
   * the list has started hold earlier ones.
   *
   * @param limit the maximum number of runs, above zero
   * @param isWanted whether a run is wanted
   * @throws StateFileException if the directory cannot be read
   */
  public Latest latest(int limit, Predicate<KeptRun> isWanted) {
    ImmutableList<StateDirectory.Changed> all = files.latestFirst();
    List<KeptRun> read = new ArrayList<>();
    var wanted = new PriorityQueue<>(Comparator.comparing(KeptRun::startedAt)); // earliest first
    for (StateDirectory.Changed file : all) {
      boolean isFull = wanted.size() == limit;
      if (isFull && file.changedAt().isBefore(wanted.element().startedAt())) {
        break;
      }
      Optional<KeptRun> run = files.read(file.name()).map(this::withActualState);
      run.ifPresent(read::add);
      run.filter(isWanted).ifPresent(wanted::add);
      if (wanted.size() > limit) {
        wanted.remove();
      }
    }
    return new Latest(
        ImmutableList.sortedCopyOf(LATEST_FIRST, wanted),
        ImmutableList.sortedCopyOf(LATEST_FIRST, read),
        all.stream().map(file -> RunFiles.runId(file.name())).collect(toImmutableList()));
  }

  /** Returns how many files have been read. */
  long reads() {
    return files.reads();
  }

  private KeptRun withActualState(KeptRun run) {
    if (run.state() != KeptRun.State.RUNNING || !run.startedBy().isGone()) {
      return run;
    }
    KeptRun now = files.read(RunFiles.name(run)).orElse(run); // it may just have ended normally
    return now.state() == KeptRun.State.RUNNING ? now.interrupted(journal()) : now;
  }

  /**
   * {@return the reports of a run, one per type: completed from the journal if the run was
   * interrupted, only those of completed types if it is in progress} Empty if they cannot be read.
   *
   * @param run the run
   */
  public Optional<ImmutableList<RunReport>> reports(KeptRun run) {
    return writtenReports(run).map(reports -> VoidedItems.marked(reports, voids(run.runId())));
  }

  /**
   * {@return the reports of a run as {@link #reports} has them, without what later voids changed}
   *
   * @param run the run
   */
  public Optional<ImmutableList<RunReport>> writtenReports(KeptRun run) {
    return read(run, in -> completed(run, ReportParser.parse(in)));
  }

  private ImmutableList<RunReport> completed(KeptRun run, ImmutableList<RunReport> reports) {
    return switch (run.state()) {
      case FINISHED, FAILED, STOPPED -> reports;
      case INTERRUPTED -> InterruptedRun.withJournal(reports, journal());
      case RUNNING ->
          reports.stream().filter(report -> report.failure().isEmpty()).collect(toImmutableList());
    };
  }

  /** Reads what is stored of a run; empty, with one warning, if that or what completes it fails. */
  private <T> Optional<T> read(KeptRun run, Function<InputStream, T> parser) {
    try (InputStream in = files.report(run)) {
      return Optional.of(parser.apply(in));
    } catch (IllegalArgumentException | IOException | StateFileException e) {
      files.warnOnce(RunFiles.name(run));
      return Optional.empty();
    }
  }

  /**
   * {@return the report of a void, completed from the journal if it was interrupted} Empty if it
   * cannot be read.
   *
   * @param run a run that is a void
   */
  public Optional<VoidReport> voidReport(KeptRun run) {
    boolean hasEnded =
        run.state() != KeptRun.State.INTERRUPTED && run.state() != KeptRun.State.RUNNING;
    return read(
        run,
        in -> hasEnded ? VoidJson.parse(in) : KeptVoid.withJournal(VoidJson.parse(in), journal()));
  }

  /** Returns the reports of the voids of a run's payouts, oldest first. */
  private ImmutableList<VoidReport> voids(String runId) {
    return voidsByRun().get(runId).stream()
        .flatMap(run -> voidReport(run).stream())
        .collect(toImmutableList());
  }

  /** The stored voids change rarely, and one command reads them once. */
  private synchronized ImmutableListMultimap<String, KeptRun> voidsByRun() {
    if (voids == null) {
      ImmutableListMultimap.Builder<String, KeptRun> found = ImmutableListMultimap.builder();
      for (KeptRun run : runs().reverse()) {
        CanonicalQuery.voidedRun(run.query()).ifPresent(voided -> found.put(voided, run));
      }
      voids = found.build();
    }
    return voids;
  }

  /**
   * {@return a run with its counts and totals} Reads its report only if its record has no totals.
   *
   * @param run the run
   */
  public KeptRun withTotals(KeptRun run) {
    if (run.endTotals() != null) {
      return run;
    }
    return CanonicalQuery.voidedRun(run.query()).isPresent()
        ? voidReport(run).map(run::summed).orElse(run)
        : run.summed(writtenReports(run).orElse(ImmutableList.of()));
  }

  /**
   * {@return the entries of the journal, which is read once} Empty if the journal cannot be read;
   * runs report that problem.
   */
  public synchronized ImmutableList<JournalEntry> journal() {
    if (entries == null) {
      try {
        entries = journal.read();
      } catch (RunAbortedException e) {
        LOG.warn("{}", e.sentence());
        entries = ImmutableList.of();
      }
    }
    return entries;
  }

  /**
   * {@return the decisions of the runs about a payable, latest first}
   *
   * @param payable the payable
   */
  public ImmutableList<PastDecision> decisions(PayableId payable) {
    ImmutableList.Builder<PastDecision> decisions = ImmutableList.builder();
    for (KeptRun run : runs()) {
      for (RunReport report : reports(run).orElse(ImmutableList.of())) {
        report.items().stream()
            .filter(item -> item.payable().equals(payable))
            .forEach(item -> decisions.add(new PastDecision(report, item, run)));
      }
    }
    return decisions.build();
  }

  /**
   * {@return the latest item of each payable, of those that are wanted, latest first}
   *
   * @param isWanted whether an item is wanted
   */
  public ImmutableList<Item> items(Predicate<Item> isWanted) {
    Map<PayableId, Item> found = new LinkedHashMap<>();
    for (KeptRun run : runs()) {
      for (RunReport report : reports(run).orElse(ImmutableList.of())) {
        report.items().stream()
            .filter(isWanted)
            .forEach(item -> found.putIfAbsent(item.payable(), item));
      }
    }
    return ImmutableList.copyOf(found.values());
  }

  /**
   * {@return the payable that a payout pays, by the journal or the reports; empty if neither has
   * it}
   *
   * @param payout the payout
   */
  public Optional<PayableId> paidBy(PayoutId payout) {
    Optional<PayableId> created =
        journal().stream()
            .filter(entry -> payout.equals(entry.payout()))
            .map(JournalEntry::payable)
            .findFirst();
    return created.or(
        () ->
            runs().stream()
                .flatMap(run -> reports(run).orElse(ImmutableList.of()).stream())
                .flatMap(report -> report.items().stream())
                .filter(item -> payout.equals(item.payout()))
                .map(Item::payable)
                .findFirst());
  }

  /**
   * {@return whether a void has cancelled a payout since, by the journal or the stored voids}
   *
   * @param payout the payout
   * @param since the start of the run that found it live
   */
  public boolean isVoidedSince(PayoutId payout, Instant since) {
    return journal().stream()
            .filter(entry -> entry.event() == JournalEntry.Event.VOIDED)
            .filter(entry -> payout.equals(entry.payout()))
            .anyMatch(entry -> !entry.at().isBefore(since))
        || voidsByRun().values().stream()
            .filter(run -> !run.startedAt().isBefore(since))
            .flatMap(run -> voidReport(run).stream())
            .flatMap(report -> report.with(VoidReport.Outcome.VOIDED).stream())
            .anyMatch(result -> payout.equals(result.item().payout()));
  }

  /**
   * {@return the ID of the run that created a payout; empty if neither the journal nor the reports
   * have it}
   *
   * @param payout the payout
   * @param decisions the decisions about its payable
   */
  public Optional<String> maker(PayoutId payout, List<PastDecision> decisions) {
    Optional<String> byReport =
        decisions.stream()
            .filter(decision -> decision.item().status() == Status.CREATED)
            .filter(decision -> payout.equals(decision.item().payout()))
            .map(decision -> decision.report().runId())
            .findFirst();
    return byReport.or(
        () ->
            journal().stream()
                .filter(entry -> payout.equals(entry.payout()) && entry.event().isPaid())
                .map(JournalEntry::runId)
                .findFirst());
  }
}
