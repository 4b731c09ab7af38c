package dev.payouts.core.store.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunReport;
import dev.payouts.core.VoidReport;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.store.ReportJson;
import dev.payouts.core.store.ReportParser;
import dev.payouts.core.store.VoidJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes the stored reports of interrupted runs and voids before the journal is compacted, which
 * drops the lines that say what they did.
 */
final class InterruptedReports {
  private static final Logger LOG = LoggerFactory.getLogger(InterruptedReports.class);

  private InterruptedReports() {}

  /**
   * Completes the reports; requires the lock of the state directory. A damaged report is skipped.
   *
   * @param journal all entries, before they are compacted
   * @return whether the journal may be compacted now; not if a report could not be written
   */
  static boolean complete(Path stateDir, List<JournalEntry> journal) {
    RunFiles files = RunFiles.of(stateDir);
    try {
      for (String name : files.names()) {
        files
            .read(name)
            .filter(InterruptedReports::isInterrupted)
            .ifPresent(run -> complete(files, run, journal));
      }
      return true;
    } catch (StateFileException e) { // the run itself needs no report
      LOG.warn("the journal is not compacted, because of an interrupted run: {}", e.getMessage());
      return false;
    }
  }

  private static boolean isInterrupted(KeptRun run) {
    return run.state() == KeptRun.State.INTERRUPTED
        || (run.state() == KeptRun.State.RUNNING && run.startedBy().isGone());
  }

  private static void complete(RunFiles files, KeptRun run, List<JournalEntry> journal) {
    KeptRun end = run.state() == KeptRun.State.RUNNING ? run.interrupted(journal) : run;
    try (InputStream in = files.report(run)) {
      if (CanonicalQuery.voidedRun(run.query()).isPresent()) {
        VoidReport report = KeptVoid.withJournal(VoidJson.parse(in), journal);
        files.write(end, out -> out.write(VoidJson.of(report).getBytes(UTF_8)));
      } else {
        ImmutableList<RunReport> reports =
            InterruptedRun.withJournal(ReportParser.parse(in), journal);
        files.write(end, out -> ReportJson.report(reports, out));
      }
    } catch (IllegalArgumentException | IOException damaged) {
      files.warnOnce(RunFiles.name(run));
    }
  }
}
