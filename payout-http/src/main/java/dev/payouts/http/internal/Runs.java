package dev.payouts.http.internal;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.store.FileJournal;
import dev.payouts.core.store.InterruptedRun;
import dev.payouts.core.store.KeptRun;
import dev.payouts.core.store.KeptRuns;
import dev.payouts.core.store.ReportJson;
import dev.payouts.core.store.RunStarter;
import dev.payouts.notion.ConfigException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts runs, one at a time, each idempotency key once. Safe for use by several threads. */
final class Runs {
  private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
  private static final String UNDER_WAY =
      "A run is under way, and there is one at a time: wait for its end (%s).";

  private final Workspaces workspaces;
  private final Path stateDir;
  private final KeptRuns kept;
  private final Metrics metrics;
  private final Machine machine;
  private final Lock starts = new ReentrantLock();

  @GuardedBy("this")
  private boolean isStopping;

  private volatile @Nullable RunUnderWay current;
  private volatile @Nullable Unkept unkept;

  /** Begins with what is kept; {@code metrics} learns of past successes. */
  Runs(Workspaces workspaces, Path stateDir, KeptRuns kept, Metrics metrics, Machine machine) {
    this.workspaces = workspaces;
    this.stateDir = stateDir;
    this.kept = kept;
    this.metrics = metrics;
    this.machine = machine;
    kept.latest().reverse().forEach(metrics::kept);
  }

  /** A report that could not be written to disk. */
  private record Unkept(String runId, String report) {}

  /**
   * What came of a request to run.
   *
   * @param runId the run
   * @param underWay the run itself, where it is under way
   * @param isNew whether this request started it
   */
  record Started(String runId, @Nullable RunUnderWay underWay, boolean isNew) {}

  /**
   * Starts a run, or finds the one that the key started.
   *
   * @param key the idempotency key; null for none
   * @throws ProblemException if none could be started; no key is left behind then
   */
  Started start(RunQuery query, @Nullable String key) {
    starts.lock(); // nobody is told of a run that may not begin
    try {
      RunUnderWay run;
      synchronized (this) {
        Optional<KeptRun> before = key == null ? Optional.empty() : kept.startedBy(key);
        RunUnderWay atWork = current;
        if (before.isPresent()) {
          return repeated(before.get(), query, atWork);
        }
        if (isStopping) {
          throw ProblemException.of(503, "The server is stopping: ask again once it is back.")
              .with("Retry-After", "30");
        }
        if (atWork != null) {
          String location = location(atWork.id());
          throw ProblemException.of(409, UNDER_WAY.formatted(location)).with("Location", location);
        }
        run = begin(query, key);
        current = run;
      }
      run.admission().await();
      return new Started(run.id(), run, /* isNew= */ true);
    } finally {
      starts.unlock();
    }
  }

  private static Started repeated(KeptRun before, RunQuery query, @Nullable RunUnderWay atWork) {
    if (!before.query().equals(query.text())) {
      throw ProblemException.of(
          422,
          "This Idempotency-Key started a run with another query (%s): take a new key for this one."
              .formatted(before.query()));
    }
    boolean isUnderWay = atWork != null && atWork.id().equals(before.runId());
    return new Started(before.runId(), isUnderWay ? atWork : null, /* isNew= */ false);
  }

  private RunUnderWay begin(RunQuery query, @Nullable String key) {
    Workspaces.Access access = access();
    Host host = machine.host();
    var begun =
        KeptRun.begun(
            UUID.randomUUID().toString(),
            host.now(),
            query.text(),
            key == null ? null : KeptRun.fingerprint(key),
            RunStarter.Way.HTTP);
    var admission = new Admission(() -> keepBegun(begun, query), machine.longestStart());
    var run = new RunUnderWay(begun, query, admission, host, metrics);
    var journal = new AdmittedJournal(FileJournal.at(stateDir, machine.locks()), admission);
    var work = new RunWork(run, access, journal, kept, host);
    if (query.isDryRun()) {
      admission.admitNow(); // takes no lock
    }
    var thread = new Thread(() -> carryOut(run, work), "run");
    thread.setDaemon(true); // whoever ends the process has waited for it
    thread.start();
    return run;
  }

  private void keepBegun(KeptRun begun, RunQuery query) {
    RunRequest first = query.requests().get(0);
    kept.keep(begun, InterruptedRun.report(begun, ImmutableList.of(), first, machine.host().now()));
    LOG.info("run {} started", begun.runId());
  }

  private Workspaces.Access access() {
    try {
      return workspaces.readAgain(stateDir);
    } catch (ConfigException e) {
      throw ProblemException.of(503, "No run was started: " + e.sentence() + ".");
    }
  }

  private void carryOut(RunUnderWay run, RunWork work) {
    ImmutableList<RunReport> reports = ImmutableList.of();
    try {
      reports = work.carryOut();
      if (run.admission().admit()) { // also one that ended before it took its locks
        KeptRun ended = work.ended(reports);
        keep(ended, ReportJson.report(reports));
        metrics.ended(ended, reports);
        LOG.info("run {} {}", run.id(), ended.state().word());
      }
    } finally {
      synchronized (this) {
        current = null;
      }
      run.admission().ended();
      run.end().complete(reports);
    }
  }

  private void keep(KeptRun ended, String report) {
    try {
      kept.keep(ended, report);
    } catch (StateFileException e) {
      LOG.warn("the report of run {} is not on disk: {}", ended.runId(), e.getMessage());
      unkept = new Unkept(ended.runId(), report);
      kept.remember(ended);
    }
  }

  /** Returns where a run is found. */
  static String location(String runId) {
    return "/runs/" + runId;
  }

  /** Returns the runs, the latest first, the one under way as it is now. */
  ImmutableList<KeptRun> latest() {
    kept.refresh();
    RunUnderWay atWork = current;
    return kept.latest().stream()
        .map(run -> asItIsNow(run, atWork))
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns a run, if it is kept. */
  Optional<KeptRun> find(String runId) {
    kept.refresh();
    RunUnderWay atWork = current;
    return kept.find(runId).map(run -> asItIsNow(run, atWork));
  }

  private static KeptRun asItIsNow(KeptRun run, @Nullable RunUnderWay atWork) {
    if (atWork == null || run.state() != KeptRun.State.RUNNING) {
      return run;
    }
    return atWork.id().equals(run.runId()) ? atWork.run() : run;
  }

  /** Returns whether one is under way. */
  boolean isRunning() {
    return current != null;
  }

  /**
   * Opens the report of a run that has ended; the caller closes it.
   *
   * @throws ProblemException 404 if it is not there any more
   */
  InputStream report(KeptRun run) {
    Unkept inMemory = unkept;
    if (inMemory != null && inMemory.runId().equals(run.runId())) {
      return new ByteArrayInputStream(inMemory.report().getBytes(StandardCharsets.UTF_8));
    }
    try {
      return kept.report(run);
    } catch (StateFileException e) {
      LOG.warn("a kept report cannot be read: {}", e.getMessage());
      throw ProblemException.of(404, "The report of this run is not there any more.");
    }
  }

  /** Lets no further run begin, nor a create of the one under way. */
  synchronized void stop() {
    isStopping = true;
    RunUnderWay atWork = current;
    if (atWork != null) {
      atWork.stop();
    }
  }

  /** Tells whether no further run may begin. */
  synchronized boolean isStopping() {
    return isStopping;
  }

  /** Waits for the end of the run under way, and tells whether it has come. */
  boolean awaitEnd(Duration longest) throws InterruptedException {
    RunUnderWay atWork = current;
    if (atWork == null) {
      return true;
    }
    try {
      var unused = atWork.end().get(longest.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("an end is never completed by an exception", e);
    }
  }
}
