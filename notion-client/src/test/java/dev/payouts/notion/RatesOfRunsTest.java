package dev.payouts.notion;

import static dev.payouts.notion.WholeStack.JANUARY;
import static dev.payouts.notion.WholeStack.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.model.PayDay;
import dev.payouts.notion.sandbox.RateSeed;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pages of the rates data source are rates, and of which days (payout-core/RULES.md). */
class RatesOfRunsTest {
  private final WholeStack stack = WholeStack.start();
  private final String contractor = stack.has().contractor("Ann").add();
  private final String order = stack.order(contractor);

  @AfterEach
  void stop() {
    stack.close();
  }

  private RateSeed rate(String amount) {
    return stack.has().rate(contractor).monthly(amount).currency("USD");
  }

  @ParameterizedTest(name = "\"{0}\": {1}")
  @CsvSource({
    "1, 1",
    "01, 1",
    "9, 9",
    "31, 31",
    "' 15 ', 15",
    "0, none",
    "32, none",
    "015, none",
    "15th, none",
    "-1, none",
    "+1, none",
    "1st, none"
  })
  void aPayDayHasOneOrTwoDigitsFrom1To31(String payday, String expected) {
    rate("2200").payday(payday).add();
    int day = expected.equals("none") ? 1 : Integer.parseInt(expected);
    RunReport report =
        stack.run(RunRequest.contractorPayroll().payDay(new PayDay(day)).month(JANUARY));
    if (expected.equals("none")) {
      assertThat(item(report, order).reason()).isEqualTo(Reason.PAY_DAY_MISSING);
    } else {
      assertThat(item(report, order).status()).isEqualTo(Status.CREATED);
    }
  }

  @Test
  void aRateThatIsNeitherActiveNorInactiveIsNoRate() {
    String dataSource = stack.dataSource(DataSourceKey.RATES);
    stack.sandbox.notion().editor().renameOption(dataSource, "Status", "Inactive", "Draft");
    rate("2200").status("Draft").add();
    assertThat(item(stack.payroll(), order).reason()).isEqualTo(Reason.RATE_MISSING);
    rate("1100").from(JANUARY.atDay(16)).add();
    stack.payroll();
    assertThat(stack.amountOf(order))
        .as("11 of 22 days; an Inactive rate of the others would fail the order")
        .isEqualTo("550 USD");
  }

  @Test
  void theLastDayOfARateIsTheEndOfARangeThatBeganYearsAgo() {
    rate("2200").property("End Date", "2016-03-01/2026-01-15").add();
    stack.payroll();
    assertThat(stack.amountOf(order)).isEqualTo("1100 USD");
  }

  @Test
  void aRateThatCoversNoDayOfTheMonthIsNoRateOfIt() {
    rate("2200").to(LocalDate.of(2025, 12, 31)).add();
    rate("2200").from(LocalDate.of(2026, 2, 1)).add();
    assertThat(item(stack.payroll(), order).reason()).isEqualTo(Reason.RATE_MISSING);
  }
}
