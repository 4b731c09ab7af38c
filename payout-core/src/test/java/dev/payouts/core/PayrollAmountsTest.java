package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.contractor;
import static dev.payouts.core.testing.Fixtures.money;
import static dev.payouts.core.testing.Fixtures.order;
import static dev.payouts.core.testing.RateFixture.hourly;
import static dev.payouts.core.testing.RateFixture.monthly;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.BillingType;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.Rate;
import dev.payouts.core.model.RateId;
import dev.payouts.core.model.Rounding;
import dev.payouts.core.model.TaskOrder;
import dev.payouts.core.model.Value;
import dev.payouts.core.testing.InMemoryWorkspace;
import dev.payouts.core.testing.RateFixture;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Step 7 of payout-core/RULES.md, to the last digit. October 2026 has 22 working days. */
class PayrollAmountsTest {
  private static final Value<BigDecimal> HOURS = Value.of(new BigDecimal("33.3"));

  private static InMemoryWorkspace ann(RateFixture... rates) {
    Rate[] built = Arrays.stream(rates).map(RateFixture::build).toArray(Rate[]::new);
    return new InMemoryWorkspace().with(contractor(ANN), built);
  }

  private static Item decide(TaskOrder order, RateFixture... rates) {
    return decide(PayrollPolicy.DEFAULT, order, rates);
  }

  private static Item decide(PayrollPolicy policy, TaskOrder order, RateFixture... rates) {
    PayoutEngine engine = ann(rates).with(order).engine().policy(policy).build();
    return engine.run(RunRequest.contractorPayroll().build()).items().get(0);
  }

  private static Item october(RateFixture... rates) {
    return decide(order("ord1", "2026-10-31"), rates);
  }

  @Test
  void aWholeMonthPaysTheMonthlyAmount() {
    assertThat(october(monthly("r1", "2200", "USD")).money()).isEqualTo(money("2200", "USD"));
  }

  @Test
  void aMixedRatePaysItsMonthlyAmount() {
    RateFixture mixed = monthly("r1", "2200", "USD").billingType(Value.of(BillingType.MIXED));
    assertThat(october(mixed).money()).isEqualTo(money("2200", "USD"));
  }

  @Test
  void whoStartsOnThe13thIsPaidFor14Of22Days() {
    assertThat(october(monthly("r1", "3000", "USD").from("2026-10-13")).money())
        .isEqualTo(money("1909.09", "USD"));
    assertThat(october(monthly("r1", "25000000", "VND").from("2026-10-13")).money())
        .isEqualTo(money("15910000", "VND"));
  }

  @Test
  void whoEndsOnThe20thIsPaidFor14Of22DaysThoughTheOrderIsDatedLater() {
    Item item = october(monthly("r1", "3000", "USD").until("2026-10-20"));
    assertThat(item.money()).isEqualTo(money("1909.09", "USD"));
    assertThat(item.calculation())
        .isEqualTo(
            new Calculation.Monthly(
                Calculation.RateChoice.LATEST_OF_MONTH,
                new RateId("r1"),
                ImmutableList.of(
                    new Calculation.Share(new RateId("r1"), new BigDecimal("3000"), 14)),
                22,
                new Rounding(new BigDecimal("0.01"), RoundingMode.HALF_UP, Rounding.Scope.ALL),
                ImmutableList.of()));
  }

  @Test
  void aRaiseOnThe16thPaysEachRateForItsOwn11DaysAndRoundsOnce() {
    assertThat(
            october(
                    monthly("r1", "2000", "USD").until("2026-10-15"),
                    monthly("r2", "2500", "USD").from("2026-10-16"))
                .money())
        .isEqualTo(money("2250", "USD"));
    assertThat(
            october(
                    monthly("r1", "20000000", "VND"),
                    monthly("r2", "30000001", "VND").from("2026-10-16"))
                .money())
        .isEqualTo(money("25001000", "VND"));
  }

  @Test
  void aMonthlyAmountInDongIsRoundedUpToTheNextThousand() {
    assertThat(october(monthly("r1", "25000000", "VND")).money())
        .isEqualTo(money("25000000", "VND"));
    assertThat(october(monthly("r1", "25000000.01", "VND")).money())
        .isEqualTo(money("25001000", "VND"));
  }

  @Test
  void dollarsAreRoundedHalfUpToTheCent() {
    assertThat(october(monthly("r1", "0.005", "USD")).money()).isEqualTo(money("0.01", "USD"));
    assertThat(october(monthly("r1", "0.0149", "USD")).money()).isEqualTo(money("0.01", "USD"));
  }

  @Test
  void holidaysAreNotWorkingDays() {
    var policy =
        new PayrollPolicy(
            PayrollPolicy.DEFAULT.rounding(), ImmutableSet.of(LocalDate.of(2026, 10, 14)));
    Item item =
        decide(
            policy, order("ord1", "2026-10-31"), monthly("r1", "3000", "USD").from("2026-10-13"));
    assertThat(item.money()).isEqualTo(money("1857.14", "USD"));
  }

  @Test
  void aMonthWithoutWorkingDaysPaysNothing() {
    ImmutableSet<LocalDate> october =
        LocalDate.of(2026, 10, 1)
            .datesUntil(LocalDate.of(2026, 11, 1))
            .collect(ImmutableSet.toImmutableSet());
    var policy = new PayrollPolicy(ImmutableMap.of(), october);
    Item item = decide(policy, order("ord1", "2026-10-31"), monthly("r1", "3000", "USD"));
    assertThat(item.reason()).isEqualTo(Reason.NOTHING_TO_PAY);
  }

  @Test
  void aRateThatCoversOnlyAWeekendPaysNothing() {
    Item item = october(monthly("r1", "3000", "USD").from("2026-10-31"));
    assertThat(item.reason()).isEqualTo(Reason.NOTHING_TO_PAY);
    assertThat(item.money()).isEqualTo(money("0", "USD"));
  }

  @Test
  void daysWithoutARatePayNothing() {
    Item item =
        october(
            monthly("r1", "2200", "USD").until("2026-10-02"),
            monthly("r2", "2200", "USD").from("2026-10-30"));
    assertThat(item.money()).isEqualTo(money("300", "USD"));
  }

  @Test
  void ordersOfSeveralMonthsInOneRunArePaidAtTheRateOfTheirDate() {
    InMemoryWorkspace workspace =
        ann(
                monthly("r1", "1000", "USD").until("2026-08-31"),
                monthly("r2", "2000", "USD").from("2026-09-01").until("2026-09-30"),
                monthly("r3", "3000", "USD").from("2026-10-01"))
            .with(
                order("ord8", "2026-08-31"),
                order("ord9", "2026-09-30"),
                order("ord10", "2026-10-31"));
    RunReport report = workspace.engine().build().run(RunRequest.contractorPayroll().build());
    assertThat(report.items())
        .extracting(Item::money)
        .containsExactly(money("1000", "USD"), money("2000", "USD"), money("3000", "USD"));
  }

  @Test
  void hoursTimesTheHourlyRateAreRoundedToTheMinorUnitInDongToo() {
    TaskOrder order = order("ord1", "2026-10-31", HOURS);
    assertThat(decide(order, hourly("r1", "33.35", "USD")).money())
        .isEqualTo(money("1110.56", "USD")); // 1110.555
    assertThat(decide(order, hourly("r1", "100005", "VND")).money())
        .isEqualTo(money("3330167", "VND")); // 3330166.5
  }

  @Test
  void zeroHoursPayNothingAndNegativeHoursFail() {
    assertThat(
            decide(
                    order("ord1", "2026-10-31", Value.of(BigDecimal.ZERO)),
                    hourly("r1", "33", "USD"))
                .reason())
        .isEqualTo(Reason.NOTHING_TO_PAY);
    Item negative =
        decide(
            order("ord1", "2026-10-31", Value.of(new BigDecimal("-1"))), hourly("r1", "33", "USD"));
    assertThat(negative.reason()).isEqualTo(Reason.AMOUNT_NEGATIVE);
    assertThat(negative.money()).isEqualTo(money("-33", "USD"));
  }

  @Test
  void missingHoursAreNotZeroHours() {
    assertThat(october(hourly("r1", "33", "USD")).reason()).isEqualTo(Reason.HOURS_MISSING);
    Item item =
        decide(
            order("ord1", "2026-10-31", Value.unavailable("Final Hours Worked")),
            hourly("r1", "33", "USD"));
    assertThat(item.reason()).isEqualTo(Reason.VALUE_UNAVAILABLE);
    assertThat(item.message()).contains("Final Hours Worked");
  }

  @Test
  void hoursAreCheckedBeforeTheHourlyRateAndTheHourlyRateBeforeOtherRates() {
    RateFixture incomplete = hourly("r1", "33", "USD").hourlyRate(Value.empty());
    RateFixture monthly = monthly("r2", "2000", "USD").until("2026-10-15");
    incomplete.from("2026-10-16");
    assertThat(october(incomplete, monthly).reason()).isEqualTo(Reason.HOURS_MISSING);
    TaskOrder order = order("ord1", "2026-10-31", HOURS);
    assertThat(decide(order, incomplete, monthly).reason()).isEqualTo(Reason.RATE_INCOMPLETE);
    incomplete.hourlyRate(Value.unavailable("Hourly Rate"));
    assertThat(decide(order, incomplete, monthly).reason()).isEqualTo(Reason.VALUE_UNAVAILABLE);
    incomplete.hourlyRate(Value.of(BigDecimal.TEN));
    assertThat(decide(order, incomplete, monthly).reason())
        .isEqualTo(Reason.RATE_CHANGE_UNSUPPORTED);
  }

  @Test
  void whetherAnotherRatePaysByTheMonthHasToBeKnownForAnHourlyOrder() {
    Item item =
        decide(
            order("ord1", "2026-10-31", HOURS),
            hourly("r1", "33", "USD").from("2026-10-16"),
            monthly("r2", "2000", "USD")
                .until("2026-10-15")
                .billingType(Value.unavailable("Billing Type")));
    assertThat(item.reason()).isEqualTo(Reason.VALUE_UNAVAILABLE);
    assertThat(item.message()).contains("Billing Type").contains("r2");
  }

  @Test
  void hoursAreNotNeededAtAMonthlyRate() {
    Item item =
        decide(
            order("ord1", "2026-10-31", Value.unavailable("Final Hours Worked")),
            monthly("r1", "2200", "USD"));
    assertThat(item.status()).isEqualTo(Status.CREATED);
  }

  @Test
  void aMonthlyRateTiedOnAWorkingDayStopsAnHourlyOrder() {
    Item item =
        decide(
            order("ord1", "2026-10-31", HOURS),
            hourly("r1", "33", "USD").from("2026-10-02"),
            monthly("r2", "2000", "USD").from("2026-10-01").until("2026-10-01"),
            hourly("r3", "30", "USD").from("2026-10-01").until("2026-10-01"));
    assertThat(item.reason()).isEqualTo(Reason.RATE_CHANGE_UNSUPPORTED);
  }

  @Test
  void aMonthlyRateThatCoversOnlyAWeekendDoesNotStopAnHourlyOrder() {
    Item item =
        decide(
            order("ord1", "2026-10-31", HOURS),
            hourly("r1", "33", "USD"),
            monthly("r2", "2000", "USD").from("2026-10-24").until("2026-10-25"));
    assertThat(item.status()).isEqualTo(Status.CREATED);
    assertThat(item.warnings()).isEmpty();
  }

  @Test
  void anotherHourlyRateInTheMonthIsAWarningEvenOnAWeekend() {
    Item item =
        decide(
            order("ord1", "2026-10-31", HOURS),
            hourly("r1", "33", "USD"),
            hourly("r2", "34", "USD").from("2026-10-24").until("2026-10-25"));
    assertThat(item.status()).isEqualTo(Status.CREATED);
    assertThat(item.warnings()).containsExactly(Warning.HOURLY_RATE_CHANGED);
    assertThat(item.message()).contains("hourly rate");
    assertThat(item.money()).isEqualTo(money("1098.9", "USD"));
  }

  @Test
  void aMonthlyRateIsNotCombinedWithAnEarlierHourlyRateOfTheSameMonth() {
    RateFixture hourly = hourly("r1", "33", "USD");
    RateFixture monthly = monthly("r2", "2200", "USD").from("2026-10-16");
    assertThat(decide(order("ord1", "2026-10-31", HOURS), hourly, monthly).reason())
        .isEqualTo(Reason.RATE_CHANGE_UNSUPPORTED);
    Item atHourly = decide(order("ord1", "2026-10-10", HOURS), hourly, monthly);
    assertThat(atHourly.reason()).isEqualTo(Reason.RATE_CHANGE_UNSUPPORTED);
    assertThat(atHourly.message()).contains("r1", "r2");
    Item ofLeaver =
        decide(
            order("ord1", "2026-10-31", HOURS),
            hourly("r1", "33", "USD").until("2026-10-15"),
            monthly("r2", "2200", "USD").from("2026-10-16").until("2026-10-20"));
    assertThat(ofLeaver.reason()).isEqualTo(Reason.RATE_CHANGE_UNSUPPORTED);
  }

  @Test
  void aMonthlyRateThatBeginsBeforeTheMonthAndAfterAnHourlyOnePaysTheWholeMonth() {
    Item item =
        decide(
            order("ord1", "2026-10-31", HOURS),
            hourly("r1", "33", "USD").from("2026-01-01"),
            monthly("r2", "2200", "USD").from("2026-10-01"));
    assertThat(item.money()).isEqualTo(money("2200", "USD"));
  }

  @Test
  void twoRatesThatTieOnAWorkingDayAreAmbiguous() {
    Item item =
        october(
            monthly("r1", "2000", "USD").until("2026-10-15"),
            monthly("r2", "2000", "EUR").until("2026-10-20"),
            monthly("r3", "2000", "USD").from("2026-10-19"));
    assertThat(item.reason()).isEqualTo(Reason.RATE_AMBIGUOUS);
    assertThat(item.message()).contains("2026-10-01", "r1", "r2").doesNotContain("r3");
  }

  @Test
  void ratesThatTieOnlyOnAWeekendDoNotMatter() {
    Item item =
        october(
            monthly("r1", "2200", "USD"),
            monthly("r2", "1", "USD").from("2026-10-24").until("2026-10-25"),
            monthly("r3", "1", "USD").from("2026-10-24").until("2026-10-25"));
    assertThat(item.money()).isEqualTo(money("2200", "USD"));
  }

  @Test
  void aChangeOfCurrencyOrToAnHourlyRateInTheMonthIsUnsupported() {
    RateFixture now = monthly("r9", "2000", "USD").from("2026-10-16");
    assertThat(october(now, monthly("r1", "2000", "EUR")).reason())
        .isEqualTo(Reason.RATE_CHANGE_UNSUPPORTED);
    assertThat(october(now, monthly("r1", "2000", "USD").currency(Value.empty())).reason())
        .isEqualTo(Reason.RATE_CHANGE_UNSUPPORTED);
    assertThat(october(now, hourly("r1", "20", "USD")).reason())
        .isEqualTo(Reason.RATE_CHANGE_UNSUPPORTED);
    Item unavailable =
        october(now, monthly("r1", "2000", "USD").currency(Value.unavailable("Currency")));
    assertThat(unavailable.reason()).isEqualTo(Reason.VALUE_UNAVAILABLE);
    assertThat(unavailable.message()).contains("Currency", "r1");
  }

  @Test
  void anUnknownBillingTypeIsReportedForTheOrdersRateAndForOthers() {
    RateFixture unknown = monthly("r1", "2000", "USD").billingType(Value.of(BillingType.UNKNOWN));
    RateFixture now = monthly("r9", "2000", "USD").from("2026-10-16");
    assertThat(october(unknown).reason()).isEqualTo(Reason.BILLING_TYPE_UNKNOWN);
    assertThat(october(now, unknown).reason()).isEqualTo(Reason.BILLING_TYPE_UNKNOWN);
    unknown.billingType(Value.empty());
    assertThat(october(unknown).reason()).isEqualTo(Reason.BILLING_TYPE_UNKNOWN);
    assertThat(october(now, unknown).reason()).isEqualTo(Reason.BILLING_TYPE_UNKNOWN);
    unknown.billingType(Value.unavailable("Billing Type"));
    assertThat(october(unknown).reason()).isEqualTo(Reason.VALUE_UNAVAILABLE);
    assertThat(october(now, unknown).reason()).isEqualTo(Reason.VALUE_UNAVAILABLE);
  }

  @Test
  void aRateWithoutItsMonthlyAmountIsIncomplete() {
    RateFixture now = monthly("r9", "2000", "USD").from("2026-10-16");
    RateFixture before = monthly("r1", "2000", "USD").monthlyFixed(Value.empty());
    assertThat(october(now, before).reason()).isEqualTo(Reason.RATE_INCOMPLETE);
    before.monthlyFixed(Value.unavailable("Monthly Fixed"));
    Item item = october(now, before);
    assertThat(item.reason()).isEqualTo(Reason.VALUE_UNAVAILABLE);
    assertThat(item.message()).contains("Monthly Fixed", "r1");
  }

  @Test
  void eachCheckCoversAllDaysBeforeTheNextOne() {
    RateFixture noAmount = monthly("r1", "1", "USD").monthlyFixed(Value.empty());
    RateFixture noType = monthly("r2", "1", "USD").billingType(Value.empty()).from("2026-10-08");
    RateFixture euro = monthly("r3", "1", "EUR").from("2026-10-15");
    RateFixture now = monthly("r4", "1", "USD").from("2026-10-22");
    RateFixture tie = monthly("r5", "1", "USD").from("2026-10-22").until("2026-10-22");
    assertThat(october(noAmount, noType, euro, now, tie).reason()).isEqualTo(Reason.RATE_AMBIGUOUS);
    assertThat(october(noAmount, noType, euro, now).reason())
        .isEqualTo(Reason.RATE_CHANGE_UNSUPPORTED);
    assertThat(october(noAmount, noType, now).reason()).isEqualTo(Reason.BILLING_TYPE_UNKNOWN);
    assertThat(october(noAmount, now).reason()).isEqualTo(Reason.RATE_INCOMPLETE);
  }

  @Test
  void aNegativeAmountFails() {
    Item item = october(monthly("r1", "-2200", "USD"));
    assertThat(item.reason()).isEqualTo(Reason.AMOUNT_NEGATIVE);
    assertThat(item.money()).isEqualTo(money("-2200", "USD"));
    assertThat(october(monthly("r1", "-0.004", "USD")).reason()).isEqualTo(Reason.NOTHING_TO_PAY);
  }

  @Test
  void stepAndModeOfACurrencyCanBeConfiguredEvenIfItIsNotInIso4217() {
    var gold = new CurrencyCode("GOLD");
    var policy =
        new PayrollPolicy(
            ImmutableMap.of(
                gold,
                new Rounding(new BigDecimal("0.5"), RoundingMode.DOWN, Rounding.Scope.MONTHLY)),
            ImmutableSet.of());
    assertThat(decide(policy, order("ord1", "2026-10-31"), monthly("r1", "7.99", "GOLD")).money())
        .isEqualTo(new Money(new BigDecimal("7.5"), gold));
    assertThat(
            decide(
                    policy,
                    order("ord1", "2026-10-31", Value.of(BigDecimal.ONE)),
                    hourly("r1", "7.995", "GOLD"))
                .money())
        .isEqualTo(new Money(new BigDecimal("8"), gold));
  }
}
