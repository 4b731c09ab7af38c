package dev.payouts.cli;

import static dev.payouts.cli.CommandStack.LAST_OF_JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.notion.DataSourceKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * payout-core/RULES.md, "Values": numbers and currencies, from the page in Notion to the payout.
 */
class AmountsAndCurrenciesTest {
  private final CommandStack stack = new CommandStack();

  @AfterEach
  void stop() {
    stack.close();
  }

  private String ann() {
    return stack.has().contractor("Ann").add();
  }

  private Map<?, ?> itemOfRefund(String amount, String currency, int exitCode) {
    String refund = stack.has().refund("REF", ann()).amount(amount, currency).add();
    CommandStack.Result result = stack.run("run", "--type", "refund", "--output", "json");
    assertThat(result.exitCode()).as(result.out()).isEqualTo(exitCode);
    return result.item(refund);
  }

  private Object createdAmount() {
    assertThat(stack.created()).hasSize(1);
    return stack.created().get(0).property("Amount").orElseThrow();
  }

  @ParameterizedTest(name = "{0}: {1} VND")
  @CsvSource({
    "25300000.000000004, 25300000",
    "30000000.000000004, 30000000",
    "25300000.1, 25301000"
  })
  void floatingPointNoiseIsRemovedFromAMonthlyAmountBeforeRounding(
      String formula, String expected) {
    String contractor = ann();
    stack.has().rate(contractor).monthly(formula).currency("VND").add();
    stack.order(contractor);
    assertThat(stack.run("run").exitCode()).isZero();
    assertThat(createdAmount()).isEqualTo(new BigDecimal(expected));
  }

  @Test
  void floatingPointNoiseIsRemovedFromHoursBeforeMultiplying() {
    String contractor = ann();
    stack.has().rate(contractor).hourly("33.30").currency("USD").add();
    stack.has().order(contractor, LAST_OF_JANUARY).hours("8.049999999999999").add();
    assertThat(stack.run("run").exitCode()).isZero();
    assertThat(createdAmount()).isEqualTo(new BigDecimal("268.07"));
  }

  @Test
  void anAuditAcceptsThePayoutOfACalculatedAmount() {
    String contractor = ann();
    stack.has().rate(contractor).monthly("25300000.000000004").currency("VND").add();
    String order = stack.order(contractor);
    stack
        .has()
        .payout(contractor)
        .orders(order)
        .date(LAST_OF_JANUARY)
        .amount("25300000.000000004", "VND")
        .add();
    assertThat(stack.run("audit").exitCode()).isZero();
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "33.333333333333336, USD, 33.33",
    "100.5, JPY, 101",
    "0.015, USD, 0.02",
    "1.00005, UYW, 1.0001"
  })
  void aRefundIsRoundedToTheMinorUnitWithAWarning(String amount, String currency, String expected) {
    Map<?, ?> item = itemOfRefund(amount, currency, 0);
    assertThat(item.get("amount")).isEqualTo(expected);
    assertThat(item.get("warnings")).isEqualTo(List.of("amount_rounded"));
    assertThat(String.valueOf(item.get("message"))).contains("rounded", currency);
    assertThat(createdAmount()).isEqualTo(new BigDecimal(expected));
  }

  @Test
  void aSplitIsRoundedLikeARefund() {
    String split = stack.has().split("Bonus", ann()).amount("33.333333333333336", "USD").add();
    CommandStack.Result result = stack.run("run", "--type", "invoice_split", "--output", "json");
    assertThat(result.item(split).get("warnings")).isEqualTo(List.of("amount_rounded"));
    assertThat(createdAmount()).isEqualTo(new BigDecimal("33.33"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"1e-7", "4.9e-324"})
  void anAmountThatRoundsToZeroIsNothingToPay(String amount) {
    Map<?, ?> item = itemOfRefund(amount, "USD", 0);
    assertThat(item.get("outcome")).isEqualTo("skipped");
    assertThat(item.get("reason")).isEqualTo("nothing_to_pay");
    assertThat(stack.created()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"usd", "VNĐ", "HRK", "DEM", "ZWL", "SLL", "MRO", "BGN", "XAU", "XXX"})
  void anUnknownCurrencyIsNeverWritten(String currency) {
    List<?> options = currencies();
    Map<?, ?> item = itemOfRefund("10", currency, 1);
    assertThat(item.get("reason")).isEqualTo("currency_unknown");
    assertThat(String.valueOf(item.get("message"))).contains("'" + currency + "'");
    assertThat(currencies()).isEqualTo(options);
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void aTrailingBlankDoesNotMakeAnotherCurrency() {
    List<?> options = currencies();
    assertThat(itemOfRefund("10", "USD ", 0).get("currency")).isEqualTo("USD");
    assertThat(stack.created().get(0).property("Currency")).contains("USD");
    assertThat(currencies()).isEqualTo(options);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"run", "plan"})
  void aCurrencyWithoutAnOptionInThePayoutsFailsAndNoOptionIsAdded(String command) {
    List<?> options = currencies();
    stack.has().refund("OTHER", ann()).amount("10", "USD").add();
    String refund = stack.has().refund("REF", ann()).amount("10", "ISK").add();
    CommandStack.Result result = stack.run(command, "--type", "refund", "--output", "json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.item(refund).get("reason")).isEqualTo("currency_unknown");
    assertThat(String.valueOf(result.item(refund).get("message")))
        .contains("\"Currency\" of payouts", "no option ISK");
    assertThat(currencies()).isEqualTo(options);
  }

  @Test
  void anOptionAddedAfterTheSchemaWasCachedIsFound() {
    itemOfRefund("10", "ISK", 1);
    stack.has().payout(null).amount("1", "ISK").add(); // adds the option
    CommandStack.Result result = stack.run("run", "--type", "refund", "--output", "json");
    assertThat(result.exitCode()).as(result.out()).isZero();
    assertThat(stack.created()).hasSize(1);
  }

  @Test
  void equalRefundsAreAllCreatedWithAWarning() {
    String contractor = ann();
    for (int i = 0; i < 2; i++) {
      stack.has().refund("REF-" + i, contractor).amount("10", "USD").details("Taxi").add();
    }
    stack.has().refund("REF-3", contractor).amount("10", "USD").details("Train").add();
    CommandStack.Result result = stack.run("run", "--type", "refund", "--output", "json");
    assertThat(result.exitCode()).isZero();
    assertThat(stack.created()).hasSize(3);
    assertThat(result.items())
        .filteredOn(item -> List.of("possible_duplicate").equals(item.get("warnings")))
        .hasSize(2);
  }

  private List<?> currencies() {
    String payouts = stack.dataSource(DataSourceKey.PAYOUTS);
    return stack.sandbox.notion().view().options(payouts, "Currency");
  }
}
