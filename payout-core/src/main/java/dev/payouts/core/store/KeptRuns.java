package dev.payouts.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.payouts.core.JournalEntry;
import dev.payouts.core.RunReport;
import dev.payouts.core.host.StateFiles;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.store.RunStarter.Way;
import java.io.InputStream;
import java.nio.file.Path;
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
 * The latest runs with their reports, in {@code runs} of a state directory, for those who carry
 * runs out: one server at a time, and beside it any number of commands, each of which keeps its
 * own. The server closes those that were interrupted: that its own were it knows from having the
 * directory to itself, and of a command's that its process is gone. Safe for use by several
 * threads.
 */
public final class KeptRuns implements AutoCloseable {
  /** How many runs are kept (issue 4 names the number). */
  public static final int KEPT = 100;

  private static final Logger LOG = LoggerFactory.getLogger(KeptRuns.class);

  private final RunFiles files;
  private final StateFiles.Lock lock;
  private final Supplier<ImmutableList<JournalEntry>> journal;

  /** The oldest first. */
  @GuardedBy("this")
  private final List<KeptRun> runs = new ArrayList<>();

  /** Those that are known though their files could not be written. */
  @GuardedBy("this")
  private final Set<String> unwritten = new HashSet<>();

  private KeptRuns(
      RunFiles files, StateFiles.Lock lock, Supplier<ImmutableList<JournalEntry>> journal) {
    this.files = files;
    this.lock = lock;
    this.journal = journal;
  }

  /**
   * Opens what is kept for a server, and notes which runs were interrupted.
   *
   * @param stateDir the state directory; made when first written to
   * @param journal reads what runs wrote, to tell how many payouts an interrupted one created
   * @return what is kept
   * @throws StateFiles.LockedException if another server has it open
   * @throws StateFileException if it cannot be read or written
   */
  public static KeptRuns open(Path stateDir, Supplier<ImmutableList<JournalEntry>> journal) {
    RunFiles files = RunFiles.of(stateDir);
    StateFiles.Lock lock = files.lock();
    try {
      var kept = new KeptRuns(files, lock, journal);
      kept.readAgain(files.names());
      kept.closeInterrupted(run -> run.startedBy().way() == Way.HTTP || kept.isCutOff(run));
      return kept;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Opens what is kept for a command, also while a server has it open.
   *
   * @param stateDir the state directory
   * @return what is kept; closing it lets nothing go
   * @throws StateFileException if it cannot be read
   */
  public static KeptRuns beside(Path stateDir) {
    RunFiles files = RunFiles.of(stateDir);
    var kept = new KeptRuns(files, () -> {}, ImmutableList::of);
    kept.readAgain(files.names());
    return kept;
  }

  /** Learns of runs that others kept, of how theirs went on, and of files that are gone. */
  private synchronized void readAgain(List<String> found) {
    ImmutableSet<String> names = ImmutableSet.copyOf(found);
    ImmutableSet<String> inMemory = ImmutableSet.copyOf(unwritten);
    runs.removeIf(run -> !names.contains(RunFiles.name(run)) && !inMemory.contains(run.runId()));
    Set<String> known = new HashSet<>();
    runs.forEach(run -> known.add(RunFiles.name(run)));
    runs.replaceAll(this::asOthersKeptIt);
    List<KeptRun> others = new ArrayList<>();
    for (String name : names) {
      if (!known.contains(name)) {
        files.read(name).ifPresent(others::add);
      }
    }
    others.sort(Comparator.comparing(KeptRun::startedAt));
    runs.addAll(others); // after those known before, for the clock may have been set back
  }

  /** Also one that seemed to be interrupted: its process may be one that is not seen from here. */
  private KeptRun asOthersKeptIt(KeptRun run) {
    boolean isOfOthers = run.startedBy().way() == Way.COMMAND;
    return isOfOthers && run.endedAt() == null ? files.read(RunFiles.name(run)).orElse(run) : run;
  }

  /** Learns what others kept in the meantime, for a server. */
  public synchronized void refresh() {
    try {
      readAgain(files.names());
    } catch (StateFileException e) {
      LOG.warn("what commands kept cannot be read: {}", e.getMessage());
    }
    closeInterrupted(run -> run.startedBy().way() == Way.COMMAND && isCutOff(run));
  }

  /** It may have ended properly between being read and being looked for. */
  private boolean isCutOff(KeptRun run) {
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
          LOG.warn("that a run was interrupted is not on disk: {}", e.getMessage());
        }
      }
    }
  }

  /** {@return the runs, the latest first} */
  public synchronized ImmutableList<KeptRun> latest() {
    return ImmutableList.copyOf(runs).reverse();
  }

  /**
   * {@return a run, if it is kept}
   *
   * @param runId the ID of the run
   */
  public synchronized Optional<KeptRun> find(String runId) {
    return runs.stream().filter(run -> run.runId().equals(runId)).findFirst();
  }

  /**
   * {@return the run that an idempotency key started, if it is kept}
   *
   * @param idempotencyKey what the caller sent
   */
  public synchronized Optional<KeptRun> startedBy(String idempotencyKey) {
    String fingerprint = KeptRun.fingerprint(idempotencyKey);
    return runs.stream().filter(run -> fingerprint.equals(run.key())).findFirst();
  }

  /**
   * Keeps a run as it is now; on disk when it returns. The oldest makes room for a new one.
   *
   * @param run what is kept of it
   * @param report its report, or while it is under way the one that is true if it ends here
   * @throws StateFileException if it could not be written; what was kept before still is
   */
  public void keep(KeptRun run, String report) {
    keep(run, out -> out.write(report.getBytes(UTF_8)));
  }

  /**
   * Keeps a run as above, with the reports of its types, however large they are.
   *
   * @param run what is kept of it
   * @param reports the reports of its types
   * @throws StateFileException if it could not be written; what was kept before still is
   */
  public void keep(KeptRun run, List<RunReport> reports) {
    keep(run, out -> ReportJson.report(reports, out));
  }

  private synchronized void keep(KeptRun run, StateDirectory.Content report) {
    files.write(run, report);
    know(run);
    unwritten.remove(run.runId());
    readAgain(files.names());
    makeRoomFor(run);
  }

  /** One that is under way stays: where the clock was set back it may seem to be the oldest. */
  @GuardedBy("this")
  private void makeRoomFor(KeptRun kept) {
    for (KeptRun old : ImmutableList.copyOf(runs)) {
      if (runs.size() <= KEPT) {
        return;
      }
      boolean isUnderWay = old.state() == KeptRun.State.RUNNING && !old.startedBy().isGone();
      if (!isUnderWay && !old.runId().equals(kept.runId())) {
        runs.remove(old);
        files.delete(old);
      }
    }
  }

  /**
   * Knows a run as it is now until the process ends, where it cannot be written.
   *
   * @param run what is kept of it
   */
  public synchronized void remember(KeptRun run) {
    know(run);
    unwritten.add(run.runId());
  }

  @GuardedBy("this")
  private void know(KeptRun run) {
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).runId().equals(run.runId())) {
        runs.set(i, run);
        return;
      }
    }
    runs.add(run); // the latest by order, for the clock may have been set back
  }

  /**
   * Opens the report of a run, in UTF-8; the caller closes it.
   *
   * @param run what is kept of it
   * @return the bytes of its JSON
   * @throws StateFileException if it is not there any more, or cannot be read
   */
  public InputStream report(KeptRun run) {
    return files.report(run);
  }

  /** Lets another server open it. */
  @Override
  public void close() {
    lock.close();
  }
}
