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
import dev.payouts.core.store.internal.FormatVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
   * @return whether the journal may be compacted now; not if a report could not be read or written
   */
  static boolean complete(Path stateDir, List<JournalEntry> journal) {
    RunFiles files = RunFiles.of(stateDir);
    try {
      for (String name : files.names()) {
        completeIfInterrupted(files, name, journal);
      }
      return true;
    } catch (FormatVersion.NewerException e) {
      LOG.warn("the journal is not compacted: a newer version of this program wrote a run");
    } catch (IOException | StateFileException e) { // the run itself needs no report
      LOG.warn("the journal is not compacted, because of an interrupted run: {}", e.getMessage());
    }
    return false;
  }

  private static void completeIfInterrupted(RunFiles files, String name, List<JournalEntry> journal)
      throws IOException {
    try {
      Optional<KeptRun> run = files.readExactly(name).filter(InterruptedReports::isInterrupted);
      if (run.isPresent()) {
        complete(files, run.get(), journal);
      }
    } catch (FormatVersion.NewerException e) {
      throw e;
    } catch (IllegalArgumentException damaged) {
      files.warnOnce(name);
    }
  }

  private static boolean isInterrupted(KeptRun run) {
    return run.state() == KeptRun.State.INTERRUPTED
        || (run.state() == KeptRun.State.RUNNING && run.startedBy().isGone());
  }

  /** Writes the report only if the journal adds something to it. */
  private static void complete(RunFiles files, KeptRun run, List<JournalEntry> journal)
      throws IOException {
    KeptRun end = run.state() == KeptRun.State.RUNNING ? run.interrupted(journal) : run;
    try (InputStream in = files.report(run)) {
      if (CanonicalQuery.voidedRun(run.query()).isPresent()) {
        VoidReport report = VoidJson.parse(in);
        VoidReport completed = KeptVoid.withJournal(report, journal);
        if (!end.equals(run) || !completed.equals(report)) {
          files.write(end, out -> out.write(VoidJson.of(completed).getBytes(UTF_8)));
        }
      } else {
        ImmutableList<RunReport> reports = ReportParser.parse(in);
        ImmutableList<RunReport> completed = InterruptedRun.withJournal(reports, journal);
        if (!end.equals(run) || !completed.equals(reports)) {
          files.write(end, out -> ReportJson.report(completed, out));
        }
      }
    }
  }
}
