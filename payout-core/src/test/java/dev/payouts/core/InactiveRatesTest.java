package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.contractor;
import static dev.payouts.core.testing.Fixtures.money;
import static dev.payouts.core.testing.Fixtures.order;
import static dev.payouts.core.testing.Fixtures.payout;
import static dev.payouts.core.testing.RateFixture.hourly;
import static dev.payouts.core.testing.RateFixture.monthly;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.Rate;
import dev.payouts.core.model.RateId;
import dev.payouts.core.model.Value;
import dev.payouts.core.testing.InMemoryWorkspace;
import dev.payouts.core.testing.RateFixture;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Inactive rates (payout-core/RULES.md, "Terms" and step 7). */
class InactiveRatesTest {
  private static final RateFixture RAISED = monthly("r2", "3000", "USD").from("2026-10-16");

  private static InMemoryWorkspace ann(RateFixture... rates) {
    return new InMemoryWorkspace()
        .with(contractor(ANN), Arrays.stream(rates).map(RateFixture::build).toArray(Rate[]::new));
  }

  private static Item run(InMemoryWorkspace workspace) {
    return workspace.engine().build().run(RunRequest.contractorPayroll().build()).items().get(0);
  }

  private static Item october(RateFixture... rates) {
    return run(ann(rates).with(order("o1", "2026-10-31")));
  }

  @Test
  void anOldRateSetToInactiveAtARaiseFailsTheOrderInsteadOfPayingHalfAMonth() {
    Item item =
        october(
            RAISED, monthly("r1", "2000", "USD").from("2026-01-01").until("2026-10-15").inactive());
    assertThat(item.reason()).isEqualTo(Reason.RATE_INACTIVE);
    assertThat(item.status()).isEqualTo(Status.FAILED);
    assertThat(item.message())
        .contains(
            "r1", "2026-01-01 to 2026-10-15", "2,000.00 USD per month", "2026-10-01", "Active");
  }

  @Test
  void anInactiveRateMattersOnlyIfNoActiveOneCoversAWorkingDay() {
    assertThat(october(monthly("r2", "2200", "USD"), monthly("r1", "9", "EUR").inactive()).money())
        .isEqualTo(money("2200", "USD"));
    assertThat(
            october(
                    RAISED,
                    monthly("r0", "2000", "USD").until("2026-10-13"),
                    monthly("r1", "9", "USD").from("2026-10-17").inactive())
                .reason())
        .isNull();
    assertThat(
            october(
                    monthly("r2", "2200", "USD").from("2026-10-05"),
                    monthly("r1", "9", "USD").from("2026-10-03").until("2026-10-04").inactive())
                .money())
        .isEqualTo(money("2000", "USD"));
  }

  @Test
  void ofSeveralInactiveRatesTheOneThatStartsLastIsNamed() {
    Item item =
        october(
            RAISED,
            monthly("r0", "1", "USD").inactive(),
            hourly("r1", "1020.50", "USD").from("2026-10-05").inactive());
    assertThat(item.message()).contains("r1", "2026-10-05 to no last day", "1,020.50 USD per hour");
    Item bare =
        october(
            RAISED,
            monthly("r0", "1", "USD")
                .monthlyFixed(Value.unavailable("Monthly Fixed"))
                .currency(Value.empty())
                .inactive());
    assertThat(bare.reason()).isEqualTo(Reason.RATE_INACTIVE);
    assertThat(bare.message()).contains("no amount", "no first day to no last day");
  }

  @Test
  void anIncompleteRateIsReportedBeforeAnInactiveOne() {
    Item item =
        october(
            monthly("r2", "3000", "USD").from("2026-10-16").monthlyFixed(Value.empty()),
            monthly("r1", "2000", "USD").inactive());
    assertThat(item.reason()).isEqualTo(Reason.RATE_INCOMPLETE);
  }

  @Test
  void anInactiveRateIsNeitherEffectiveNorTiedNorTheLatestOfTheMonth() {
    assertThat(october(monthly("r1", "2200", "USD").inactive()).reason())
        .isEqualTo(Reason.RATE_MISSING);
    Item item =
        october(
            monthly("r1", "2200", "USD").from("2026-01-01"),
            monthly("r2", "9", "USD").from("2026-01-01").inactive(),
            monthly("r3", "9", "USD").from("2026-10-31").inactive());
    assertThat(item.money()).isEqualTo(money("2200", "USD"));
    assertThat(item.warnings()).isEmpty();
  }

  @Test
  void anHourlyOrderIsPaidRegardlessOfInactiveRates() {
    InMemoryWorkspace workspace =
        ann(
                hourly("r1", "20", "USD").from("2026-10-16"),
                hourly("r2", "10", "USD").until("2026-10-15").inactive(),
                monthly("r3", "10", "USD").until("2026-10-15").inactive())
            .with(order("o1", "2026-10-31", Value.of(BigDecimal.TEN)));
    Item item = run(workspace);
    assertThat(item.money()).isEqualTo(money("200", "USD"));
    assertThat(item.warnings()).isEmpty();
  }

  @Test
  void aPayoutThatNamesAnInactiveHourlyRateIsNotKnownToBeHourly() {
    InMemoryWorkspace workspace =
        ann(monthly("r1", "2200", "USD"), hourly("r2", "20", "USD").inactive())
            .with(order("o1", "2026-10-31"))
            .with(payout("p1", ANN, "2026-10-01", ImmutableSet.of(new RateId("r2")), "other"));
    assertThat(run(workspace).reason()).isEqualTo(Reason.MONTH_ALREADY_PAID);
  }
}
