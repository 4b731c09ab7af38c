package dev.payouts.cli;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.StopCause;
import dev.payouts.core.host.Host;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.host.SystemHost;
import dev.payouts.core.store.InterruptedRun;
import dev.payouts.core.store.KeptRun;
import dev.payouts.core.store.KeptRuns;
import dev.payouts.core.store.QueryText;
import dev.payouts.core.store.RunProgress;
import dev.payouts.core.store.RunStarter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an invocation for {@code payouts history}, from its begin to its end; no dry runs. What
 * cannot be kept is said in one sentence, and neither prevents nor changes a run: what was paid is
 * in the journal. Used once, by one thread.
 */
final class RunKeeper implements AutoCloseable {
  private static final RunReport.Stop BROKEN =
      new RunReport.Stop(
          StopCause.NOT_CARRIED_THROUGH,
          "An error in this program ended the run: report it, and run again.");

  /** The clock of the runs themselves; that of the surroundings is for the sandbox's month. */
  private static final Host HOST = new SystemHost();

  private final Surroundings surroundings;
  private final Path stateDir;
  private final KeptRun begun;
  private final List<RunReport> done = new ArrayList<>();
  private @Nullable RunRequest underWay;
  private boolean hasComplained;

  private RunKeeper(Surroundings surroundings, Path stateDir, KeptRun begun) {
    this.surroundings = surroundings;
    this.stateDir = stateDir;
    this.begun = begun;
  }

  /** Prepares; nothing is written before the first run begins. */
  static RunKeeper of(
      Surroundings surroundings, Path stateDir, String runId, ImmutableList<RunRequest> requests) {
    KeptRun begun =
        KeptRun.begun(runId, HOST.now(), QueryText.of(requests), null, RunStarter.Way.COMMAND);
    return new RunKeeper(surroundings, stateDir, begun);
  }

  /** Returns what carries requests out as an engine does, and keeps how far they have got. */
  Function<RunRequest, RunReport> keeping(Function<RunRequest, RunReport> engine) {
    return request -> {
      underWay = request;
      KeptRun now = begun.at(RunProgress.of(done));
      String interrupted = InterruptedRun.report(now, done, request, HOST.now());
      keep(now, kept -> kept.keep(now, interrupted));
      RunReport report = engine.apply(request);
      done.add(report);
      underWay = null;
      return report;
    };
  }

  /** Keeps how it ended; what it was begun with stays as it is if no run was begun. */
  @Override
  public void close() {
    RunRequest broken = underWay;
    if (broken != null) {
      done.add(InterruptedRun.nothingDone(begun.runId(), broken, HOST.now(), BROKEN));
    }
    if (!done.isEmpty()) {
      KeptRun ended = begun.at(RunProgress.of(done)).ended(HOST.now(), done);
      keep(ended, kept -> kept.keep(ended, done));
    }
  }

  private void keep(KeptRun run, Consumer<KeptRuns> keeping) {
    if (run.isDryRun()) {
      return;
    }
    try (KeptRuns kept = KeptRuns.beside(stateDir)) {
      keeping.accept(kept);
    } catch (StateFileException e) {
      complain(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) { // whatever it is, the run goes on
      complain(e.toString());
    }
  }

  private void complain(String cause) {
    if (!hasComplained) {
      hasComplained = true;
      surroundings.complain(
          "this run cannot be kept for 'payouts history', what it pays is in the journal: "
              + cause);
    }
  }
}
