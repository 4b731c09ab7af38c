package dev.payouts.core.store.runs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunReport;
import dev.payouts.core.store.Examples;
import dev.payouts.core.store.ReportJson;
import dev.payouts.core.store.ReportParser;
import dev.payouts.core.testing.fuzz.Fuzz;
import dev.payouts.core.testing.fuzz.Input;
import dev.payouts.core.testing.fuzz.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is in the file of a stored run, it is read or refused. */
class StoredRunFuzzTest {
  private static final Instant AT = Instant.parse("2026-10-31T08:00:00Z");
  private static final String RUN = "00000000-0000-4000-8000-000000000001";

  private static List<String> examples() {
    KeptRun begun =
        KeptRun.begun(
            RUN, AT, "type=refund&dry_run", "abc", RunStarter.thisProcess(RunStarter.Way.HTTP));
    KeptRun ended =
        begun.ended(
            AT.plusSeconds(3),
            ReportParser.parse(
                new ByteArrayInputStream(Examples.reports().get(0).getBytes(UTF_8))));
    return List.of(KeptRunJson.line(begun), KeptRunJson.line(ended));
  }

  @Test
  void linesOfKeptRuns() {
    Fuzz.run("kept-run", examples(), StoredRunFuzzTest::feedKeptRun);
  }

  private static Verdict feedKeptRun(Input input) {
    try {
      KeptRun run = KeptRunJson.parse(input.text());
      assertThat(KeptRunJson.line(run)).isNotEmpty();
      assertThat(KeptRunJson.list(List.of(run))).isNotEmpty();
      if (!input.text().contains("\\ud")) { // half a character is lost in UTF-8
        assertThat(KeptRunJson.parse(KeptRunJson.line(run)).runId()).isEqualTo(run.runId());
      }
      return Verdict.accepted();
    } catch (IllegalArgumentException documented) {
      return Verdict.refused(documented);
    }
  }

  @Test
  void reportsOfKeptRuns() {
    Fuzz.run("report", Examples.reports(), StoredRunFuzzTest::feedReport);
  }

  private static Verdict feedReport(Input input) throws IOException {
    try {
      ImmutableList<RunReport> reports =
          ReportParser.parse(new ByteArrayInputStream(input.bytes()));
      var out = new ByteArrayOutputStream();
      ReportJson.report(reports, out);
      assertThat(InterruptedRun.withJournal(reports, ImmutableList.of())).hasSameSizeAs(reports);
      assertThat(RunProgress.of(reports)).isNotNull();
      return Verdict.accepted();
    } catch (IllegalArgumentException documented) {
      return Verdict.refused(documented);
    }
  }
}
