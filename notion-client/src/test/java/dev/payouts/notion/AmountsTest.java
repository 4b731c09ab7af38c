package dev.payouts.notion;

import static dev.payouts.notion.WholeStack.JANUARY;
import static dev.payouts.notion.WholeStack.LAST_OF_JANUARY;
import static dev.payouts.notion.WholeStack.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.core.Warning;
import dev.payouts.notion.sandbox.RateSeed;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** payout-core/RULES.md, step 7, as stored in the payouts: January 2026 has 22 working days. */
class AmountsTest {
  private final WholeStack stack = WholeStack.start();

  @AfterEach
  void stop() {
    stack.close();
  }

  private String person() {
    return stack.has().contractor("Ann").add();
  }

  private String orderOf(String contractor) {
    return stack.order(contractor);
  }

  private static LocalDate january(int day) {
    return JANUARY.atDay(day);
  }

  private void runOne(String order, String expected) {
    RunReport report = stack.payroll();
    assertThat(report.count(Status.CREATED)).as("%s", report.items()).isEqualTo(1);
    assertThat(stack.amountOf(order)).isEqualTo(expected);
    assertThat(item(report, order).money()).hasToString(money(expected));
  }

  private static String money(String expected) {
    String[] parts = expected.split(" ", 2);
    return "Money[amount=%s, currency=%s]".formatted(parts[0], parts[1]);
  }

  @ParameterizedTest(name = "{0} {1} from {2} to {3}: {4}")
  @CsvSource(
      textBlock =
          """
          20000000, VND,  1, 31, 20000000
          20000001, VND,  1, 31, 20001000
          20000000, VND, 13, 31, 12728000
          25000000, VND,  1, 20, 15910000
          20000000, VND, 13, 20,  5455000
          20000000, VND, 31, 31, none
          1000.01,  USD, 16, 31, 500.01
          3000,     USD, 13, 31, 1909.09
          3000,     USD,  1, 20, 1909.09
          2500.555, USD,  1, 31, 2500.56
          500001,   JPY, 16, 31, 250001
          500000,   JPY, 13, 31, 318182
          100.0005, KWD,  1, 31, 100.001
          25300000.000000004, VND, 1, 31, 25300000
          30000000.000000004, VND, 1, 31, 30000000
          29999999.999999996, VND, 1, 31, 30000000
          100.00005, UYW, 1, 31, 100.0001
          """)
  void aContractorWhoStartsOrLeavesWithinTheMonthIsPaidForTheDaysWorked(
      String monthly, String currency, int from, int to, String expected) {
    String contractor = person();
    stack
        .has()
        .rate(contractor)
        .monthly(monthly)
        .currency(currency)
        .from(january(from))
        .to(january(to))
        .add();
    String order = orderOf(contractor);
    if (expected.equals("none")) {
      assertThat(item(stack.payroll(), order).reason()).isEqualTo(Reason.NOTHING_TO_PAY);
    } else {
      runOne(order, expected + " " + currency);
    }
  }

  @ParameterizedTest(name = "{0}, then {1} {2}: {3}")
  @CsvSource(
      textBlock =
          """
          20000000, 26000000, VND, 23000000
          20000000, 25000001, VND, 22501000
          1000.00,  1000.03,  USD, 1000.02
          """)
  void aRaiseOnThe16thPaysEachRateForItsOwnDays(
      String before, String after, String currency, String expected) {
    String contractor = person();
    String old =
        stack.has().rate(contractor).mixed(before).currency(currency).to(january(15)).add();
    String raised =
        stack.has().rate(contractor).monthly(after).currency(currency).from(january(16)).add();
    String order = orderOf(contractor);
    runOne(order, expected + " " + currency);
    assertThat(stack.payoutOf(order).property("00 Service Rate").orElseThrow())
        .isEqualTo(List.of(raised))
        .isNotEqualTo(List.of(old));
  }

  @Test
  void anOlderRateWithoutALastDayEndsWhenANewerOneStarts() {
    String contractor = person();
    stack.has().rate(contractor).monthly("20000000").currency("VND").add();
    stack.has().rate(contractor).monthly("26000000").currency("VND").from(january(16)).add();
    runOne(orderOf(contractor), "23000000 VND");
  }

  @ParameterizedTest(name = "{0} h at {1} {2}: {3}")
  @CsvSource(
      textBlock =
          """
          37.25, 41.37,  USD, 1541.03
          12.5,  40.01,  USD, 500.13
          10.5,  150001, VND, 1575011
          7.5,   1001,   JPY, 7508
          0.01,  0.4,    USD, none
          8.049999999999999, 33.30, USD, 268.07
          1e-25, 33.30, USD, none
          """)
  void hoursAreRoundedOnlyToTheMinorUnit(
      String hours, String rate, String currency, String expected) {
    String contractor = person();
    stack.has().rate(contractor).hourly(rate).currency(currency).add();
    String order = stack.has().order(contractor, LAST_OF_JANUARY).hours(hours).add();
    if (expected.equals("none")) {
      assertThat(item(stack.payroll(), order).reason()).isEqualTo(Reason.NOTHING_TO_PAY);
    } else {
      runOne(order, expected + " " + currency);
    }
  }

  @Test
  void aSecondHourlyRateWithinTheMonthIsAWarningAndTheOrdersRatePaysAllHours() {
    String contractor = person();
    stack.has().rate(contractor).hourly("10").currency("USD").to(january(15)).add();
    stack.has().rate(contractor).hourly("20").currency("USD").from(january(16)).add();
    String order = stack.has().order(contractor, LAST_OF_JANUARY).hours("100").add();
    RunReport report = stack.payroll();
    assertThat(stack.amountOf(order)).isEqualTo("2000 USD");
    assertThat(item(report, order).warnings()).containsExactly(Warning.HOURLY_RATE_CHANGED);
  }

  @Test
  void configuredHolidaysAreNotWorkingDays() {
    stack.configured("'holidays': ['2026-01-01', '2026-01-02']");
    String contractor = person();
    stack.has().rate(contractor).monthly("20000000").currency("VND").from(january(13)).add();
    runOne(orderOf(contractor), "14000000 VND");
  }

  @Test
  void aMonthWithoutAWorkingDayPaysNothing() {
    stack.configured(
        "'holidays': [%s]"
            .formatted(
                JANUARY
                    .atDay(1)
                    .datesUntil(JANUARY.plusMonths(1).atDay(1))
                    .map(day -> "'" + day + "'")
                    .collect(Collectors.joining(", "))));
    String order = orderOf(stack.contractor("Ann"));
    assertThat(item(stack.payroll(), order).reason()).isEqualTo(Reason.NOTHING_TO_PAY);
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void stepAndModeOfACurrencyCanBeConfigured() {
    stack.configured(
        "'rounding': {'USD': {'step': '0.05', 'mode': 'down'}, 'XUSDT': {'step': '10', 'mode':"
            + " 'up', 'applies_to': 'monthly'}}");
    String ann = person();
    stack.has().rate(ann).monthly("1000.09").currency("USD").add();
    String token = stack.has().contractor("Bob").add();
    stack.has().rate(token).monthly("1001").currency("XUSDT").add();
    String hourly = stack.has().contractor("Cy").add();
    stack.has().rate(hourly).hourly("0.333").currency("XUSDT").add();
    stack.has().payout(null).amount("1", "XUSDT").add(); // brings the option
    String inUsd = orderOf(ann);
    String monthlyInToken = orderOf(token);
    String hourlyInToken = stack.has().order(hourly, LAST_OF_JANUARY).hours("10.1").add();
    assertThat(stack.payroll().count(Status.CREATED)).isEqualTo(3);
    assertThat(stack.amountOf(inUsd)).isEqualTo("1000.05 USD");
    assertThat(stack.amountOf(monthlyInToken)).isEqualTo("1010 XUSDT");
    assertThat(stack.amountOf(hourlyInToken)).isEqualTo("3.36 XUSDT");
  }

  @Test
  void ordersOfSeveralMonthsInOneRunAreEachPaidAtTheRateOnTheirOwnDate() {
    String contractor = person();
    rate(contractor, "10000000").to(LocalDate.of(2025, 11, 30)).add();
    rate(contractor, "20000000")
        .from(LocalDate.of(2025, 12, 1))
        .to(LocalDate.of(2025, 12, 31))
        .add();
    rate(contractor, "30000000").from(LocalDate.of(2026, 1, 1)).add();
    String january = orderOf(contractor);
    String november = stack.has().order(contractor, LocalDate.of(2025, 11, 30)).add();
    String december = stack.has().order(contractor, LocalDate.of(2025, 12, 31)).add();
    RunReport report = stack.payroll();
    assertThat(report.count(Status.CREATED)).isEqualTo(3);
    assertThat(stack.amountOf(november)).isEqualTo("10000000 VND");
    assertThat(stack.amountOf(december)).isEqualTo("20000000 VND");
    assertThat(stack.amountOf(january)).isEqualTo("30000000 VND");
  }

  @Test
  void anAmountWithManyDigitsIsStoredExactly() {
    String contractor = person();
    stack.has().rate(contractor).monthly("1234567890123.45").currency("USD").add();
    runOne(orderOf(contractor), "1234567890123.45 USD");
  }

  private RateSeed rate(String contractor, String amount) {
    return stack.has().rate(contractor).monthly(amount).currency("VND");
  }
}
