package dev.payouts.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.ContractorId;
import dev.payouts.core.JournalEntry;
import dev.payouts.core.PayableType;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.core.SourceId;
import dev.payouts.core.host.StateFiles.LockedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRunsTest {
  private static final Instant BEGIN = Instant.parse("2026-10-31T08:00:00Z");

  @TempDir private Path stateDir;

  private static KeptRun run(int number, @Nullable String key) {
    return new KeptRun(
        id(number),
        KeptRun.State.RUNNING,
        BEGIN.plusSeconds(number),
        null,
        "type=refund",
        key == null ? null : KeptRun.fingerprint(key),
        ImmutableList.of(),
        RunProgress.NONE);
  }

  private static String id(int number) {
    return "00000000-0000-4000-8000-%012d".formatted(number);
  }

  private static KeptRun ended(KeptRun run) {
    return run.ended(
        KeptRun.State.FINISHED,
        BEGIN.plusSeconds(1_000),
        ImmutableList.of(PayableType.REFUND),
        RunProgress.NONE);
  }

  private KeptRuns open() {
    return KeptRuns.open(stateDir, ImmutableList.of());
  }

  private static String report(KeptRuns kept, KeptRun run) throws IOException {
    try (InputStream in = kept.report(run)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  @Test
  void aRunItsReportAndItsKeyOutliveTheProcess() throws IOException {
    KeptRun whole = ended(run(1, "key"));
    try (KeptRuns kept = open()) {
      kept.keep(whole, "{\"runs\":[]}");
    }
    try (KeptRuns kept = open()) {
      assertThat(kept.latest()).containsExactly(whole);
      assertThat(kept.startedBy("key")).contains(whole);
      assertThat(kept.startedBy("other")).isEmpty();
      assertThat(report(kept, whole)).isEqualTo("{\"runs\":[]}");
    }
  }

  @Test
  void theLatestHundredAreKeptWithTheirKeys() throws IOException {
    try (KeptRuns kept = open()) {
      for (int number = 1; number <= KeptRuns.KEPT + 5; number++) {
        kept.keep(ended(run(number, "key-" + number)), "{}");
      }
      assertThat(kept.latest()).hasSize(KeptRuns.KEPT);
      assertThat(kept.startedBy("key-5")).isEmpty();
      assertThat(kept.startedBy("key-6")).isPresent();
    }
    try (Stream<Path> files = Files.list(stateDir.resolve("runs"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".run"))).hasSize(KeptRuns.KEPT);
    }
    try (KeptRuns kept = open()) {
      assertThat(kept.latest().get(0).runId()).isEqualTo(id(KeptRuns.KEPT + 5));
    }
  }

  @Test
  void aRunThatWasUnderWayWhenItsProcessEndedIsInterruptedWithWhatTheJournalKnows()
      throws IOException {
    KeptRun underWay =
        run(1, "key")
            .at(
                new RunProgress(
                    PayableType.REFUND,
                    Phase.CREATE,
                    new RunProgress.Counts(9, 9, 0, 0, 0, 0),
                    RunProgress.NONE.calls(),
                    null));
    try (KeptRuns kept = open()) {
      kept.keep(underWay, "{\"so\":\"far\"}");
    }
    ImmutableList<JournalEntry> journal =
        ImmutableList.of(
            entry(id(1), JournalEntry.Event.INTENDED),
            entry(id(1), JournalEntry.Event.CREATED),
            entry(id(2), JournalEntry.Event.CREATED));
    try (KeptRuns kept = KeptRuns.open(stateDir, journal)) {
      KeptRun interrupted = kept.startedBy("key").orElseThrow();
      assertThat(interrupted.state()).isEqualTo(KeptRun.State.INTERRUPTED);
      assertThat(interrupted.progress().counts().created()).isEqualTo(1);
      assertThat(interrupted.progress().counts().listed()).isEqualTo(9);
      assertThat(report(kept, interrupted)).isEqualTo("{\"so\":\"far\"}");
    }
    try (KeptRuns kept = open()) {
      assertThat(kept.latest().get(0).state()).isEqualTo(KeptRun.State.INTERRUPTED);
    }
  }

  private static JournalEntry entry(String runId, JournalEntry.Event event) {
    return new JournalEntry(
        BEGIN,
        runId,
        event,
        PayableType.REFUND,
        new SourceId("11111111-1111-4111-8111-111111111111"),
        new ContractorId("22222222-2222-4222-8222-222222222222"),
        null,
        null);
  }

  @Test
  void aDamagedFileIsLeftOutAndLeftAlone() throws IOException {
    try (KeptRuns kept = open()) {
      kept.keep(ended(run(1, null)), "{}");
    }
    Path damaged = stateDir.resolve("runs/" + id(2) + ".run");
    for (String content : new String[] {"", "{", "[]", "{\"run_id\":1}", "\u0000"}) {
      Files.writeString(damaged, content);
      try (KeptRuns kept = open()) {
        assertThat(kept.latest()).hasSize(1);
      }
    }
    assertThat(damaged).exists();
  }

  @Test
  void twoProcessesDoNotKeepRunsInOneDirectory() {
    try (KeptRuns kept = open()) {
      assertThat(kept.latest()).isEmpty();
      assertThatExceptionOfType(LockedException.class).isThrownBy(this::open);
    }
  }
}
