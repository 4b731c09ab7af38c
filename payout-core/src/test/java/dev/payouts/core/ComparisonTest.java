package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.BOB;
import static dev.payouts.core.testing.Fixtures.contractor;
import static dev.payouts.core.testing.Fixtures.money;
import static dev.payouts.core.testing.Fixtures.order;
import static dev.payouts.core.testing.RateFixture.hourly;
import static dev.payouts.core.testing.RateFixture.monthly;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Comparison.Cause;
import dev.payouts.core.Comparison.Change;
import dev.payouts.core.Comparison.Kind;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.Value;
import dev.payouts.core.testing.InMemoryWorkspace;
import dev.payouts.core.testing.RateFixture;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The variance report: a run compared with the last payments. */
class ComparisonTest {
  private final List<RunReport> kept = new ArrayList<>();

  private static RunRequest october() {
    return month(10);
  }

  private static RunRequest month(int month) {
    return RunRequest.contractorPayroll().month(YearMonth.of(2026, month)).build();
  }

  private RunReport run(InMemoryWorkspace workspace, RunRequest request) {
    RunReport report =
        workspace
            .engine()
            .runId("run" + kept.size())
            .past(type -> latestFirst().filter(run -> run.request().type() == type))
            .build()
            .run(request);
    kept.add(report);
    return report;
  }

  private Stream<RunReport> latestFirst() {
    return ImmutableList.copyOf(kept).reverse().stream();
  }

  private static InMemoryWorkspace ann(RateFixture rate, String... dates) {
    var workspace = new InMemoryWorkspace().with(contractor(ANN), rate.build());
    for (String date : dates) {
      workspace.with(order("ann" + date, date, Value.of(new BigDecimal("160"))));
    }
    return workspace;
  }

  private static InMemoryWorkspace withBob(InMemoryWorkspace workspace, String date) {
    return workspace
        .with(contractor(BOB), monthly("rb", "1000", "USD").build())
        .with(order("bob" + date, date, BOB));
  }

  private static Comparison comparison(RunReport report) {
    return Objects.requireNonNull(report.findings().comparison());
  }

  private static Change onlyChange(RunReport report) {
    assertThat(comparison(report).changes()).hasSize(1);
    return comparison(report).changes().get(0);
  }

  @Test
  void theFirstRunHasNoVarianceReport() {
    assertThat(run(ann(monthly("r", "2000", "USD"), "2026-10-31"), october()).findings())
        .isEqualTo(RunReport.Findings.NONE);
  }

  @Test
  void aRaiseIsReportedWithItsCause() {
    run(ann(monthly("r", "2000", "USD"), "2026-09-30"), month(9));
    Change change = onlyChange(run(ann(monthly("s", "2500", "USD"), "2026-10-31"), october()));
    assertThat(change.kind()).isEqualTo(Kind.MOVED);
    assertThat(change.before()).isEqualTo(money("2000", "USD"));
    assertThat(change.after()).isEqualTo(money("2500", "USD"));
    assertThat(change.causes()).containsExactly(Cause.RATE_CHANGED);
    assertThat(change.contractorName()).isEqualTo("Name of ann");
  }

  @Test
  void aChangeWithinTheVarianceIsNotReported() {
    run(ann(monthly("r", "2000", "USD"), "2026-09-30"), month(9));
    RunReport report = run(ann(monthly("r", "2200", "USD"), "2026-10-31"), october());
    assertThat(comparison(report).changes()).isEmpty();
    assertThat(comparison(report).runIds()).containsExactly("run0");
  }

  @Test
  void fewerDaysAreTheCauseIfAContractorLeft() {
    run(ann(monthly("r", "2000", "USD"), "2026-09-30"), month(9));
    Change change =
        onlyChange(
            run(ann(monthly("r", "2000", "USD").until("2026-10-15"), "2026-10-31"), october()));
    assertThat(change.causes()).containsExactly(Cause.DAYS_WORKED);
  }

  @Test
  void differentHoursAreTheCauseAtAnHourlyRate() {
    run(ann(hourly("r", "10", "USD"), "2026-09-30"), month(9));
    InMemoryWorkspace october =
        new InMemoryWorkspace()
            .with(contractor(ANN), hourly("r", "10", "USD").build())
            .with(order("o", "2026-10-31", Value.of(new BigDecimal("80"))));
    assertThat(onlyChange(run(october, october())).causes()).containsExactly(Cause.HOURS_WORKED);
  }

  @Test
  void aDifferentCurrencyIsAChangedRate() {
    run(ann(monthly("r", "2000", "USD"), "2026-09-30"), month(9));
    RunReport report = run(ann(monthly("r", "2000", "EUR"), "2026-10-31"), october());
    assertThat(comparison(report).changes())
        .hasSize(2)
        .allSatisfy(change -> assertThat(change.causes()).contains(Cause.RATE_CHANGED));
  }

  @Test
  void newAndMissingContractorsAreReported() {
    run(ann(monthly("r", "2000", "USD"), "2026-09-30"), month(9));
    RunReport report = run(withBob(new InMemoryWorkspace(), "2026-10-31"), october());
    assertThat(comparison(report).changes()).hasSize(2);
    Change gone = comparison(report).changes().get(0);
    assertThat(gone.kind()).isEqualTo(Kind.GONE);
    assertThat(gone.contractor()).isEqualTo(ANN);
    assertThat(gone.after()).isNull();
    Change added = comparison(report).changes().get(1);
    assertThat(added.kind()).isEqualTo(Kind.NEW);
    assertThat(added.contractor()).isEqualTo(BOB);
    assertThat(added.before()).isNull();
  }

  @Test
  void allRunsOfTheMonthBeforeCountTogetherButNotThoseOfTheSameMonth() {
    run(ann(monthly("r", "2000", "USD"), "2026-09-30"), month(9));
    run(withBob(new InMemoryWorkspace(), "2026-09-30"), month(9));
    run(ann(monthly("r", "9000", "USD"), "2026-10-31"), october());
    RunReport report =
        run(withBob(ann(monthly("r", "2000", "USD"), "2026-10-31"), "2026-10-31"), october());
    assertThat(comparison(report).runIds()).containsExactly("run1", "run0");
    assertThat(comparison(report).changes()).isEmpty();
  }

  @Test
  void runsWithOtherFiltersAreNotCompared() {
    run(ann(monthly("r", "2000", "USD"), "2026-09-30"), month(9));
    RunRequest onDay15 =
        RunRequest.contractorPayroll().month(YearMonth.of(2026, 10)).payDay(new PayDay(15)).build();
    assertThat(run(ann(monthly("r", "9000", "USD"), "2026-10-31"), onDay15).findings().comparison())
        .isNull();
  }

  @Test
  void aContractorWhoIsAlreadyPaidOrCannotBePaidIsNotMissing() {
    run(ann(monthly("r", "2000", "USD"), "2026-09-30"), month(9));
    InMemoryWorkspace october =
        withBob(new InMemoryWorkspace().with(contractor(ANN)), "2026-10-31")
            .with(order("o", "2026-10-31", ANN));
    Change change = onlyChange(run(october, october()));
    assertThat(change.contractor()).isEqualTo(BOB);
  }

  @Test
  void aPlanIsComparedToo() {
    run(ann(monthly("r", "2000", "USD"), "2026-09-30"), month(9));
    RunRequest plan =
        RunRequest.contractorPayroll()
            .month(YearMonth.of(2026, 10))
            .with(RunOption.DRY_RUN)
            .build();
    assertThat(onlyChange(run(ann(monthly("r", "3000", "USD"), "2026-10-31"), plan)).kind())
        .isEqualTo(Kind.MOVED);
  }

  @Test
  void aFailedComparisonDoesNotPreventPayments() {
    InMemoryWorkspace workspace = ann(monthly("r1", "1000", "USD"), "2026-10-31");
    RunReport report =
        workspace
            .engine()
            .past(
                type -> {
                  throw new IllegalStateException("damaged");
                })
            .build()
            .run(october());
    assertThat(workspace.drafts()).hasSize(1);
    assertThat(report.findings().comparison()).isNull();
  }
}
