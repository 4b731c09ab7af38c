package dev.payouts.core.store;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.Shard;
import dev.payouts.core.host.MachineLocks;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.report.Purpose;
import dev.payouts.core.report.ReportHtml;
import dev.payouts.core.report.ReportTable;
import dev.payouts.core.report.text.Screen;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.core.spi.Destination;
import dev.payouts.core.spi.JournalEntry;
import dev.payouts.core.store.internal.FormatVersion;
import dev.payouts.core.store.runs.CanonicalQuery;
import dev.payouts.core.testing.HandHost;
import dev.payouts.core.testing.fuzz.Fuzz;
import dev.payouts.core.testing.fuzz.Input;
import dev.payouts.core.testing.fuzz.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever is in the files of a state directory and in plans, it is read or refused. */
class StateFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Destination PAYOUTS = new Destination("payouts", "workspace");

  @Test
  void journals() {
    List<String> examples = List.of(Examples.journal(), Examples.compactedJournal());
    Fuzz.run("journal", examples, StateFuzzTest::feedJournal);
  }

  private static Verdict feedJournal(Input input) {
    var files = new FilesInMemory();
    files.replace("journal.jsonl", input.text());
    FileJournal journal = FileJournal.over(files, new HandHost(), MachineLocks.NONE);
    try {
      ImmutableList<JournalEntry> entries = journal.read();
      ImmutableList<JournalEntry> kept = Compaction.of(entries, NOW);
      if (!input.text().contains("\\ud")) { // half a character is lost in UTF-8
        assertThat(readAgain(entries)).isEqualTo(entries);
        assertThat(readAgain(kept)).isEqualTo(kept);
      }
      return Verdict.accepted();
    } catch (RunAbortedException documented) {
      return Verdict.refused(documented);
    }
  }

  private static ImmutableList<JournalEntry> readAgain(ImmutableList<JournalEntry> entries) {
    return JournalLines.parse(JournalLines.render(entries)).entries();
  }

  @Test
  void plans() {
    Fuzz.run("plan", Examples.plans(), StateFuzzTest::feedPlan);
  }

  /** Half of them have a checksum that fits: it is no signature. */
  private static Verdict feedPlan(Input input) {
    String text = input.text();
    int end = text.lastIndexOf(",\n  \"checksum\"");
    if (end >= 0 && input.random().nextInt(8) > 0) {
      String body = text.substring(0, end);
      String checksum = Hashing.sha256().hashString(body, UTF_8).toString();
      text = body + ",\n  \"checksum\": \"sha256:" + checksum + "\"\n}\n";
    }
    ImmutableList<RunReport> plans;
    try {
      ImmutableList<PlanFile.Plan> parsed = PlanFile.parse("october.json", text);
      plans = parsed.stream().map(StateFuzzTest::report).collect(toImmutableList());
      for (PlanFile.Plan plan : parsed) {
        assertThat(plan.approval().toString()).isNotEmpty();
        assertThat(CanonicalQuery.of(List.of(plan.request()))).isNotEmpty();
      }
    } catch (IllegalArgumentException documented) {
      return Verdict.refused(documented);
    }
    assertThat(Examples.planJson(plans)).isNotEmpty();
    assertThat(ReportTable.of(plans, Purpose.PLAN, Screen.NONE)).isNotEmpty();
    assertThat(
            ReportHtml.html(
                plans.stream().map(RunReport::request).collect(toImmutableList()),
                plans,
                Purpose.PLAN))
        .isNotEmpty();
    return Verdict.accepted();
  }

  /** Returns a plan as {@code show} renders it. */
  private static RunReport report(PlanFile.Plan plan) {
    return new RunReport(
        /* runId= */ "",
        plan.request().newBuilder().with(RunOption.DRY_RUN).build(),
        NOW,
        Duration.ZERO,
        plan.approval().items().values().asList(),
        plan.findings(),
        ApiCalls.NONE,
        /* callsOfRealRun= */ null,
        plan.stopped());
  }

  @Test
  void notes() {
    Fuzz.run("note", Examples.notes(), StateFuzzTest::feedNote);
  }

  private static Verdict feedNote(Input input) {
    var files = new FilesInMemory();
    files.replace("destination", input.text());
    boolean isTaken = false;
    try {
      assertThat(ShardFile.isOf(Shard.WHOLE, input.text())).isIn(true, false);
      Optional<LockContent> note = LockContent.parse(input.text());
      note.ifPresent(read -> assertThat(read.line()).isNotEmpty());
      isTaken = note.isPresent();
      DestinationFile.require(files, PAYOUTS);
      return Verdict.accepted();
    } catch (RunAbortedException ofOtherPayouts) {
      return Verdict.accepted();
    } catch (FormatVersion.NewerException | StateFileException documented) {
      return isTaken ? Verdict.accepted() : Verdict.refused(documented);
    }
  }
}
