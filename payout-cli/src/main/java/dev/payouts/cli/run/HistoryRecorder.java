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
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records an invocation for {@code payouts history}. A failure to record is reported once and does
 * not affect the run: payouts are in the journal. For one invocation and one thread.
 */
final class HistoryRecorder implements AutoCloseable {
  private static final RunReport.RunFailure BROKEN =
      new RunReport.RunFailure(
          FailureCause.NOT_CARRIED_THROUGH,
          "An internal error ended the run: please report it, then run again.");

  private static final Host HOST = new SystemHost();

  private final CommandContext context;
  private final Path stateDir;
  private final @Nullable Duration keepFor;
  private final KeptRun begun;
  private final Supplier<ImmutableList<RunReport>> done;
  private @Nullable RunRequest current;
  private boolean hasComplained;

  /**
   * Creates a recorder; writes nothing before the first run begins.
   *
   * @param keepFor how long runs are kept; null to delete none
   * @param done returns the reports of the types that ran
   */
  HistoryRecorder(
      CommandContext context,
      Path stateDir,
      @Nullable Duration keepFor,
      KeptRun begun,
      Supplier<ImmutableList<RunReport>> done) {
    this.context = context;
    this.stateDir = stateDir;
    this.keepFor = keepFor;
    this.begun = begun;
    this.done = done;
  }

  /** Returns the record of an invocation that begins now. */
  static KeptRun begun(ImmutableList<RunRequest> requests, Provenance provenance) {
    return KeptRun.begun(
            UUID.randomUUID().toString(),
            HOST.now(), // not the clock of the context, which is for the month of the sandbox
            CanonicalQuery.of(requests),
            /* key= */ null,
            RunStarter.thisProcess(RunStarter.Way.COMMAND))
        .from(provenance);
  }

  /** Returns an engine that also records the progress of its runs. */
  Function<RunRequest, RunReport> recording(Function<RunRequest, RunReport> engine) {
    return request -> {
      current = request;
      KeptRun now = begun.at(RunProgress.of(done.get()));
      String interrupted = InterruptedRun.report(now, done.get(), request, HOST.now());
      record(kept -> kept.keep(now, interrupted));
      RunReport report = engine.apply(request);
      current = null;
      return report;
    };
  }

  /** Records the end of the invocation, if a run was begun. */
  @Override
  public void close() {
    ImmutableList.Builder<RunReport> reports = ImmutableList.builder();
    reports.addAll(done.get());
    if (current != null) {
      reports.add(InterruptedRun.nothingDone(begun.runId(), current, HOST.now(), BROKEN));
    }
    ImmutableList<RunReport> all = reports.build();
    if (!all.isEmpty()) {
      KeptRun ended = begun.ended(HOST.now(), all);
      record(
          kept -> {
            kept.keep(ended, all);
            if (keepFor != null) {
              kept.deleteOld(ended, keepFor);
            }
          });
    }
  }

  private void record(Consumer<KeptRuns> action) {
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
