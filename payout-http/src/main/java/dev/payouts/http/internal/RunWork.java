package dev.payouts.http.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.PayoutEngine;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.StopCause;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.store.InterruptedRun;
import dev.payouts.core.store.KeptRun;
import dev.payouts.core.store.KeptRuns;
import dev.payouts.core.store.RunHistory;
import dev.payouts.notion.NotionWorkspace;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The types of one run, one after the other, on a thread of their own. Used once. */
final class RunWork {
  private static final Logger LOG = LoggerFactory.getLogger(RunWork.class);
  private static final RunReport.Stop STOPPED =
      new RunReport.Stop(
          StopCause.STOPPED, "The server was stopped before this type was begun: run again.");
  private static final RunReport.Stop BROKEN =
      new RunReport.Stop(
          StopCause.NOT_CARRIED_THROUGH,
          "An error in this program ended the run, the log says where: report it, and run again.");

  private final RunUnderWay run;
  private final Workspaces.Access access;
  private final AdmittedJournal journal;
  private final KeptRuns kept;
  private final Host host;

  /**
   * Prepares.
   *
   * @param journal what its types share
   */
  RunWork(
      RunUnderWay run,
      Workspaces.Access access,
      AdmittedJournal journal,
      KeptRuns kept,
      Host host) {
    this.run = run;
    this.access = access;
    this.journal = journal;
    this.kept = kept;
    this.host = host;
  }

  /** Runs type after type until one cannot be carried through; gives the locks back. */
  ImmutableList<RunReport> carryOut() {
    List<RunReport> reports = new ArrayList<>();
    try {
      carryOut(reports);
    } catch (RuntimeException | Error e) {
      LOG.error("run {} ended by {}", run.id(), Traces.withoutMessage(e));
      RunRequest request =
          run.query().requests().get(Math.min(reports.size(), run.query().requests().size() - 1));
      reports.add(stopped(request, BROKEN));
    } finally {
      journal.close();
    }
    return ImmutableList.copyOf(reports);
  }

  private void carryOut(List<RunReport> reports) {
    try (NotionWorkspace workspace =
        NotionWorkspace.connect(access.config(), access.token(), run)) {
      run.counts(workspace.calls());
      for (RunRequest request : run.query().requests()) {
        if (run.isStopping() && !reports.isEmpty()) {
          reports.add(stopped(request, STOPPED));
          return;
        }
        if (!reports.isEmpty()) {
          keepSoFar(reports, request);
        }
        PayoutEngine engine =
            workspace
                .engine()
                .runId(run.id())
                .journal(journal)
                .past(RunHistory.of(access.stateDir()))
                .listener(run)
                .build();
        run.begins(request.type(), engine);
        RunReport report = engine.run(request);
        reports.add(report);
        if (report.stop().isPresent()) {
          return;
        }
      }
    }
  }

  private void keepSoFar(List<RunReport> reports, RunRequest next) {
    try {
      kept.keep(run.run(), InterruptedRun.report(run.run(), reports, next, host.now()));
    } catch (StateFileException e) {
      LOG.warn("how far run {} has got is not on disk: {}", run.id(), e.getMessage());
    }
  }

  private RunReport stopped(RunRequest request, RunReport.Stop why) {
    return InterruptedRun.nothingDone(run.id(), request, host.now(), why);
  }

  /** Returns what is to be kept of the run now that it has ended. */
  KeptRun ended(ImmutableList<RunReport> reports) {
    return run.run().ended(host.now(), reports);
  }
}
