package dev.payouts.http.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunReport;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.RunProgress;
import dev.payouts.core.store.runs.RunProgress.Counts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs how runs ended, without names and amounts. */
final class RunLog {
  private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

  private RunLog() {}

  /** Logs a line for each type, and its failure. */
  static void ended(KeptRun run, ImmutableList<RunReport> reports) {
    for (RunReport report : reports) {
      Counts counts = RunProgress.of(ImmutableList.of(report)).counts();
      LOG.info(
          "run {} {}: type={} month={} processed={} created={} planned={} skipped={} failed={} not_attempted={} duplicates={} ms={}",
          run.runId(),
          run.state().word(),
          report.request().type().word(),
          report.request().month().map(Object::toString).orElse("all"),
          counts.listed(),
          counts.created(),
          counts.planned(),
          counts.skipped(),
          counts.failed(),
          counts.notAttempted(),
          report.duplicates().size(),
          report.duration().toMillis());
      report
          .failure()
          .ifPresent(
              stop ->
                  LOG.warn("run {} did not complete: {}", run.runId(), stop.sentenceWithoutData()));
    }
  }
}
