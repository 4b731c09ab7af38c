package dev.payouts.http.internal;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.payouts.core.Provenance;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.report.ReportHtml;
import dev.payouts.core.store.ReportJson;
import dev.payouts.core.store.ReportParser;
import dev.payouts.core.store.ThisProcess;
import dev.payouts.core.store.runs.CanonicalQuery;
import dev.payouts.core.store.runs.InterruptedRun;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.KeptRuns;
import dev.payouts.core.store.runs.RunHistory;
import dev.payouts.core.store.runs.RunStarter;
import dev.payouts.core.store.runs.SummaryJson;
import dev.payouts.notion.ConfigException;
import dev.payouts.notion.Notifier;
import dev.payouts.notion.WorkspaceConfig.Approvals;
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

/** Starts runs, one at a time, and once per idempotency key. Thread-safe. */
final class Runs {
  private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
  private static final int MAX_ITEMS_OF_PAGE = 2_000;
  private static final int MAX_LISTED = 100;
  private static final String IN_PROGRESS = "Another run is in progress: wait for its end (%s).";

  private final ConfigLoader configLoader;
  private final Path stateDir;
  private final KeptRuns kept;
  private final Metrics metrics;
  private final KeptMetrics keptMetrics;
  private final TokenWatch tokenWatch = new TokenWatch();
  private final Machine machine;
  private final Lock starts = new ReentrantLock();
  private final Object pages = new Object();

  @GuardedBy("this")
  private boolean isStopping;

  private volatile @Nullable ActiveRun current;
  private volatile @Nullable Unkept unkept;
  private volatile @Nullable Thread notification;

  /** Creates the service; {@code metrics} gets an event for each request to Notion. */
  Runs(ConfigLoader configLoader, Path stateDir, KeptRuns kept, Metrics metrics, Machine machine) {
    this.configLoader = configLoader;
    this.stateDir = stateDir;
    this.kept = kept;
    this.metrics = metrics;
    this.machine = machine;
    this.keptMetrics = new KeptMetrics(kept, stateDir);
  }

  /** A report that could not be written to disk. */
  private record Unkept(String runId, String report) {}

  /**
   * The result of a request to run.
   *
   * @param runId the ID of the run
   * @param activeRun the run, if it is in progress
   * @param isNew whether this request started it
   */
  record Started(String runId, @Nullable ActiveRun activeRun, boolean isNew) {}

  /**
   * Starts a run, or finds the one that the key started.
   *
   * @param key the idempotency key; null for none
   * @param caller who asks
   * @throws ProblemException if no run was started; the key can be used again
   */
  Started start(RunQuery query, @Nullable String key, Provenance.Caller caller) {
    starts.lock(); // other callers must not see a run that may not begin
    try {
      ActiveRun run;
      synchronized (this) {
        Optional<KeptRun> before = key == null ? Optional.empty() : kept.startedBy(key);
        ActiveRun active = current;
        if (before.isPresent()) {
          return repeated(before.get(), query, active);
        }
        if (isStopping) {
          throw ProblemException.of(503, "The server is stopping: try again later.")
              .with("Retry-After", "30");
        }
        if (active != null) {
          String location = location(active.id());
          throw ProblemException.of(409, IN_PROGRESS.formatted(location))
              .with("Location", location);
        }
        run = begin(query, key, caller);
        current = run;
      }
      run.admission().await();
      return new Started(run.id(), run, /* isNew= */ true);
    } finally {
      starts.unlock();
    }
  }

  private Started repeated(KeptRun before, RunQuery query, @Nullable ActiveRun active) {
    if (!query.isOf(before, Optional.ofNullable(query.approved()).flatMap(kept::find))) {
      throw ProblemException.of(
          422,
          "This Idempotency-Key started a run with another query (%s): use a new key."
              .formatted(before.query()));
    }
    boolean isActive = active != null && active.id().equals(before.runId());
    return new Started(before.runId(), isActive ? active : null, /* isNew= */ false);
  }

  /**
   * Returns the query with the plan that it approves.
   *
   * @throws ProblemException 403 if it needs one, 422 if it cannot be used
   */
  private RunQuery planned(RunQuery asked, ConfigLoader.LoadedConfig access) {
    String runId = asked.approved();
    if (runId != null) {
      kept.refresh();
      return asked.creating(ApprovedDryRun.of(runId, kept.find(runId), this::readReports));
    }
    if (!asked.isDryRun() && access.config().controls().approvals() == Approvals.REQUIRED) {
      throw ProblemException.of(
          403,
          "The configuration requires an approved plan (require_approval): start a dry run, and then"
              + " this run with approved=RUN_ID of that dry run.");
    }
    return asked;
  }

  private ActiveRun begin(RunQuery asked, @Nullable String key, Provenance.Caller caller) {
    Host host = machine.host();
    asked.requireBegun(host.now());
    ConfigLoader.LoadedConfig access = access();
    RunQuery query = planned(asked, access);
    var begun =
        KeptRun.begun(
                UUID.randomUUID().toString(),
                host.now(),
                query.text(),
                key == null ? null : KeptRun.fingerprint(key),
                RunStarter.thisProcess(RunStarter.Way.HTTP))
            .from(provenance(caller, query));
    var admission = new Admission(() -> recordStart(begun, query), machine.maxStartWait());
    var run = new ActiveRun(begun, query, admission, host);
    var journal = new AdmittedJournal(KeptRuns.journal(stateDir, machine.locks()), admission);
    var work = new RunTask(run, access, journal, kept, ImmutableList.of(metrics, tokenWatch), host);
    if (query.isDryRun()) {
      admission.admitNow(); // takes no locks
    }
    var thread = new Thread(() -> execute(run, work), "run");
    thread.setDaemon(true); // the process waits for it before it exits
    thread.start();
    return run;
  }

  private static Provenance provenance(Provenance.Caller caller, RunQuery query) {
    ApprovedDryRun plan = query.plan();
    return ThisProcess.provenance(
            Runs.class.getPackage().getImplementationVersion(), ImmutableMap.of())
        .calledBy(caller)
        .approving(plan == null ? null : plan.run().asPlan(plan.reports()));
  }

  private void recordStart(KeptRun begun, RunQuery query) {
    RunRequest first = query.requests().get(0);
    kept.keep(begun, InterruptedRun.report(begun, ImmutableList.of(), first, machine.host().now()));
    LOG.info("run {} started", begun.runId());
  }

  private ConfigLoader.LoadedConfig access() {
    try {
      ConfigLoader.LoadedConfig loaded = configLoader.reload(stateDir);
      loaded.exposures().forEach(LOG::warn);
      return loaded;
    } catch (ConfigException e) {
      throw ProblemException.of(503, "No run was started: " + e.sentence() + ".");
    }
  }

  private void execute(ActiveRun run, RunTask work) {
    ImmutableList<RunReport> reports = ImmutableList.of();
    try {
      reports = work.execute();
      if (run.admission().admit()) { // includes a run that ended before it took its locks
        KeptRun ended = work.ended(reports);
        keep(ended, ReportJson.report(reports));
        kept.deleteOld(ended, work.access().config().controls().keepRuns());
        keptMetrics.ended(ended, reports);
        RunLog.ended(ended, reports);
        if (!run.query().isDryRun()) {
          notification = notify(work.access().notifier(), reports);
        }
      }
    } finally {
      synchronized (this) {
        current = null;
      }
      run.admission().ended();
      run.end().complete(reports);
    }
  }

  /** Notifies in the background: callers wait for the run alone. */
  private static Thread notify(Optional<Notifier> notifier, ImmutableList<RunReport> reports) {
    int exitCode = RunReport.exitCode(reports);
    var summary = new SummaryJson(RunStarter.Way.HTTP, exitCode, null);
    var thread =
        new Thread(
            () ->
                notifier.flatMap(to -> to.send(exitCode, summary.of(reports))).ifPresent(LOG::warn),
            "notification");
    thread.setDaemon(true); // the process waits for it before it exits
    thread.start();
    return thread;
  }

  private void keep(KeptRun ended, String report) {
    try {
      kept.keep(ended, report);
    } catch (StateFileException e) {
      LOG.warn("cannot write the report of run {}: {}", ended.runId(), e.getMessage());
      unkept = new Unkept(ended.runId(), report);
      kept.remember(ended);
    }
  }

  /** Returns the path of a run. */
  static String location(String runId) {
    return "/runs/" + runId;
  }

  /** Returns the runs, latest first; an active run with its progress. */
  ImmutableList<KeptRun> latest() {
    kept.refresh();
    ActiveRun active = current;
    return kept.latest().stream()
        .limit(MAX_LISTED)
        .map(run -> withProgress(run, active))
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns a run, if it is known. */
  Optional<KeptRun> find(String runId) {
    kept.refresh();
    ActiveRun active = current;
    return kept.find(runId).map(run -> withProgress(run, active));
  }

  private static KeptRun withProgress(KeptRun run, @Nullable ActiveRun active) {
    if (active == null || run.state() != KeptRun.State.RUNNING) {
      return run;
    }
    return active.id().equals(run.runId()) ? active.run() : run;
  }

  /** Returns the metrics of runs, those of commands too. */
  String metrics() {
    return keptMetrics.text();
  }

  /** Returns what Notion last said about the token. */
  TokenWatch tokenWatch() {
    return tokenWatch;
  }

  /** Tells whether a run is in progress. */
  boolean isRunning() {
    return current != null;
  }

  /**
   * Opens the report of a run that has ended; the caller closes it.
   *
   * @throws ProblemException 404 if it is not available any more
   */
  InputStream report(KeptRun run) {
    Unkept inMemory = unkept;
    if (inMemory != null && inMemory.runId().equals(run.runId())) {
      return new ByteArrayInputStream(inMemory.report().getBytes(StandardCharsets.UTF_8));
    }
    try {
      return kept.report(run);
    } catch (StateFileException e) {
      LOG.warn("cannot read a report: {}", e.getMessage());
      throw reportIsGone();
    }
  }

  /**
   * Returns the report of a run that has ended as a page for people.
   *
   * @throws ProblemException 404 if there is none yet, or if it is not available any more
   */
  String page(KeptRun run) {
    if (run.state() == KeptRun.State.RUNNING) {
      throw ProblemException.of(404, "The run is in progress: its report follows when it ends.");
    }
    if (CanonicalQuery.voidedRun(run.query()).isPresent()) {
      throw ProblemException.of(
          404, "This is a void, which has no page: its JSON says what was voided.");
    }
    RunQuery query = RunQuery.of(Parameters.parse(run.query(), RunQuery.PARAMETERS));
    synchronized (pages) { // one at a time, because a report may be large
      return ReportHtml.html(query.requests(), reports(run), MAX_ITEMS_OF_PAGE);
    }
  }

  private ImmutableList<RunReport> reports(KeptRun run) {
    return readReports(run).orElseThrow(Runs::reportIsGone);
  }

  private Optional<ImmutableList<RunReport>> readReports(KeptRun run) {
    Unkept inMemory = unkept;
    if (inMemory != null && inMemory.runId().equals(run.runId())) {
      return Optional.of(ReportParser.parse(report(run)));
    }
    return RunHistory.of(stateDir).reports(run);
  }

  private static ProblemException reportIsGone() {
    return ProblemException.of(404, "The report of this run is not available any more.");
  }

  /** Prevents further runs, and further creates of the active one. */
  synchronized void stop() {
    isStopping = true;
    ActiveRun active = current;
    if (active != null) {
      active.stop();
    }
  }

  /** Tells whether the server is stopping. */
  synchronized boolean isStopping() {
    return isStopping;
  }

  /**
   * Waits for the end of the active run and its notification; returns whether the run has ended.
   */
  boolean awaitEnd(Duration longest) throws InterruptedException {
    Duration end = machine.host().elapsed().plus(longest);
    boolean hasEnded = awaitRun(longest);
    Thread last = notification;
    if (last != null) {
      last.join(Math.max(1, end.minus(machine.host().elapsed()).toMillis()));
    }
    return hasEnded;
  }

  private boolean awaitRun(Duration longest) throws InterruptedException {
    ActiveRun active = current;
    if (active == null) {
      return true;
    }
    try {
      var unused = active.end().get(longest.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the future of a run never fails", e);
    }
  }
}
