package dev.payouts.core.store.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multiset;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.payouts.core.RunReport;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.host.StateFiles;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.store.FileJournal;
import dev.payouts.core.store.ReportJson;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.core.store.runs.RunStarter.Way;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the latest runs with their reports, in {@code runs} of a state directory, for one server
 * at a time and any number of commands, each of which stores its own runs. The server marks
 * interrupted runs: its own, because it has the directory to itself, and those of commands whose
 * process is gone. Thread-safe.
 */
public final class KeptRuns implements AutoCloseable {
  /** The number of runs of each type that are kept however old they are; dry runs apart. */
  public static final int KEPT = 100;

  private static final Logger LOG = LoggerFactory.getLogger(KeptRuns.class);

  private final RunFiles files;
  private final StateFiles.Lock lock;
  private final Supplier<ImmutableList<JournalEntry>> journal;

  /** Oldest first. */
  @GuardedBy("this")
  private final List<KeptRun> runs = new ArrayList<>();

  /** Runs that could not be written and exist only in memory. */
  @GuardedBy("this")
  private final Set<String> unwritten = new HashSet<>();

  private KeptRuns(
      RunFiles files, StateFiles.Lock lock, Supplier<ImmutableList<JournalEntry>> journal) {
    this.files = files;
    this.lock = lock;
    this.journal = journal;
  }

  /**
   * Opens the stored runs for a server and marks interrupted ones.
   *
   * @param stateDir the state directory; created at the first write
   * @param journal reads the journal, to count the payouts of interrupted runs
   * @return the stored runs
   * @throws StateFiles.LockedException if another server has them open
   * @throws StateFileException if they cannot be read or written
   */
  public static KeptRuns open(Path stateDir, Supplier<ImmutableList<JournalEntry>> journal) {
    RunFiles files = RunFiles.of(stateDir);
    StateFiles.Lock lock = files.lock();
    try {
      var kept = new KeptRuns(files, lock, journal);
      kept.refreshFrom(files.names());
      kept.closeInterrupted(run -> run.startedBy().way() == Way.HTTP || kept.isProcessGone(run));
      return kept;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * {@return the stored runs, for a command, even while a server has them open} Closing them has no
   * effect.
   *
   * @param stateDir the state directory
   * @throws StateFileException if they cannot be read
   */
  public static KeptRuns beside(Path stateDir) {
    RunFiles files = RunFiles.of(stateDir);
    var kept = new KeptRuns(files, () -> {}, ImmutableList::of);
    kept.refreshFrom(files.names());
    return kept;
  }

  /**
   * {@return the journal of a state directory; before it is compacted, it completes the reports of
   * interrupted runs that are stored there}
   *
   * @param stateDir the state directory; created at the first write
   * @param locks prevents overlapping runs with other state directories on this machine
   */
  public static FileJournal journal(Path stateDir, MachineLocks locks) {
    return FileJournal.at(stateDir, locks)
        .compactedIf(entries -> InterruptedReports.complete(stateDir, entries));
  }

  /** Updates the runs in memory with files that other processes added, changed or deleted. */
  private synchronized void refreshFrom(List<String> found) {
    ImmutableSet<String> names = ImmutableSet.copyOf(found);
    ImmutableSet<String> inMemory = ImmutableSet.copyOf(unwritten);
    runs.removeIf(run -> !names.contains(RunFiles.name(run)) && !inMemory.contains(run.runId()));
    Set<String> known = new HashSet<>();
    runs.forEach(run -> known.add(RunFiles.name(run)));
    runs.replaceAll(this::reread);
    List<KeptRun> others = new ArrayList<>();
    for (String name : names) {
      if (!known.contains(name)) {
        files.read(name).ifPresent(others::add);
      }
    }
    others.sort(Comparator.comparing(KeptRun::startedAt));
    runs.addAll(others); // after the known runs, because the clock may have been set back
  }

  /** Reads a run even if it seemed interrupted: its process may not be visible from here. */
  private KeptRun reread(KeptRun run) {
    boolean isOfOthers = run.startedBy().way() == Way.COMMAND;
    return isOfOthers && run.endedAt() == null ? files.read(RunFiles.name(run)).orElse(run) : run;
  }

  /** Reads runs that other processes have stored meanwhile; for a server. */
  public synchronized void refresh() {
    try {
      refreshFrom(files.names());
    } catch (StateFileException e) {
      LOG.warn("cannot read the runs of commands: {}", e.getMessage());
    }
    closeInterrupted(run -> run.startedBy().way() == Way.COMMAND && isProcessGone(run));
  }

  /** Reads the run again, because it may have ended normally in the meantime. */
  private boolean isProcessGone(KeptRun run) {
    return run.startedBy().isGone()
        && files.read(RunFiles.name(run)).filter(now -> now.state() == run.state()).isPresent();
  }

  private synchronized void closeInterrupted(Predicate<KeptRun> isInterrupted) {
    for (KeptRun run : ImmutableList.copyOf(runs)) {
      if (run.state() == KeptRun.State.RUNNING && isInterrupted.test(run)) {
        KeptRun end = run.interrupted(journal.get());
        runs.set(runs.indexOf(run), end);
        try {
          files.rewrite(end);
        } catch (StateFileException e) {
          LOG.warn("cannot write that a run was interrupted: {}", e.getMessage());
        }
      }
    }
  }

  /** {@return the runs, latest first} */
  public synchronized ImmutableList<KeptRun> latest() {
    return ImmutableList.copyOf(runs).reverse();
  }

  /**
   * {@return a run; empty if it is not stored}
   *
   * @param runId the ID of the run
   */
  public synchronized Optional<KeptRun> find(String runId) {
    return runs.stream().filter(run -> run.runId().equals(runId)).findFirst();
  }

  /**
   * {@return the run started by an idempotency key; empty if it is not stored}
   *
   * @param idempotencyKey the key that the caller sent
   */
  public synchronized Optional<KeptRun> startedBy(String idempotencyKey) {
    String fingerprint = KeptRun.fingerprint(idempotencyKey);
    return runs.stream().filter(run -> fingerprint.equals(run.key())).findFirst();
  }

  /**
   * Stores a run; it is on disk when this returns.
   *
   * @param run the run
   * @param report its report; while it is in progress, the report that applies if it ends now
   * @throws StateFileException if it could not be written; the old version is still stored
   */
  public void keep(KeptRun run, String report) {
    keep(run, out -> out.write(report.getBytes(UTF_8)));
  }

  /**
   * Stores a run with the reports of its types, without holding their JSON in memory.
   *
   * @param run the run
   * @param reports the reports of its types
   * @throws StateFileException if it could not be written; the old version is still stored
   */
  public void keep(KeptRun run, List<RunReport> reports) {
    keep(run, out -> ReportJson.report(reports, out));
  }

  private synchronized void keep(KeptRun run, StateDirectory.Content report) {
    files.write(run, report);
    putInMemory(run);
    unwritten.remove(run.runId());
    refreshFrom(files.names());
  }

  /**
   * Deletes runs that are too old, measured from the end of a stored run. Does nothing if that run
   * did not complete, because it may have been refused: then the directory, or the configuration,
   * may be that of other payouts. A dry run, which is never refused, deletes dry runs only. Keeps
   * runs in progress, which may look oldest if the clock was set back.
   *
   * @param kept the stored run
   * @param keepFor how long runs are kept, by the configuration of that run; dry runs only by their
   *     number
   */
  public synchronized void deleteOld(KeptRun kept, Duration keepFor) {
    Instant end = kept.endedAt();
    if (end == null || !(kept.isDryRun() || kept.state() == KeptRun.State.FINISHED)) {
      return;
    }
    Instant recent = end.minus(keepFor);
    Multiset<String> later = HashMultiset.create();
    for (KeptRun run : ImmutableList.copyOf(runs).reverse()) {
      ImmutableSet<String> kinds = kinds(run);
      boolean isAmongLast = kinds.stream().anyMatch(kind -> later.count(kind) < KEPT);
      later.addAll(kinds);
      boolean isRecent = !run.isDryRun() && !run.startedAt().isBefore(recent);
      boolean isUnderWay = run.state() == KeptRun.State.RUNNING && !run.startedBy().isGone();
      boolean mayDelete = run.isDryRun() || !kept.isDryRun();
      boolean isOld = !isAmongLast && !isRecent && !isUnderWay;
      if (isOld && mayDelete && !run.runId().equals(kept.runId())) {
        runs.remove(run);
        files.delete(run);
      }
    }
  }

  /** Returns the types of a run, those of dry runs and voids apart. */
  private static ImmutableSet<String> kinds(KeptRun run) {
    String prefix =
        run.isDryRun() ? "dry " : CanonicalQuery.voidedRun(run.query()).isPresent() ? "void " : "";
    return CanonicalQuery.types(run.query()).stream()
        .map(type -> prefix + type.word())
        .collect(ImmutableSet.toImmutableSet());
  }

  /**
   * Keeps a run that cannot be written in memory until the process ends.
   *
   * @param run the run
   */
  public synchronized void remember(KeptRun run) {
    putInMemory(run);
    unwritten.add(run.runId());
  }

  @GuardedBy("this")
  private void putInMemory(KeptRun run) {
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).runId().equals(run.runId())) {
        runs.set(i, run);
        return;
      }
    }
    runs.add(run); // latest by order, because the clock may have been set back
  }

  /**
   * {@return the JSON of a run's report, in UTF-8; the caller closes it}
   *
   * @param run the run
   * @throws StateFileException if it no longer exists or cannot be read
   */
  public InputStream report(KeptRun run) {
    return files.report(run);
  }

  /** Allows another server to open the runs. */
  @Override
  public void close() {
    lock.close();
  }
}
