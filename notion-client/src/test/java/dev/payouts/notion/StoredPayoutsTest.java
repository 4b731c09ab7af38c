package dev.payouts.notion;

import static dev.payouts.notion.WholeStack.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.Warning;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.notion.sandbox.PropertySpec;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** payout-core/RULES.md, "In every run": what is stored is compared with what was sent. */
class StoredPayoutsTest {
  private final WholeStack stack = WholeStack.start();

  @AfterEach
  void stop() {
    stack.close();
  }

  private void altering(String property, @Nullable Object value, int creates) {
    stack
        .sandbox
        .notion()
        .editor()
        .alterCreates(stack.dataSource(DataSourceKey.PAYOUTS), property, value, creates);
  }

  private Stream<String> verified(String method) {
    return stack.traffic().received().stream()
        .filter(received -> received.request().method().equals(method))
        .filter(received -> received.request().isWrite())
        .map(received -> String.valueOf(received.request().query()));
  }

  @Test
  void payoutsOfEveryTypeStoredAsSentGiveNoWarningEvenWithLongTexts() {
    stack
        .sandbox
        .notion()
        .editor()
        .addProperty(stack.dataSource(DataSourceKey.PAYOUTS), PropertySpec.of("Key", "rich_text"));
    stack.configured("'properties': {'payouts': {'run_key': 'Key'}}");
    String contractor = stack.contractor("Ann");
    stack.order(contractor);
    String details = "x".repeat(70_001);
    stack.has().refund("REF-1", contractor).amount("33.33", "USD").details(details).add();
    stack.has().split("Split 1", contractor).amount("10", "USD").add();
    for (RunReport report : List.of(stack.payroll(), stack.refunds(), stack.splits())) {
      assertThat(report.items()).singleElement().extracting(Item::status).isEqualTo(Status.CREATED);
      assertThat(report.items().get(0).warnings()).isEmpty();
    }
  }

  @Test
  void eachPayoutCarriesTheKeyOfItsRunWhereOneIsConfigured() {
    stack
        .sandbox
        .notion()
        .editor()
        .addProperty(stack.dataSource(DataSourceKey.PAYOUTS), PropertySpec.of("Key", "rich_text"));
    stack.configured("'properties': {'payouts': {'run_key': 'Key'}}");
    String order = stack.orders(1).get(0);
    RunReport report = stack.payroll();
    assertThat(stack.payoutOf(order).property("Key")).contains(report.runId());
  }

  @Test
  void writesRequestJustThePropertiesThatWereSentAndOfALineItemItsType() {
    stack.has().order(stack.contractor("Ann"), WholeStack.LAST_OF_JANUARY).lineItems(1).add();
    stack.payroll(RunOption.COMPLETE_ORDERS);
    assertThat(verified("POST"))
        .singleElement()
        .satisfies(query -> assertThat(ids(query)).isEqualTo(9));
    assertThat(verified("PATCH"))
        .as("of the line item, then of the order")
        .extracting(StoredPayoutsTest::ids)
        .containsExactly(2L, 1L);
  }

  private static long ids(String query) {
    assertThat(query.split("&", -1)).allMatch(pair -> pair.startsWith("filter_properties="));
    return query.split("&", -1).length;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Name, Another name",
    "Description, Another text",
    "Person, ",
    "00 Service Rate, ",
    "Amount, 22000000.5",
    "Amount, ",
    "Currency, USD",
    "Date, 2026-02-01",
    "Status, New"
  })
  void aPropertyThatIsStoredDifferentlyIsAWarningAndTheRunContinues(
      String property, @Nullable String stored) {
    stack.orders(3);
    stack.configured("'workers': 1");
    altering(property, stored, 1);
    RunReport report = stack.payroll();
    assertThat(report.stopped()).isNull();
    assertThat(report.count(Status.CREATED)).isEqualTo(3);
    assertThat(report.calls().create()).isEqualTo(3);
    Item item = report.items().get(0);
    assertThat(item.warnings()).containsExactly(Warning.STORED_DIFFERENTLY);
    assertThat(item.message()).contains("differ from what was sent: " + property + ".");
    assertThat(report.items().get(1).warnings()).isEmpty();
  }

  @Test
  void anotherPageOfARelationOrOneMoreIsStoredDifferently() {
    String ann = stack.contractor("Ann");
    String bob = stack.contractor("Bob");
    String first = stack.has().refund("REF-1", ann).amount("10", "USD").add();
    altering("Person", List.of(bob), 1);
    assertThat(item(stack.refunds(), first).message()).contains("what was sent: Person.");
    String second = stack.has().refund("REF-2", ann).amount("20", "USD").add();
    altering("Person", List.of(ann, bob), 1);
    assertThat(item(stack.refunds(), second).message()).contains("what was sent: Person.");
  }

  @Test
  void everyPropertyThatIsStoredDifferentlyIsNamed() {
    String order = stack.orders(1).get(0);
    altering("Amount", "1", 1);
    altering("Date", null, 1);
    assertThat(item(stack.payroll(), order).message())
        .contains("differ from what was sent: Amount, Date.");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "CONTRACTOR_PAYROLL, 00 Task Order",
    "REFUND, 01 Refund",
    "INVOICE_SPLIT, 02 Invoice Split"
  })
  void aRunWhosePayoutDoesNotPointToItsPayableStopsBeforeItsNextCreate(
      PayableType type, String relation) {
    stack.configured("'workers': 1");
    for (String name : List.of("Ann", "Bob", "Cid")) {
      String contractor = stack.contractor(name);
      stack.order(contractor);
      stack.has().refund("REF-" + name, contractor).amount("10", "USD").add();
      stack.has().split("Split " + name, contractor).amount("10", "USD").add();
    }
    altering(relation, null, 10);
    RunReport report = stack.run(RunRequest.builder(type));
    assertThat(stack.created()).hasSize(1);
    String payout = stack.created().get(0).id();
    assertThat(report.items())
        .extracting(Item::status)
        .containsExactly(Status.CREATED, Status.FAILED, Status.FAILED);
    Item created = report.items().get(0);
    assertThat(created.payout()).isEqualTo(new PayoutId(payout));
    assertThat(created.warnings()).containsExactly(Warning.STORED_DIFFERENTLY);
    assertThat(created.message()).contains(relation);
    assertThat(report.items().get(1).reason()).isEqualTo(Reason.NOT_ATTEMPTED);
    RunReport.RunFailure stop = report.failure().orElseThrow();
    assertThat(stop.cause()).isEqualTo(FailureCause.NOT_CARRIED_THROUGH);
    assertThat(stop.sentence()).contains(payout, created.payable().value());
    assertThat(report.calls().create()).isEqualTo(1);
  }
}
