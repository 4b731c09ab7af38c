package dev.payouts.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Reason;
import dev.payouts.core.RunListener;
import dev.payouts.core.RunListener.Phase;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.report.Reports;
import dev.payouts.core.report.text.DisplayWidth;
import dev.payouts.core.report.text.Screen;
import dev.payouts.core.report.text.Screen.Kind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressBarTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ManualTimer timer = new ManualTimer();
  private Instant now = Instant.parse("2026-11-03T08:00:00Z");

  private ProgressBar bar(int columns) {
    return bar(new Screen(Kind.MONOCHROME, columns));
  }

  private ProgressBar bar(Screen screen) {
    InstantSource clock = () -> now;
    return new ProgressBar(
        new StatusLine(new PrintStream(bytes, /* autoFlush= */ false, UTF_8)),
        screen,
        clock.withZone(ZoneOffset.ofHours(7)),
        timer);
  }

  /** Redraws the line and returns it. */
  private String seen() {
    timer.tick();
    return new VirtualTerminal(bytes.toString(UTF_8)).lines().get(0);
  }

  private static void creating(RunListener run, int toCreate) {
    run.phaseStarted(Phase.LIST);
    run.listed(toCreate + 2);
    run.phaseStarted(Phase.PRELOAD);
    run.phaseStarted(Phase.DECIDE);
    run.decided(toCreate);
    end(run, 1);
    run.itemEnded(Reports.left("9", "Bo", Reason.RATE_MISSING, "None."));
    run.phaseStarted(Phase.CREATE);
  }

  private static void end(RunListener run, int items) {
    for (int i = 0; i < items; i++) {
      run.itemEnded(Reports.created("1", "An", "x", "1 USD"));
    }
  }

  @Test
  void itShowsThePhaseAndItsDuration() {
    RunListener run = bar(100).begin(PayableType.CONTRACTOR_PAYROLL);
    run.phaseStarted(Phase.LIST);
    assertThat(seen()).isEqualTo("Contractor payroll:  reading approved payables");
    run.listed(250);
    run.phaseStarted(Phase.PRELOAD);
    now = now.plusSeconds(75);
    assertThat(seen())
        .isEqualTo(
            "Contractor payroll:  loading rates, payouts and contractors  250 items  1 min 15 s");
  }

  @Test
  void itShowsCreatedAndFailedItemsAndTheTimeLeft() {
    RunListener run = bar(100).begin(PayableType.REFUND);
    creating(run, 50);
    assertThat(seen())
        .isEqualTo("Refunds:  creating  [............................]  0 of 50  1 failed");
    end(run, 20);
    now = now.plusSeconds(10);
    assertThat(seen())
        .isEqualTo(
            "Refunds:  creating  [###########.................]  20 of 50  1 failed"
                + "  about 15 s left");
    end(run, 30);
    assertThat(seen()).endsWith("  50 of 50  1 failed");
  }

  @Test
  void itShowsTheWaitForTheBudgetAndIncludesItInTheTimeLeft() {
    ProgressBar bar = bar(120);
    RunListener run = bar.begin(PayableType.REFUND);
    creating(run, 300);
    end(run, 100);
    now = now.plusSeconds(10);
    bar.budgetHolds(Duration.ofMillis(20));
    assertThat(seen()).doesNotContain("rate limited");
    bar.budgetHolds(Duration.ofSeconds(50));
    assertThat(seen())
        .contains("rate limited until 15:01:00", "  about 2 min 50 s left"); // 7 h east
    bar.budgetResumed(Duration.ofSeconds(50));
    assertThat(seen()).doesNotContain("rate limited");
  }

  @Test
  void aWaitThatIsOverIsNotShown() {
    ProgressBar bar = bar(120);
    creating(bar.begin(PayableType.REFUND), 300);
    bar.budgetHolds(Duration.ofSeconds(50));
    assertThat(seen()).contains("rate limited");
    now = now.plusSeconds(50);
    assertThat(seen()).doesNotContain("rate limited");
  }

  @ParameterizedTest(name = "{0} columns")
  @CsvSource({
    "20, creating  20 of 300",
    "60, creating  20 of 300  1 failed  rate limited until 15:01:00",
    "80, creating  20 of 300  rate limited until 15:01:00  about 14 min 50 s left"
  })
  void aNarrowLineShowsTheMostImportantParts(int columns, String line) {
    ProgressBar bar = bar(columns);
    RunListener run = bar.begin(PayableType.CONTRACTOR_PAYROLL);
    creating(run, 300);
    end(run, 20);
    now = now.plusSeconds(10);
    bar.budgetHolds(Duration.ofSeconds(50));
    assertThat(seen()).isEqualTo(line);
  }

  @ParameterizedTest(name = "{0} columns")
  @ValueSource(ints = {1, 8, 20, 40, 60, 80, 120, 200})
  void itFitsTheScreenInEveryPhase(int columns) {
    ProgressBar bar = bar(columns);
    RunListener run = bar.begin(PayableType.CONTRACTOR_PAYROLL);
    creating(run, 1_000_000);
    for (Phase phase : Phase.values()) {
      run.phaseStarted(phase);
      bar.budgetHolds(Duration.ofHours(3));
      end(run, 7);
      now = now.plusSeconds(5_000);
      assertThat(DisplayWidth.of(seen())).isLessThan(Math.max(columns, 2));
    }
  }

  @Test
  void theLineIsRemovedWhenARunEnds() {
    ProgressBar bar = bar(80);
    bar.begin(PayableType.REFUND).phaseStarted(Phase.LIST);
    assertThat(seen()).isNotEmpty();
    bar.pause();
    assertThat(seen()).isEmpty();
    bar.begin(PayableType.INVOICE_SPLIT).phaseStarted(Phase.LIST);
    assertThat(seen()).startsWith("Invoice splits:");
    bar.close();
    assertThat(seen()).isEmpty();
    assertThat(timer.isClosed()).isTrue();
  }

  @Test
  void colorsTakeNoColumns() {
    ProgressBar bar = bar(new Screen(Kind.COLORED, 80));
    RunListener run = bar.begin(PayableType.REFUND);
    creating(run, 10);
    end(run, 10);
    assertThat(seen())
        .isEqualTo("Refunds:  creating  [############################]  10 of 10  1 failed");
    assertThat(bytes.toString(UTF_8)).contains("\u001b[32m####", "\u001b[1;31m1 failed\u001b[0m");
  }

  /** A timer that a test triggers. */
  private static final class ManualTimer implements RepeatingTimer {
    private Runnable ticks = () -> {};
    private boolean isClosed;

    @Override
    public void start(Runnable task) {
      ticks = task;
    }

    @Override
    public void close() {
      isClosed = true;
    }

    void tick() {
      ticks.run();
    }

    boolean isClosed() {
      return isClosed;
    }
  }
}
