package dev.payouts.http.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Approval;
import dev.payouts.core.FailureCause;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.store.runs.InterruptedRun;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.KeptRuns;
import dev.payouts.notion.NotionWorkspace;
import dev.payouts.notion.RequestListener;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the types of one run, one after the other. For one use. */
final class RunTask {
  private static final Logger LOG = LoggerFactory.getLogger(RunTask.class);
  private static final RunReport.RunFailure STOPPED =
      new RunReport.RunFailure(
          FailureCause.STOPPED, "The server was stopped before this type began: run again.");
  private static final RunReport.RunFailure BROKEN =
      new RunReport.RunFailure(
          FailureCause.NOT_CARRIED_THROUGH,
          "An internal error ended the run (see the log): please report it, then run again.");

  private final ActiveRun run;
  private final ConfigLoader.LoadedConfig access;
  private final AdmittedJournal journal;
  private final KeptRuns kept;
  private final ImmutableList<RequestListener> listeners;
  private final Host host;

  /**
   * Creates a task.
   *
   * @param journal the journal that its types share
   * @param listeners receive an event for each request
   */
  RunTask(
      ActiveRun run,
      ConfigLoader.LoadedConfig access,
      AdmittedJournal journal,
      KeptRuns kept,
      ImmutableList<RequestListener> listeners,
      Host host) {
    this.run = run;
    this.access = access;
    this.journal = journal;
    this.kept = kept;
    this.listeners = ImmutableList.<RequestListener>builder().add(run).addAll(listeners).build();
    this.host = host;
  }

  /** Returns the configuration and tokens of the run. */
  ConfigLoader.LoadedConfig access() {
    return access;
  }

  /** Runs the types until one does not complete, then releases the locks. */
  ImmutableList<RunReport> execute() {
    List<RunReport> reports = new ArrayList<>();
    try {
      execute(reports);
    } catch (RuntimeException | Error e) {
      LOG.error("run {} ended by {}", run.id(), StackTraces.withoutMessages(e));
      RunRequest request =
          run.query().requests().get(Math.min(reports.size(), run.query().requests().size() - 1));
      reports.add(stopped(request, BROKEN));
    } finally {
      journal.close();
    }
    return ImmutableList.copyOf(reports);
  }

  private void execute(List<RunReport> reports) {
    try (NotionWorkspace workspace =
        NotionWorkspace.connect(
            access.config(), access.token(), listeners.toArray(RequestListener[]::new))) {
      run.counts(workspace.calls());
      for (RunRequest request : run.query().requests()) {
        if (run.isStopping() && !reports.isEmpty()) {
          reports.add(stopped(request, STOPPED));
          return;
        }
        if (!reports.isEmpty()) {
          recordProgress(reports, request);
        }
        PayoutEngine.Builder builder =
            workspace.engine().runId(run.id()).journal(journal).listener(run);
        Approval approval = run.query().approval(request.type());
        PayoutEngine engine = (approval == null ? builder : builder.approval(approval)).build();
        run.begins(request.type(), engine);
        RunReport report = engine.run(request).startedBy(run.run().provenance());
        reports.add(report);
        if (report.failure().isPresent()) {
          return;
        }
      }
    }
  }

  private void recordProgress(List<RunReport> reports, RunRequest next) {
    try {
      kept.keep(run.run(), InterruptedRun.report(run.run(), reports, next, host.now()));
    } catch (StateFileException e) {
      LOG.warn("cannot record the progress of run {}: {}", run.id(), e.getMessage());
    }
  }

  private RunReport stopped(RunRequest request, RunReport.RunFailure why) {
    return InterruptedRun.nothingDone(run.id(), request, host.now(), why);
  }

  /** Returns the record of the ended run. */
  KeptRun ended(ImmutableList<RunReport> reports) {
    return run.run().ended(host.now(), reports);
  }
}
