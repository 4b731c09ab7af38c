package dev.payouts.cli.run;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Provenance;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.host.SystemHost;
import dev.payouts.core.store.runs.CanonicalQuery;
import dev.payouts.core.store.runs.InterruptedRun;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.KeptRuns;
import dev.payouts.core.store.runs.RunProgress;
import dev.payouts.core.store.runs.RunStarter;
import dev.payouts.notion.WorkspaceConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records an invocation for {@code payouts history}, but no dry runs. A failure to record is
 * reported once and does not affect the run: payouts are in the journal. For one invocation and one
 * thread.
 */
final class HistoryRecorder implements AutoCloseable {
  private static final RunReport.RunFailure BROKEN =
      new RunReport.RunFailure(
          FailureCause.NOT_CARRIED_THROUGH,
          "An internal error ended the run: please report it, then run again.");

  /** The clock of the runs; that of the context is for the month of the sandbox. */
  private static final Host HOST = new SystemHost();

  private final CommandContext context;
  private final Path stateDir;
  private final @Nullable Duration keepFor;
  private final KeptRun begun;
  private final List<RunReport> done = new ArrayList<>();
  private @Nullable RunRequest current;
  private boolean hasComplained;

  private HistoryRecorder(
      CommandContext context, Path stateDir, @Nullable Duration keepFor, KeptRun begun) {
    this.context = context;
    this.stateDir = stateDir;
    this.keepFor = keepFor;
    this.begun = begun;
  }

  /** Creates a recorder; writes nothing before the first run begins. */
  static HistoryRecorder of(
      CommandContext context,
      WorkspaceConfig config,
      String runId,
      ImmutableList<RunRequest> requests,
      Provenance provenance) {
    KeptRun begun =
        KeptRun.begun(
                runId,
                HOST.now(),
                CanonicalQuery.of(requests),
                /* key= */ null,
                RunStarter.thisProcess(RunStarter.Way.COMMAND))
            .from(provenance);
    return new HistoryRecorder(
        context, config.execution().stateDir(), config.controls().keepRuns(), begun);
  }

  /** Returns this recorder for a sandbox, whose configuration deletes no runs of the user. */
  HistoryRecorder withoutDeleting() {
    return new HistoryRecorder(context, stateDir, /* keepFor= */ null, begun);
  }

  /** Returns an engine that also records the progress of its runs. */
  Function<RunRequest, RunReport> recording(Function<RunRequest, RunReport> engine) {
    return request -> {
      current = request;
      KeptRun now = begun.at(RunProgress.of(done));
      String interrupted = InterruptedRun.report(now, done, request, HOST.now());
      record(now, kept -> kept.keep(now, interrupted));
      RunReport report = engine.apply(request);
      done.add(report);
      current = null;
      return report;
    };
  }

  /** Records the end of the invocation, if a run was begun. */
  @Override
  public void close() {
    RunRequest broken = current;
    if (broken != null) {
      done.add(InterruptedRun.nothingDone(begun.runId(), broken, HOST.now(), BROKEN));
    }
    if (!done.isEmpty()) {
      KeptRun ended = begun.ended(HOST.now(), done);
      record(
          ended,
          kept -> {
            kept.keep(ended, done);
            if (keepFor != null) {
              kept.deleteOld(ended, keepFor);
            }
          });
    }
  }

  private void record(KeptRun run, Consumer<KeptRuns> action) {
    if (run.isDryRun()) {
      return;
    }
    try (KeptRuns kept = KeptRuns.beside(stateDir)) {
      action.accept(kept);
    } catch (StateFileException e) {
      complain(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) { // the run continues whatever the error
      complain(e.toString());
    }
  }

  private void complain(String cause) {
    if (!hasComplained) {
      hasComplained = true;
      context.complain(
          "this run cannot be recorded for 'payouts history' (its payouts are in the journal): "
              + cause);
    }
  }
}
