package dev.payouts.cli;

import static dev.payouts.cli.CommandStack.LAST_OF_JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.OrderSeed;
import dev.payouts.notion.sandbox.RateSeed;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Task orders, rates and dates as people enter them, from the page in Notion to the JSON. */
class PayrollOnRealDataTest {
  private final CommandStack stack = new CommandStack();

  @AfterEach
  void stop() {
    stack.close();
  }

  private String contractor() {
    return stack.has().contractor("Ann").add();
  }

  private RateSeed usd(String contractor) {
    return stack.has().rate(contractor).currency("USD");
  }

  private OrderSeed order(String contractor) {
    return stack.has().order(contractor, LAST_OF_JANUARY);
  }

  private String orderDated(String contractor, String date) {
    return stack.has().order(contractor, null).property("Date", date).add();
  }

  private Map<?, ?> run(String payable) {
    return stack.run("run", "--output", "json").item(payable);
  }

  private static void assertPaid(Map<?, ?> item, String amount, String... warnings) {
    assertThat(item.get("outcome")).as(item.toString()).isEqualTo("created");
    assertThat(item.get("amount")).isEqualTo(amount);
    assertThat(item.get("warnings")).isEqualTo(List.of(warnings));
  }

  private String hourlyContractor() {
    String contractor = contractor();
    usd(contractor).hourly("20").add();
    return contractor;
  }

  @Test
  void timesheetsOf31DaysArePaidInFullAlthoughNotionSumsOnly25() {
    String order = order(hourlyContractor()).lineItems(31).lineItemHours("8").add();
    assertThat(stack.sandbox.notion().view().property(order, "Final Hours Worked"))
        .hasToString("Optional[200]");
    Map<?, ?> item = run(order);
    assertPaid(item, "4960", "hours_summed");
    assertThat(String.valueOf(item.get("message"))).contains("summed from the line items");
  }

  @Test
  void timesheetsOf25DaysArePaidByTheSumOfNotion() {
    assertPaid(run(order(hourlyContractor()).lineItems(25).lineItemHours("8").add()), "4000");
  }

  @Test
  void lineItemsCountWhateverTheirStatusButNotInTheTrash() {
    String order = order(hourlyContractor()).lineItems(31).lineItemHours("8").add();
    List<String> items = lineItems(order);
    stack.editor().setProperties(items.get(0), Map.of("Status", "Draft"));
    stack.editor().trash(items.get(1));
    assertPaid(run(order), "4800", "hours_summed");
  }

  @Test
  void aLineItemWithoutHoursFailsOnlyAnOrderWithMoreThan25() {
    String few = order(hourlyContractor()).lineItems(25).lineItemHours("8").add();
    String many = order(hourlyContractor()).lineItems(26).lineItemHours("8").add();
    for (String order : List.of(few, many)) {
      stack.editor().setProperties(lineItems(order).get(24), emptyHours());
    }
    CommandStack.Result result = stack.run("run", "--output", "json");
    assertPaid(result.item(few), "3840");
    assertThat(result.item(many).get("reason")).isEqualTo("hours_incomplete");
    assertThat(String.valueOf(result.item(many).get("message"))).contains(lineItems(many).get(24));
  }

  private static Map<String, @Nullable Object> emptyHours() {
    return Collections.singletonMap("Line Item Hours", null);
  }

  @Test
  void lineItemsWithoutAPropertyForHoursAreIncompleteUntilItIsThere() {
    String taskOrders = stack.dataSource(DataSourceKey.TASK_ORDERS);
    String order = order(hourlyContractor()).lineItems(26).lineItemHours("8").add();
    stack.editor().renameProperty(taskOrders, "Line Item Hours", "Stunden");
    Map<?, ?> item = run(order);
    assertThat(item.get("reason")).isEqualTo("hours_incomplete");
    assertThat(String.valueOf(item.get("message"))).contains("no property");
    stack.editor().renameProperty(taskOrders, "Stunden", "Line Item Hours");
    assertPaid(run(order), "4160", "hours_summed");
  }

  private List<String> lineItems(String order) {
    Object ids = stack.sandbox.notion().view().property(order, "Sub-item").orElseThrow();
    return ((List<?>) ids).stream().map(String::valueOf).toList();
  }

  @ParameterizedTest(name = "{0} line items")
  @CsvSource({"3", "30"})
  void aCopiedHourlyOrderFailsEvenIfTheFirstOneWasPaid(int count) {
    String contractor = hourlyContractor();
    String order = order(contractor).lineItems(count).lineItemHours("8").add();
    String copy = order(contractor).property("Sub-item", lineItems(order)).add();
    for (String item : lineItems(order)) {
      stack.editor().setProperties(item, Map.of("Parent item", List.of(order, copy)));
    }
    CommandStack.Result both = stack.run("run", "--output", "json");
    assertThat(both.exitCode()).isEqualTo(1);
    assertThat(both.item(order).get("reason")).isEqualTo("line_item_claimed_twice");
    assertThat(both.item(copy).get("reason")).isEqualTo("line_item_claimed_twice");
    stack.has().payout(contractor).orders(order).date(LAST_OF_JANUARY).add();
    assertThat(run(copy).get("reason")).isEqualTo("line_item_claimed_twice");
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void anotherPayoutOfTheMonthIsAWarningForAnHourlyOrder() {
    String contractor = hourlyContractor();
    String earlier = order(contractor).status("Completed").add();
    String payout =
        stack.has().payout(contractor).orders(earlier).date(LAST_OF_JANUARY.minusDays(20)).add();
    Map<?, ?> item = run(order(contractor).hours("8").add());
    assertPaid(item, "160", "other_payout_in_month");
    assertThat(String.valueOf(item.get("message"))).contains(payout);
  }

  @Test
  void aRateThatWasSetInactiveAtARaiseIsReportedWithTheRemedy() {
    String contractor = contractor();
    LocalDate fifteenth = LAST_OF_JANUARY.withDayOfMonth(15);
    String old = usd(contractor).monthly("2000").to(fifteenth).status("Inactive").add();
    usd(contractor).monthly("3000").from(fifteenth.plusDays(1)).add();
    String order = stack.order(contractor);
    Map<?, ?> item = run(order);
    assertThat(item.get("reason")).isEqualTo("rate_inactive");
    assertThat(String.valueOf(item.get("message")))
        .contains(old, "to 2026-01-15", "2,000.00 USD per month", "set it to Active");
    stack.editor().setProperties(old, Map.of("Status", "Active"));
    assertPaid(run(order), "2500"); // 11 of 22 days each
  }

  @Test
  void aRateOfAnyOtherStatusIsIgnored() {
    stack.configured("'statuses': {'rates': {'inactive': 'Off'}}");
    String contractor = contractor();
    usd(contractor).monthly("2200").from(LAST_OF_JANUARY.withDayOfMonth(16)).add();
    usd(contractor).monthly("1").status("Draft").add();
    usd(contractor).monthly("1").status("Inactive").add();
    String order = stack.order(contractor);
    assertPaid(run(order), "1100");
    String other = contractor();
    usd(other).monthly("2200").from(LAST_OF_JANUARY.withDayOfMonth(16)).add();
    usd(other).monthly("1").status("Off").add();
    assertThat(run(stack.order(other)).get("reason")).isEqualTo("rate_inactive");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2026-01-01/2026-01-31",
    "2023-06-01/2026-01-31",
    "2026-01-01T09:00/2026-01-31T18:00"
  })
  void anEndDateEnteredAsARangeIsTheEndOfTheRange(String end) {
    String contractor = contractor();
    usd(contractor).monthly("2200").property("End Date", end).add();
    assertPaid(run(stack.order(contractor)), "2200");
    assertThat(run(orderDated(contractor, "2026-02-28")).get("reason")).isEqualTo("rate_missing");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"2026-01-01T00:00+07:00, 2026-01-01", "2026-01-31T23:30-08:00, 2026-01-31"})
  void aDateWithATimeIsTheDayOfItsOwnOffset(String date, String day) {
    String order = orderDated(stack.contractor("Ann"), date);
    CommandStack.Result result = stack.run("run", "--month", "2026-01", "--output", "json");
    assertPaid(result.item(order), "22000000");
    assertThat(stack.created().get(0).properties()).containsEntry("Date", day);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"2062-01-31", "0226-01-31", "9999-12-31", "+10000-01-01", "1999-12-31"})
  void onlyTheOrderWithAnImplausibleYearFails(String date) {
    String contractor = stack.contractor("Ann");
    String wrong = orderDated(contractor, date);
    String right = stack.order(contractor);
    CommandStack.Result result = stack.run("run", "--output", "json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.item(wrong).get("reason")).isEqualTo("order_date_implausible");
    assertThat(String.valueOf(result.item(wrong).get("message"))).contains(date);
    assertPaid(result.item(right), "22000000");
  }

  @ParameterizedTest(name = "\"{0}\": {1}")
  @CsvSource({
    "15, created",
    "1, pay_day_mismatch",
    "01, pay_day_mismatch",
    "015, pay_day_missing",
    "15th, pay_day_missing",
    "0, pay_day_missing",
    "32, pay_day_missing",
    "-1, pay_day_missing",
    "+5, pay_day_missing"
  })
  void anInvalidPayDayFailsIfTheRunFiltersByPayDay(String payday, String expected) {
    String contractor = contractor();
    usd(contractor).monthly("100").payday(payday).add();
    String order = stack.order(contractor);
    CommandStack.Result result = stack.run("run", "--pay-day", "15", "--output", "json");
    Map<?, ?> item = result.item(order);
    assertThat(item.get(expected.equals("created") ? "outcome" : "reason")).isEqualTo(expected);
    assertThat(result.exitCode()).isEqualTo(expected.equals("pay_day_missing") ? 1 : 0);
  }

  @Test
  void onePropertyMayContainMonthlyAndHourlyRates() {
    stack.configured("'properties': {'rates': {'monthly_fixed': 'Hourly Rate'}}");
    String monthly = contractor();
    usd(monthly).hourly("2200").billingType("Monthly Fixed").add();
    assertPaid(run(stack.order(monthly)), "2200");
    assertPaid(run(order(hourlyContractor()).hours("8").add()), "160");
  }

  @Test
  void aRateWithALongRangeAsEndDateTakesPrecedenceOverAnOlderOne() {
    String contractor = contractor();
    usd(contractor).monthly("2000").from(LAST_OF_JANUARY.minusYears(9)).add();
    usd(contractor)
        .monthly("3000")
        .from(LAST_OF_JANUARY.minusYears(8))
        .property("End Date", LAST_OF_JANUARY.minusYears(8) + "/" + LAST_OF_JANUARY)
        .add();
    assertPaid(run(stack.order(contractor)), "3000");
  }

  @Test
  void payrollNeedsSubItems() {
    stack.editor().renameProperty(stack.dataSource(DataSourceKey.TASK_ORDERS), "Sub-item", "Items");
    CommandStack.Result result = stack.run("run");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("\"Sub-item\"");
  }
}
