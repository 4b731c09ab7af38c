package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.BOB;
import static dev.payouts.core.testing.Fixtures.contractor;
import static dev.payouts.core.testing.Fixtures.money;
import static dev.payouts.core.testing.Fixtures.order;
import static dev.payouts.core.testing.Fixtures.paying;
import static dev.payouts.core.testing.Fixtures.payout;
import static dev.payouts.core.testing.RateFixture.hourly;
import static dev.payouts.core.testing.RateFixture.monthly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Comparison.Cause;
import dev.payouts.core.Comparison.Change;
import dev.payouts.core.Comparison.Kind;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.RateId;
import dev.payouts.core.model.TaskOrder;
import dev.payouts.core.model.Value;
import dev.payouts.core.testing.InMemoryWorkspace;
import dev.payouts.core.testing.RateFixture;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The variance report: payout-core/RULES.md, "Variance". */
class ComparisonTest {
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private final InMemoryWorkspace workspace = new InMemoryWorkspace();

  private static RunRequest.Builder plan() {
    return RunRequest.contractorPayroll().month(OCTOBER).with(RunOption.DRY_RUN);
  }

  private @Nullable Comparison planned(RunRequest.Builder request) {
    return workspace.engine().build().run(request.build()).findings().comparison();
  }

  private Comparison planned() {
    return Objects.requireNonNull(planned(plan()));
  }

  private Change onlyChange() {
    assertThat(planned().changes()).hasSize(1);
    return planned().changes().get(0);
  }

  /** Returns a payout for an order, as runs create it. */
  private static LivePayout paid(
      String id, ContractorId contractor, String date, String rate, String amount, String order) {
    return paying(
        payout(id, contractor, date, ImmutableSet.of(new RateId(rate)), order),
        money(amount, "USD"));
  }

  /** Adds Ann, paid 2000 USD in September at rate r, with an order of October at another rate. */
  private void annAt(RateFixture rate) {
    workspace
        .with(contractor(ANN), rate.build())
        .with(order("o", "2026-10-31", Value.of(new BigDecimal("160"))))
        .with(paid("p", ANN, "2026-09-30", "r", "2000", "s"));
  }

  @Test
  void aRaiseIsReportedWithDifferencePercentAndCause() {
    annAt(monthly("new", "2500", "USD"));
    Change change = onlyChange();
    assertThat(planned().month()).isEqualTo(YearMonth.of(2026, 9));
    assertThat(change.kind()).isEqualTo(Kind.MOVED);
    assertThat(change.before()).isEqualTo(money("2000", "USD"));
    assertThat(change.after()).isEqualTo(money("2500", "USD"));
    assertThat(change.difference()).contains(money("500", "USD"));
    assertThat(change.percent()).contains(new BigDecimal("25.0"));
    assertThat(change.causes()).containsExactly(Cause.RATE_CHANGED);
    assertThat(change.contractorName()).isEqualTo("Name of ann");
  }

  @Test
  void aChangeWithinTheVarianceIsNotReported() {
    annAt(monthly("r", "2200", "USD"));
    assertThat(planned().changes()).isEmpty();
  }

  @Test
  void fewerDaysAreTheCauseIfAContractorLeft() {
    annAt(monthly("r", "2000", "USD").until("2026-10-15"));
    assertThat(onlyChange().causes()).containsExactly(Cause.DAYS_WORKED);
  }

  @Test
  void differentHoursAreTheCauseAtAnHourlyRate() {
    annAt(hourly("r", "10", "USD"));
    assertThat(onlyChange().causes()).containsExactly(Cause.HOURS_WORKED);
  }

  @Test
  void anotherCurrencyIsOneChange() {
    annAt(monthly("r", "2000", "EUR"));
    Change change = onlyChange();
    assertThat(change.kind()).isEqualTo(Kind.CURRENCY);
    assertThat(change.before()).isEqualTo(money("2000", "USD"));
    assertThat(change.after()).isEqualTo(money("2000", "EUR"));
    assertThat(change.difference()).isEmpty();
    assertThat(change.causes()).containsExactly(Cause.CURRENCY);
  }

  @Test
  void whoeverMadeThePayoutOfTheMonthBefore() {
    workspace
        .with(contractor(ANN), monthly("r", "2000", "USD").build())
        .with(order("o", "2026-10-31", ANN))
        .with(
            paying(payout("by-hand", ANN, "2026-09-12", ImmutableSet.of()), money("2000", "USD")));
    assertThat(planned().changes()).isEmpty();
  }

  @Test
  void newAndMissingContractorsAreReportedByTheirSizeAndWithTheirNames() {
    workspace
        .with(contractor(ANN), monthly("r", "2000", "USD").build())
        .with(contractor(BOB))
        .with(order("o", "2026-10-31", ANN))
        .with(paid("p", BOB, "2026-09-30", "r", "3000", "s"));
    assertThat(planned().changes())
        .extracting(Change::kind, Change::contractorName)
        .containsExactly(tuple(Kind.GONE, "Name of bob"), tuple(Kind.NEW, "Name of ann"));
    assertThat(planned().changes().get(0).difference()).contains(money("-3000", "USD"));
    assertThat(planned().changes().get(0).percent()).contains(new BigDecimal("-100.0"));
  }

  @Test
  void aContractorWhoCannotBePaidIsNotMissing() {
    workspace
        .with(contractor(ANN)) // no rate: the order fails
        .with(order("o", "2026-10-31", ANN))
        .with(paid("p", ANN, "2026-09-30", "r", "2000", "s"));
    assertThat(planned().changes()).isEmpty();
  }

  @Test
  void whatIsAlreadyPaidThisMonthCountsOnceEvenIfItsOrderIsNotListedAnyMore() {
    annAt(monthly("r", "2000", "USD"));
    workspace
        .with(paid("paid", ANN, "2026-10-31", "r", "2000", "o"))
        .with(paid("bobs", BOB, "2026-09-30", "r", "5", "s2"))
        .with(paid("completed", BOB, "2026-10-31", "r", "5", "completed-order"));
    assertThat(planned().changes()).isEmpty();
  }

  private static TaskOrder undated(String id, ContractorId contractor) {
    TaskOrder order = order(id, "2026-10-31", contractor);
    return new TaskOrder(
        order.id(), order.label(), order.contractors(), null, order.hours(), order.lineItems());
  }

  @Test
  void withoutAMonthOrdersOfOtherMonthsAndWithoutADateAreNotComparedWithTheLatestMonth() {
    annAt(monthly("r", "2000", "USD"));
    workspace
        .with(order("s", "2026-09-30", ANN)) // still Approved, and paid by p
        .with(contractor(BOB))
        .with(order("bobs-old", "2026-09-30", BOB))
        .with(undated("bobs-undated", BOB))
        .with(paid("q", BOB, "2026-09-30", "r", "5", "bobs-old"));
    RunRequest.Builder allMonths = RunRequest.contractorPayroll().with(RunOption.DRY_RUN);
    assertThat(Objects.requireNonNull(planned(allMonths)).changes())
        .extracting(Change::contractor, Change::kind)
        .containsExactly(tuple(BOB, Kind.GONE));
  }

  @Test
  void aPayoutOfThisMonthsOrderThatIsDatedInTheMonthBeforeIsOfThisMonth() {
    annAt(monthly("r", "2000", "USD"));
    workspace.with(paid("early", ANN, "2026-09-29", "r", "2000", "o"));
    assertThat(planned().changes()).isEmpty();
  }

  @Test
  void withAFilterOnlyThoseAreComparedWhomItLetsThrough() {
    annAt(monthly("r", "9000", "USD").payDay(Value.of(new PayDay(1))));
    workspace.with(paid("bobs", BOB, "2026-09-30", "r", "5", "s2"));
    assertThat(Objects.requireNonNull(planned(plan().payDay(new PayDay(15)))).changes()).isEmpty();
    assertThat(Objects.requireNonNull(planned(plan().payDay(new PayDay(1)))).changes())
        .extracting(Change::contractor)
        .containsExactly(ANN);
  }

  @Test
  void aPayDayAlsoKeepsOutThoseOfAnotherPayDayWhoAreAlreadyPaid() {
    annAt(monthly("r", "9000", "USD").payDay(Value.of(new PayDay(1))));
    workspace
        .with(paid("now", ANN, "2026-10-31", "r", "9000", "o"))
        .with(paid("bobs", BOB, "2026-09-30", "r", "5", "s2"));
    assertThat(Objects.requireNonNull(planned(plan().payDay(new PayDay(15)))).changes()).isEmpty();
    assertThat(Objects.requireNonNull(planned(plan().payDay(new PayDay(1)))).changes())
        .extracting(Change::contractor, Change::kind)
        .containsExactly(tuple(ANN, Kind.MOVED));
  }

  @Test
  void aRunIsNotCompared() {
    annAt(monthly("new", "2500", "USD"));
    RunReport run =
        workspace.engine().build().run(RunRequest.contractorPayroll().month(OCTOBER).build());
    assertThat(run.findings()).isEqualTo(RunReport.Findings.NONE);
    assertThat(workspace.log()).noneMatch(call -> call.startsWith("payouts of"));
  }

  @Test
  void withoutPayoutsInTheMonthBeforeThereIsNothingToCompareWith() {
    workspace
        .with(contractor(ANN), monthly("r", "2000", "USD").build())
        .with(order("o", "2026-10-31", ANN));
    assertThat(planned(plan())).isNull();
  }

  @Test
  void anAuditOfAMonthIsComparedToo() {
    annAt(monthly("new", "2500", "USD"));
    workspace.with(paid("paid", ANN, "2026-10-31", "new", "2500", "o"));
    PayoutEngine engine = workspace.engine().build();
    AuditReport audit = engine.audit(new AuditRequest(PayableType.CONTRACTOR_PAYROLL, OCTOBER));
    assertThat(Objects.requireNonNull(audit.comparison()).changes())
        .extracting(Change::contractor, Change::kind, Change::causes)
        .containsExactly(tuple(ANN, Kind.MOVED, ImmutableSet.of(Cause.RATE_CHANGED)));
    assertThat(engine.audit(new AuditRequest(PayableType.CONTRACTOR_PAYROLL, null)).comparison())
        .isNull();
  }
}
