package dev.payouts.core.internal.decide.variance;

import static dev.payouts.core.internal.decide.Workings.CENT;
import static dev.payouts.core.internal.decide.Workings.hourly;
import static dev.payouts.core.internal.decide.Workings.monthly;
import static dev.payouts.core.internal.decide.Workings.share;
import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.money;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Calculation;
import dev.payouts.core.Comparison.Cause;
import dev.payouts.core.model.RateId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CausesTest {
  private static final Calculation.Monthly WHOLE = monthly(22, CENT, share("2000", 22));
  private static final Calculation.Monthly PART = monthly(22, CENT, share("2000", 11));

  private static Pay paid(String amount, String... rates) {
    return new Pay(ANN, money(amount, "USD"), rates(rates), null);
  }

  private static Pay planned(String amount, Calculation calculation, String... rates) {
    return new Pay(ANN, money(amount, "USD"), rates(rates), calculation);
  }

  private static ImmutableSet<RateId> rates(String... ids) {
    return Arrays.stream(ids).map(RateId::new).collect(ImmutableSet.toImmutableSet());
  }

  private static ImmutableSet<Cause> causes(Pay before, Pay now) {
    return Causes.of(List.of(before), List.of(now));
  }

  @Test
  void anotherRateIsACause() {
    assertThat(causes(paid("2000", "r"), planned("2500", WHOLE, "s")))
        .containsExactly(Cause.RATE_CHANGED);
    assertThat(causes(paid("2000", "r"), paid("2500", "s"))).containsExactly(Cause.RATE_CHANGED);
  }

  @Test
  void aRaiseWithinTheMonthIsAnotherRate() {
    assertThat(causes(paid("2000", "r"), planned("2500", WHOLE, "r", "s")))
        .containsExactly(Cause.RATE_CHANGED);
  }

  @Test
  void aPartOfThisMonthOrOfTheOneBeforeIsDaysWorked() {
    assertThat(causes(paid("2000", "r"), planned("1000", PART, "r")))
        .containsExactly(Cause.DAYS_WORKED);
    assertThat(causes(paid("1000", "r"), planned("2000", WHOLE, "r")))
        .containsExactly(Cause.DAYS_WORKED);
    assertThat(causes(paid("2000", "r"), planned("1500", PART, "s")))
        .containsExactly(Cause.RATE_CHANGED, Cause.DAYS_WORKED);
  }

  @Test
  void atTheSameHourlyRateTheHoursAreTheCause() {
    assertThat(causes(paid("4000", "r"), planned("3000", hourly("120", "25", CENT), "r")))
        .containsExactly(Cause.HOURS_WORKED);
    assertThat(causes(paid("4000", "q"), planned("3000", hourly("120", "25", CENT), "r")))
        .containsExactly(Cause.RATE_CHANGED);
  }

  @Test
  void anotherCurrencyIsTheOnlyCause() {
    assertThat(causes(new Pay(ANN, money("9", "VND"), rates("r"), null), paid("9", "s")))
        .containsExactly(Cause.CURRENCY);
  }

  @Test
  void anotherNumberOfPayoutsIsACause() {
    assertThat(Causes.of(List.of(paid("1", "r"), paid("2", "r")), List.of(paid("1", "r"))))
        .containsExactly(Cause.PAYABLES);
  }

  @Test
  void nothingIsClaimedOfAPayoutMadeByHandWithoutItsRate() {
    assertThat(causes(paid("1000"), planned("2000", WHOLE, "r"))).isEmpty();
    assertThat(causes(paid("3000", "r"), planned("2000", WHOLE, "r"))).isEmpty();
  }
}
