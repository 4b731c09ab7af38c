package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.BOB;
import static dev.payouts.core.testing.Fixtures.contractor;
import static dev.payouts.core.testing.Fixtures.money;
import static dev.payouts.core.testing.Fixtures.order;
import static dev.payouts.core.testing.Fixtures.payout;
import static dev.payouts.core.testing.Fixtures.refund;
import static dev.payouts.core.testing.RateFixture.hourly;
import static dev.payouts.core.testing.RateFixture.monthly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.model.Value;
import dev.payouts.core.store.PlanFile;
import dev.payouts.core.testing.InMemoryWorkspace;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits, approved plans, and unpaid orders of earlier months. */
class LimitsAndApprovalTest {
  private static final CurrencyCode USD = new CurrencyCode("USD");
  private static final RunRequest OCTOBER =
      RunRequest.contractorPayroll().month(YearMonth.of(2026, 10)).build();
  private static final RunRequest PLAN =
      RunRequest.contractorPayroll().month(YearMonth.of(2026, 10)).with(RunOption.DRY_RUN).build();

  private static InMemoryWorkspace annAndBob(String ofAnn, String ofBob) {
    return new InMemoryWorkspace()
        .with(contractor(ANN), monthly("r1", ofAnn, "USD").build())
        .with(contractor(BOB), monthly("r2", ofBob, "USD").build())
        .with(order("o1", "2026-10-31", ANN), order("o2", "2026-10-31", BOB));
  }

  private static Limits limits(
      @Nullable Integer payouts, Map<String, String> payout, Map<String, String> run) {
    return new Limits(payouts, amounts(payout), amounts(run), BigDecimal.TEN);
  }

  private static ImmutableMap<CurrencyCode, BigDecimal> amounts(Map<String, String> amounts) {
    ImmutableMap.Builder<CurrencyCode, BigDecimal> builder = ImmutableMap.builder();
    amounts.forEach((code, amount) -> builder.put(new CurrencyCode(code), new BigDecimal(amount)));
    return builder.buildOrThrow();
  }

  private static void assertStopped(Limits limits, String limit) {
    InMemoryWorkspace workspace = annAndBob("2000", "3000");
    RunReport report = workspace.engine().limits(limits).build().run(OCTOBER);
    assertThat(report.failure().orElseThrow().cause()).isEqualTo(FailureCause.LIMIT_PASSED);
    assertThat(report.failure().orElseThrow().sentence()).contains(limit);
    assertThat(report.items())
        .extracting(Item::reason)
        .containsExactly(Reason.NOT_ATTEMPTED, Reason.NOT_ATTEMPTED);
    assertThat(workspace.drafts()).isEmpty();
    assertThat(workspace.log()).noneMatch(call -> call.startsWith("create"));
  }

  private static void assertNotStopped(Limits limits) {
    InMemoryWorkspace workspace = annAndBob("2000", "3000");
    assertThat(workspace.engine().limits(limits).build().run(OCTOBER).failure()).isEmpty();
    assertThat(workspace.drafts()).hasSize(2);
  }

  @Test
  void aRunThatWouldExceedTheLimitOfPayoutsStopsBeforeItsFirstCreate() {
    assertStopped(limits(1, Map.of(), Map.of()), "limits.payouts_per_run is 1");
    assertNotStopped(limits(2, Map.of(), Map.of()));
  }

  @Test
  void aPayoutAboveTheLimitOfItsCurrencyStopsTheRun() {
    assertStopped(
        limits(null, Map.of("USD", "2999.99"), Map.of()),
        "The payout for o2, 3,000.00 USD, would exceed limits.amount_per_payout.USD, which is"
            + " 2,999.99 USD: review");
    assertNotStopped(limits(null, Map.of("USD", "3000", "VND", "1"), Map.of()));
  }

  @Test
  void aTotalAboveTheLimitOfItsCurrencyStopsTheRun() {
    assertStopped(
        limits(null, Map.of(), Map.of("USD", "4999.99")),
        "The payouts of the run, 5,000.00 USD together, would exceed limits.amount_per_run.USD,");
    assertNotStopped(limits(null, Map.of(), Map.of("USD", "5000", "VND", "1")));
  }

  @Test
  void everyLimitThatWouldBeExceededIsNamedWithWhatExceedsIt() {
    assertStopped(
        limits(1, Map.of("USD", "1000"), Map.of("USD", "4999")),
        "The run would create 2 payouts, but limits.payouts_per_run is 1; the payout for o2,"
            + " 3,000.00 USD, and 1 more would exceed limits.amount_per_payout.USD, which is"
            + " 1,000.00 USD; the payouts of the run, 5,000.00 USD together, would exceed"
            + " limits.amount_per_run.USD, which is 4,999.00 USD: review the plan, then raise the"
            + " limit or correct what is wrong.");
  }

  @Test
  void aPlanThatWouldExceedALimitShowsItsItemsAndSaysSo() {
    RunReport report =
        annAndBob("2000", "3000").engine().limits(limits(0, Map.of(), Map.of())).build().run(PLAN);
    assertThat(report.count(Status.PLANNED)).isEqualTo(2);
    assertThat(report.failure().orElseThrow().cause()).isEqualTo(FailureCause.LIMIT_PASSED);
  }

  @Test
  void negativeLimitsAreRejected() {
    assertThatThrownBy(() -> limits(-1, Map.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("payoutsPerRun");
    assertThatThrownBy(() -> limits(null, Map.of("USD", "-1"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("amountPerPayout");
    assertThatThrownBy(() -> limits(null, Map.of(), Map.of("USD", "-1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("amountPerRun");
  }

  /** Plans, approves through the plan file, and runs after the workspace has changed. */
  private static RunReport approved(InMemoryWorkspace planned, InMemoryWorkspace now) {
    RunReport plan = planned.engine().build().run(PLAN);
    PlanFile.Plan approved =
        PlanFile.parse("it", PlanFile.render(ImmutableList.of(plan), Instant.EPOCH, null)).get(0);
    assertThat(approved.request().month()).contains(YearMonth.of(2026, 10));
    return now.engine().approval(approved.approval()).build().run(approved.request());
  }

  @Test
  void anUnchangedApprovedPayoutIsCreated() {
    InMemoryWorkspace workspace = annAndBob("2000.5", "3000");
    RunReport report = approved(workspace, workspace);
    assertThat(report.count(Status.CREATED)).isEqualTo(2);
    assertThat(workspace.drafts()).hasSize(2);
  }

  @Test
  void aChangedAmountIsNotCreatedAndBothAmountsAreReported() {
    InMemoryWorkspace now = annAndBob("2000", "3100");
    RunReport report = approved(annAndBob("2000", "3000"), now);
    assertThat(report.items().get(0).status()).isEqualTo(Status.CREATED);
    Item changed = report.items().get(1);
    assertThat(changed.reason()).isEqualTo(Reason.APPROVAL_STALE);
    assertThat(changed.status()).isEqualTo(Status.FAILED);
    assertThat(changed.message()).contains("the amount from 3,000.00 USD to 3,100.00 USD");
    assertThat(now.drafts()).hasSize(1);
  }

  @Test
  void theSameAmountFromAnotherRateIsNotCreated() {
    InMemoryWorkspace now =
        new InMemoryWorkspace()
            .with(contractor(ANN), monthly("r9", "2000", "USD").build())
            .with(order("o1", "2026-10-31", ANN));
    RunReport report = approved(annAndBob("2000", "3000"), now);
    assertThat(report.items().get(0).message()).contains("the rate from r1 to r9");
    assertThat(now.drafts()).isEmpty();
  }

  private static InMemoryWorkspace hourlyOrder(String date, String hours, String rate) {
    return new InMemoryWorkspace()
        .with(contractor(ANN), hourly("r1", rate, "USD").build())
        .with(order("o1", date, Value.of(new BigDecimal(hours))));
  }

  private static InMemoryWorkspace hourlyOrder(String hours, String rate) {
    return hourlyOrder("2026-10-31", hours, rate);
  }

  @Test
  void theSameAmountForAnotherContractorIsNotCreated() {
    InMemoryWorkspace now =
        new InMemoryWorkspace()
            .with(contractor(BOB), monthly("r1", "2000", "USD").build())
            .with(order("o1", "2026-10-31", BOB));
    RunReport report = approved(annAndBob("2000", "3000"), now);
    assertThat(report.items().get(0).reason()).isEqualTo(Reason.APPROVAL_STALE);
    assertThat(report.items().get(0).message()).contains("the contractor from ann to bob");
    assertThat(now.drafts()).isEmpty();
  }

  @Test
  void theSameAmountOnAnotherDateOfTheMonthIsNotCreated() {
    InMemoryWorkspace now = hourlyOrder("2026-10-30", "10", "20");
    RunReport report = approved(hourlyOrder("10", "20"), now);
    assertThat(report.items().get(0).reason()).isEqualTo(Reason.APPROVAL_STALE);
    assertThat(report.items().get(0).message()).contains("the date from 2026-10-31 to 2026-10-30");
    assertThat(now.drafts()).isEmpty();
  }

  @Test
  void theSameHoursWithAnotherScaleAreUnchanged() {
    InMemoryWorkspace now = hourlyOrder("10.0", "20.00");
    assertThat(approved(hourlyOrder("10", "20"), now).count(Status.CREATED)).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} hours at {1}")
  @CsvSource({"20, 10", "10.0001, 19.9998"})
  void theSameAmountFromOtherHoursAtAnotherRateIsNotCreated(String hours, String rate) {
    InMemoryWorkspace now = hourlyOrder(hours, rate);
    assertThat(approved(hourlyOrder("10", "20"), now).items().get(0).message())
        .contains("the calculation");
    assertThat(now.drafts()).isEmpty();
  }

  @Test
  void theSameAmountFromOtherDaysIsNotCreated() {
    InMemoryWorkspace before =
        new InMemoryWorkspace()
            .with(
                contractor(ANN),
                monthly("r1", "2000", "USD").until("2026-10-15").build(),
                monthly("r2", "2000", "USD").from("2026-10-16").build())
            .with(order("o1", "2026-10-31", ANN));
    InMemoryWorkspace now =
        new InMemoryWorkspace()
            .with(
                contractor(ANN),
                monthly("r1", "2000", "USD").until("2026-10-20").build(),
                monthly("r2", "2000", "USD").from("2026-10-21").build())
            .with(order("o1", "2026-10-31", ANN));
    assertThat(approved(before, now).items().get(0).message()).contains("the calculation");
    assertThat(now.drafts()).isEmpty();
  }

  @Test
  void aNewOrderForAMonthThatIsApprovedKeepsBothFromBeingCreated() {
    InMemoryWorkspace now = annAndBob("2000", "3000").with(order("o3", "2026-10-30", BOB));
    RunReport report = approved(annAndBob("2000", "3000"), now);
    assertThat(report.items().get(1).reason()).isEqualTo(Reason.MONTH_CLAIMED_TWICE);
    assertThat(report.items().get(2).reason()).isEqualTo(Reason.MONTH_CLAIMED_TWICE);
    assertThat(now.drafts()).hasSize(1);
  }

  @Test
  void anOrderThatWasNotPlannedIsNotCreated() {
    InMemoryWorkspace planned =
        new InMemoryWorkspace()
            .with(contractor(ANN), monthly("r1", "2000", "USD").build())
            .with(order("o1", "2026-10-31", ANN));
    InMemoryWorkspace now = annAndBob("2000", "3000");
    RunReport report = approved(planned, now);
    assertThat(report.items().get(1).reason()).isEqualTo(Reason.NOT_APPROVED);
    assertThat(report.items().get(1).message()).contains("not in the approved plan");
    assertThat(now.drafts()).hasSize(1);
  }

  @Test
  void anOrderThatFailedInThePlanIsNotCreatedEvenIfItCouldBeNow() {
    InMemoryWorkspace planned =
        new InMemoryWorkspace().with(contractor(ANN)).with(order("o1", "2026-10-31", ANN));
    InMemoryWorkspace now = annAndBob("2000", "3000");
    assertThat(approved(planned, now).items().get(0).message()).contains("failed, rate_missing");
    assertThat(now.drafts()).isEmpty();
  }

  @Test
  void anApprovedOrderThatIsGoneIsReportedAfterTheOthers() {
    InMemoryWorkspace now =
        new InMemoryWorkspace()
            .with(contractor(BOB), monthly("r2", "3000", "USD").build())
            .with(order("o2", "2026-10-31", BOB));
    RunReport report = approved(annAndBob("2000", "3000"), now);
    assertThat(report.items())
        .extracting(item -> item.payable().value())
        .containsExactly("o2", "o1");
    assertThat(report.items().get(1).reason()).isEqualTo(Reason.APPROVAL_STALE);
    assertThat(report.items().get(1).message()).contains("no longer listed");
  }

  @Test
  void anApprovedOrderThatIsGoneBecauseItWasPaidIsAlreadyPaid() {
    InMemoryWorkspace now =
        new InMemoryWorkspace()
            .with(payout("p1", ANN, "2026-10-31", ImmutableSet.of(), "o1"))
            .with(contractor(BOB), monthly("r2", "3000", "USD").build())
            .with(order("o2", "2026-10-31", BOB));
    Item gone = approved(annAndBob("2000", "3000"), now).items().get(1);
    assertThat(gone.reason()).isEqualTo(Reason.ALREADY_PAID);
    assertThat(gone.payout()).isEqualTo(new PayoutId("p1"));
  }

  @Test
  void anApprovedOrderThatNowHasNothingToPayIsStale() {
    InMemoryWorkspace now = annAndBob("2000", "0");
    Item item = approved(annAndBob("2000", "3000"), now).items().get(1);
    assertThat(item.reason()).isEqualTo(Reason.APPROVAL_STALE);
    assertThat(item.message()).contains("changed", "zero");
  }

  @Test
  void anOrderPaidSinceTheApprovalIsAlreadyPaid() {
    InMemoryWorkspace now =
        annAndBob("2000", "3000").with(payout("p1", ANN, "2026-10-31", ImmutableSet.of(), "o1"));
    RunReport report = approved(annAndBob("2000", "3000"), now);
    assertThat(report.items().get(0).reason()).isEqualTo(Reason.ALREADY_PAID);
    assertThat(report.items()).hasSize(2);
  }

  @Test
  void refundsAreApprovedInTheSameWay() {
    var workspace = new InMemoryWorkspace().with(refund("f1"), refund("f2"));
    RunReport plan =
        workspace
            .engine()
            .build()
            .run(RunRequest.refund().id("REF-f1").with(RunOption.DRY_RUN).build());
    PlanFile.Plan approved =
        PlanFile.parse("it", PlanFile.render(ImmutableList.of(plan), Instant.EPOCH, null)).get(0);
    RunReport report =
        workspace.engine().approval(approved.approval()).build().run(RunRequest.refund().build());
    assertThat(report.items())
        .extracting(Item::status)
        .containsExactly(Status.CREATED, Status.SKIPPED);
  }

  @Test
  void eachShardReportsOnlyItsOwnApprovedOrdersThatAreGone() {
    RunReport plan = annAndBob("2000", "3000").engine().build().run(PLAN);
    Approval approval = Approval.of(plan.items());
    int gone = 0;
    for (int i = 0; i < 4; i++) {
      gone +=
          new InMemoryWorkspace()
              .engine()
              .shard(new Shard(i, 4))
              .approval(approval)
              .build()
              .run(PLAN)
              .items()
              .size();
    }
    assertThat(gone).isEqualTo(2);
  }

  @Test
  void aPlanListsUnpaidOrdersOfTheThreeMonthsBeforeWithTheirAmounts() {
    InMemoryWorkspace workspace =
        annAndBob("2000", "3000")
            .with(
                order("o0", "2026-09-30", ANN),
                order("paid", "2026-08-31", ANN),
                order("july", "2026-07-01", BOB),
                order("june", "2026-06-30", BOB),
                order("november", "2026-11-30", BOB))
            .with(payout("p1", ANN, "2026-08-31", ImmutableSet.of(), "paid"));
    RunReport plan = workspace.engine().build().run(PLAN);
    assertThat(plan.findings().waiting())
        .containsExactly(
            new RunReport.UnpaidOrder(
                new PayableId("o0"), "ORD :: o0", YearMonth.of(2026, 9), money("2000", "USD")),
            new RunReport.UnpaidOrder(
                new PayableId("july"), "ORD :: july", YearMonth.of(2026, 7), money("3000", "USD")));
    assertThat(plan.items()).hasSize(2);
    RunReport run = workspace.engine().build().run(OCTOBER);
    assertThat(run.findings().waiting()).isEmpty();
    assertThat(run.calls()).isEqualTo(plan.callsOfRealRun());
    assertThat(workspace.drafts()).hasSize(2);
  }

  @Test
  void aPlanOfAllMonthsOrOneContractorOrEveryStatusListsNoOrdersOfEarlierMonths() {
    for (RunRequest request :
        ImmutableList.of(
            RunRequest.contractorPayroll().build(),
            RunRequest.contractorPayroll().month(YearMonth.of(2026, 10)).contractor("ann").build(),
            RunRequest.contractorPayroll()
                .month(YearMonth.of(2026, 10))
                .with(RunOption.FORCE)
                .build())) {
      InMemoryWorkspace workspace = annAndBob("2000", "3000").with(order("o0", "2026-09-30", ANN));
      RunRequest plan = request.newBuilder().with(RunOption.DRY_RUN).build();
      assertThat(workspace.engine().build().run(plan).findings().waiting()).isEmpty();
    }
  }

  @Test
  void theLimitsOfOneCurrencyDoNotApplyToAnother() {
    InMemoryWorkspace workspace =
        new InMemoryWorkspace()
            .with(contractor(ANN), hourly("r1", "10", "EUR").build())
            .with(order("o1", "2026-10-31", Value.of(new BigDecimal("160"))));
    Limits limits = limits(null, Map.of("USD", "1"), Map.of("USD", "1"));
    assertThat(workspace.engine().limits(limits).build().run(OCTOBER).totals())
        .containsKey(new CurrencyCode("EUR"))
        .doesNotContainKey(USD);
  }

  @Test
  void limitsApplyToCurrenciesIgnoringCase() {
    assertStopped(
        limits(null, Map.of("usd", "2999.99"), Map.of()),
        "The payout for o2, 3,000.00 USD, would exceed limits.amount_per_payout.USD, which is"
            + " 2,999.99 USD");
    assertStopped(
        limits(null, Map.of(), Map.of("Usd", "4999.99", "USD", "9999")),
        "limits.amount_per_run.USD, which is 4,999.99 USD");
  }
}
