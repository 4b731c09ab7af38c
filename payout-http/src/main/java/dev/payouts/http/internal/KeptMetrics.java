package dev.payouts.http.internal;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.payouts.core.RunReport;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.report.RunMetrics;
import dev.payouts.core.store.runs.CanonicalQuery;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.KeptRuns;
import dev.payouts.core.store.runs.RunHistory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Counts the runs of this server and, whenever the metrics are read, those that commands have kept
 * in the same state directory since. Thread-safe.
 */
final class KeptMetrics {
  private final KeptRuns kept;
  private final Path stateDir;
  private final RunMetrics metrics = new RunMetrics();

  /** The ended runs that are kept and need not be counted any more. */
  @GuardedBy("this")
  private final Set<String> counted = new HashSet<>();

  /** Takes the last success and the duplicates from the runs that are kept, without counting. */
  KeptMetrics(KeptRuns kept, Path stateDir) {
    this.kept = kept;
    this.stateDir = stateDir;
    Set<PayableType> missing = EnumSet.allOf(PayableType.class);
    for (KeptRun run : kept.latest()) {
      if (run.state() != KeptRun.State.RUNNING) {
        counted.add(run.runId());
        Instant endedAt = run.endedAt();
        if (endedAt != null) {
          run.succeeded().forEach(type -> metrics.succeeded(type, endedAt));
        }
        if (CanonicalQuery.types(run.query()).stream().anyMatch(missing::contains)) {
          reports(run).stream()
              .filter(
                  report -> report.failure().isEmpty() && missing.remove(report.request().type()))
              .forEach(metrics::found);
        }
      }
    }
  }

  /** Returns the reports of a run; a void has none. */
  private ImmutableList<RunReport> reports(KeptRun run) {
    if (CanonicalQuery.voidedRun(run.query()).isPresent()) {
      return ImmutableList.of();
    }
    return RunHistory.of(stateDir).writtenReports(run).orElse(ImmutableList.of());
  }

  /** Counts a run of this server. */
  synchronized void ended(KeptRun run, ImmutableList<RunReport> reports) {
    counted.add(run.runId());
    reports.forEach(metrics::add);
  }

  /** Returns the metrics of all runs so far; runs that cannot be read are not counted. */
  synchronized String text() {
    kept.refresh();
    ImmutableList<KeptRun> latest = kept.latest();
    for (KeptRun run : latest.reverse()) {
      if (run.state() != KeptRun.State.RUNNING && counted.add(run.runId())) {
        reports(run).forEach(metrics::add);
      }
    }
    counted.retainAll(latest.stream().map(KeptRun::runId).collect(ImmutableSet.toImmutableSet()));
    return metrics.text();
  }
}
