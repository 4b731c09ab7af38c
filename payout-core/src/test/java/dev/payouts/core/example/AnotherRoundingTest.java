package dev.payouts.core.example;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.contractor;
import static dev.payouts.core.testing.Fixtures.order;
import static dev.payouts.core.testing.RateFixture.hourly;
import static dev.payouts.core.testing.RateFixture.monthly;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Item;
import dev.payouts.core.PayrollPolicy;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Rate;
import dev.payouts.core.model.Rounding;
import dev.payouts.core.model.TaskOrder;
import dev.payouts.core.model.Value;
import dev.payouts.core.testing.InMemoryWorkspace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * A company can configure its rounding (payout-core/RULES.md, step 7): here francs to five
 * centimes, dollars of hourly rates down to whole dollars, and October 26 is a holiday.
 */
class AnotherRoundingTest {
  private static final PayrollPolicy POLICY =
      new PayrollPolicy(
          ImmutableMap.of(
              new CurrencyCode("CHF"),
              new Rounding(new BigDecimal("0.05"), RoundingMode.HALF_UP, Rounding.Scope.ALL),
              new CurrencyCode("USD"),
              new Rounding(BigDecimal.ONE, RoundingMode.DOWN, Rounding.Scope.HOURLY)),
          ImmutableSet.of(LocalDate.of(2026, 10, 26)));

  @Test
  void francsAreRoundedToFiveCentimes() {
    Rate rate = monthly("r", "5000.03", "CHF").build();
    assertThat(amount(POLICY, rate)).isEqualTo("5000.05");
    assertThat(amount(PayrollPolicy.DEFAULT, rate)).isEqualTo("5000.03");
  }

  @Test
  void hourlyAmountsAreRoundedDownToWholeDollarsAndMonthlyAmountsAreNot() {
    assertThat(amount(POLICY, hourly("r", "20.55", "USD").build())).isEqualTo("205"); // of 205.50
    assertThat(amount(POLICY, monthly("r", "20.55", "USD").build())).isEqualTo("20.55");
  }

  @Test
  void aHolidayIsNotAWorkingDaySoTheOtherDaysPayMore() {
    Rate leaver = monthly("r", "2100", "USD").until("2026-10-25").build(); // after 17 days
    assertThat(amount(PayrollPolicy.DEFAULT, leaver)).isEqualTo("1622.73"); // of 22
    assertThat(amount(POLICY, leaver)).isEqualTo("1700"); // of 21
  }

  @Test
  void aPolicyReplacesTheDefaultSoDongAreNoLongerRoundedUp() {
    Rate rate = monthly("r", "9999500", "VND").build();
    assertThat(amount(PayrollPolicy.DEFAULT, rate)).isEqualTo("10000000");
    assertThat(amount(POLICY, rate)).isEqualTo("9999500");
  }

  private static String amount(PayrollPolicy policy, Rate rate) {
    TaskOrder october = order("o", "2026-10-31", Value.of(new BigDecimal(10)));
    RunReport report =
        new InMemoryWorkspace()
            .with(contractor(ANN), rate)
            .with(october)
            .engine()
            .policy(policy)
            .build()
            .run(RunRequest.contractorPayroll().build());
    Item item = report.items().get(0);
    return Objects.requireNonNull(item.money(), String.valueOf(item.message())).plainAmount();
  }
}
