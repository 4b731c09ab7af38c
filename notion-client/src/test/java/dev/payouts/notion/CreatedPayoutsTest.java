package dev.payouts.notion;

import static dev.payouts.notion.WholeStack.JANUARY;
import static dev.payouts.notion.WholeStack.LAST_OF_JANUARY;
import static dev.payouts.notion.WholeStack.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import dev.payouts.core.Reason;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.notion.sandbox.PropertySpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every property of created payouts, by the tables of payout-core/RULES.md. */
class CreatedPayoutsTest {
  /** One character of two UTF-16 units. */
  private static final String PAIR = "😀";

  private static final Pattern CONTENT = Pattern.compile("\"content\":\"([^\"]*)\"");

  private final WholeStack stack = WholeStack.start();

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void aTaskOrderBecomesAPayrollPayout() {
    String contractor = stack.has().contractor("Ann").positions("Backend Engineer").add();
    String rate = stack.has().rate(contractor).monthly("1000.5").currency("USD").payday("15").add();
    String order = stack.order(contractor);
    assertThat(stack.payroll().count(Status.CREATED)).isEqualTo(1);
    assertThat(stack.payoutOf(order).properties())
        .containsExactlyInAnyOrderEntriesOf(
            ImmutableMap.<String, Object>builder()
                .put("Name", "Development work on January, 2026")
                .put("Person", List.of(contractor))
                .put("00 Task Order", List.of(order))
                .put("00 Service Rate", List.of(rate))
                .put("Amount", new BigDecimal("1000.5"))
                .put("Currency", "USD")
                .put("Date", "2026-01-31")
                .put("Status", "Pending")
                .put("Description", "Software Development Services Rendered (January 1-31, 2026)")
                .buildOrThrow());
    assertThat(stack.page(order).property("Status")).contains("Approved");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Product DESIGNER                       | Design Consulting
          OPERATION Executive, UI designer       | Design Consulting
          Head, Senior Operation Executive       | Operational Consulting
          Operations                             | Software Development
                                                 | Software Development
          """)
  void thePositionsDetermineTheDescription(String positions, String service) {
    var seed = stack.has().contractor("Ann");
    if (positions != null) {
      seed.positions(positions.split(", ", -1));
    }
    String contractor = seed.add();
    stack.has().rate(contractor).monthly("100").currency("USD").add();
    String order = stack.has().order(contractor, LocalDate.of(2024, 2, 10)).add();
    stack.payroll();
    assertThat(stack.payoutOf(order).properties())
        .containsEntry("Description", service + " Services Rendered (February 1-29, 2024)")
        .containsEntry("Name", "Development work on February, 2024")
        .containsEntry("Date", "2024-02-10");
  }

  @Test
  void aRefundRequestBecomesARefundPayout() {
    String contractor = stack.has().contractor("Ann").add();
    String full =
        stack
            .has()
            .refund("REF-1", contractor)
            .reason("Travel")
            .description("Flight")
            .details("To Hanoi")
            .amount("12.34", "EUR")
            .requested(LocalDate.of(2026, 1, 20))
            .add();
    String described =
        stack.has().refund("REF-2", contractor).description("Flight").amount("1000", "JPY").add();
    String bare = stack.has().refund("REF-3", contractor).amount("0.01", "USD").add();
    RunReport report = stack.refunds();
    assertThat(report.count(Status.CREATED)).isEqualTo(3);
    assertThat(item(report, full).contractorName()).isEqualTo("Ann");
    assertThat(stack.payoutOf(full).properties())
        .containsExactlyInAnyOrderEntriesOf(
            ImmutableMap.<String, Object>builder()
                .put("Name", "Travel - Flight")
                .put("Description", "To Hanoi")
                .put("Person", List.of(contractor))
                .put("01 Refund", List.of(full))
                .put("Amount", new BigDecimal("12.34"))
                .put("Currency", "EUR")
                .put("Date", "2026-01-20")
                .put("Status", "Pending")
                .buildOrThrow());
    assertThat(stack.payoutOf(described).properties())
        .containsEntry("Name", "Refund - Flight")
        .containsEntry("Description", "Refund: Flight")
        .containsEntry("Currency", "JPY")
        .doesNotContainKey("Date");
    assertThat(stack.payoutOf(bare).properties())
        .containsEntry("Name", "Refund")
        .containsEntry("Amount", new BigDecimal("0.01"))
        .doesNotContainKeys("Description", "Date");
    assertThat(stack.page(full).property("Status")).contains("Approved");
  }

  @Test
  void anInvoiceSplitBecomesASplitPayout() {
    String contractor = stack.has().contractor("Ann").add();
    String full =
        stack
            .has()
            .split("Acme, January", contractor)
            .type("Service Fee")
            .description("5% of Acme")
            .amount("99.99", "USD")
            .month(LocalDate.of(2026, 1, 1))
            .add();
    String bare =
        stack.has().split("Bonus of Ann", contractor).type("Bonus").amount("1", "VND").add();
    String fee = stack.has().split("Fee", contractor).type("Fee").amount("1", "VND").add();
    String commission = stack.has().split("Commission", contractor).amount("1", "VND").add();
    stack.has().split("Other", contractor).type("Other").amount("1", "VND").add();
    stack.has().split("Paid", contractor).status("Paid").amount("1", "VND").add();
    RunReport report = stack.splits();
    assertThat(report.items())
        .extracting(item -> item.payable().value())
        .containsExactlyInAnyOrder(full, bare, fee, commission);
    assertThat(report.count(Status.CREATED)).isEqualTo(4);
    assertThat(item(report, full).contractorName()).isEqualTo("Ann");
    assertThat(stack.payoutOf(full).properties())
        .containsExactlyInAnyOrderEntriesOf(
            ImmutableMap.<String, Object>builder()
                .put("Name", "Acme, January")
                .put("Description", "5% of Acme")
                .put("Person", List.of(contractor))
                .put("02 Invoice Split", List.of(full))
                .put("Amount", new BigDecimal("99.99"))
                .put("Currency", "USD")
                .put("Date", "2026-01-01")
                .put("Status", "New")
                .buildOrThrow());
    assertThat(stack.payoutOf(bare).properties()).doesNotContainKeys("Date", "Description");
    assertThat(stack.page(full).property("Status")).contains("Pending");
  }

  @Test
  void longTextsAreSplitAt2000UnitsAndNeverWithinASurrogatePair() {
    String contractor = stack.has().contractor("Ann").add();
    String details = "a" + PAIR.repeat(60_000); // more entries than a page object contains
    String refund =
        stack
            .has()
            .refund("REF-1", contractor)
            .amount("1", "USD")
            .description("b" + PAIR.repeat(3_000))
            .details(details)
            .add();
    assertThat(stack.refunds().count(Status.CREATED)).isEqualTo(1);
    assertThat(stack.payoutOf(refund).properties())
        .containsEntry("Description", details)
        .containsEntry("Name", "Refund - b" + PAIR.repeat(3_000));
    Matcher pieces = CONTENT.matcher(createBody());
    int count = 0;
    for (; pieces.find(); count++) {
      String piece = pieces.group(1);
      assertThat(piece.length()).isBetween(1, 2_000);
      assertThat(Character.isLowSurrogate(piece.charAt(0))).isFalse();
      assertThat(Character.isHighSurrogate(piece.charAt(piece.length() - 1))).isFalse();
    }
    assertThat(count).isEqualTo(4 + 61);
  }

  private String createBody() {
    return stack.traffic().received().stream()
        .filter(received -> received.request().route().equals("POST /v1/pages"))
        .map(received -> received.request().text())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void textsOfExactlyAHundredObjectsAreCreatedAndLongerOnesFail() {
    String contractor = stack.has().contractor("Ann").add();
    String fits =
        stack.has().refund("R1", contractor).amount("1", "USD").details("x".repeat(200_000)).add();
    String tooLong =
        stack.has().refund("R2", contractor).amount("1", "USD").details("x".repeat(200_001)).add();
    String longName =
        stack
            .has()
            .refund("R3", contractor)
            .amount("1", "USD")
            .description("x".repeat(199_992))
            .add();
    String longButPaid =
        stack.has().refund("R4", contractor).amount("1", "USD").details("x".repeat(200_001)).add();
    stack.has().payout(contractor).refunds(longButPaid).add();
    RunReport report = stack.refunds();
    assertThat(item(report, fits).status()).isEqualTo(Status.CREATED);
    assertThat(item(report, tooLong).reason()).isEqualTo(Reason.TEXT_TOO_LONG);
    assertThat(item(report, longName).reason()).isEqualTo(Reason.TEXT_TOO_LONG);
    assertThat(item(report, longButPaid).reason()).isEqualTo(Reason.ALREADY_PAID);
    assertThat(stack.created()).hasSize(1);
  }

  @Test
  void aDateWithATimeIsWrittenAsThePlainDayInTheTimeZone() {
    stack.configured("'time_zone': 'Asia/Ho_Chi_Minh'");
    String contractor = stack.contractor("Ann");
    String order =
        stack.has().order(contractor, null).property("Date", "2026-01-30T23:30:00+00:00").add();
    String range =
        stack
            .has()
            .order(stack.contractor("Bob"), null)
            .property("Date", "2026-01-29/2026-02-03")
            .add();
    assertThat(stack.payroll().count(Status.CREATED)).isEqualTo(2);
    assertThat(stack.payoutOf(order).properties()).containsEntry("Date", "2026-01-31");
    assertThat(stack.payoutOf(range).properties()).containsEntry("Date", "2026-01-29");
  }

  @Test
  void everyPropertyMayHaveAnotherName() {
    Seeded seeded = seedOneOfEach();
    stack
        .sandbox
        .notion()
        .editor()
        .addProperty(
            stack.dataSource(DataSourceKey.PAYOUTS), PropertySpec.of("Run Key", "rich_text"));
    Map<DataSourceKey, String> renamed =
        Arrays.stream(PropertyKey.values())
            .peek(key -> rename(key))
            .collect(
                Collectors.groupingBy(
                    PropertyKey::dataSource,
                    Collectors.mapping(
                        key -> "'%s': '%s'".formatted(key.key(), newName(key)),
                        Collectors.joining(", "))));
    stack.configured(
        "'properties': {%s}"
            .formatted(
                renamed.entrySet().stream()
                    .map(entry -> "'%s': {%s}".formatted(entry.getKey().key(), entry.getValue()))
                    .collect(Collectors.joining(", "))));
    runAll(RunOption.COMPLETE_ORDERS);
    assertThat(stack.payoutOf(seeded.order()).properties())
        .containsEntry("My Name", "Development work on January, 2026")
        .containsEntry("My 00 Task Order", List.of(seeded.order()))
        .containsEntry("My Amount", new BigDecimal("22000000"))
        .containsKey("My Run Key")
        .hasSize(10);
    assertThat(stack.page(seeded.order()).properties()).containsEntry("My Status", "Completed");
    assertThat(stack.payoutOf(seeded.refund()).properties())
        .containsEntry("My 01 Refund", List.of(seeded.refund()));
    assertThat(stack.payoutOf(seeded.split()).properties())
        .containsEntry("My 02 Invoice Split", List.of(seeded.split()));
  }

  private void rename(PropertyKey key) {
    stack
        .sandbox
        .notion()
        .editor()
        .renameProperty(stack.dataSource(key.dataSource()), key.defaultName(), newName(key));
  }

  private static String newName(PropertyKey key) {
    return "My " + key.defaultName();
  }

  @Test
  void aStatusMayBeASelectOrAStatusInEachDataSource() {
    for (DataSourceKey key : DataSourceKey.values()) {
      boolean select = key == DataSourceKey.TASK_ORDERS || key == DataSourceKey.INVOICE_SPLITS;
      stack
          .sandbox
          .notion()
          .editor()
          .changePropertyType(stack.dataSource(key), "Status", select ? "status" : "select");
    }
    Seeded seeded = seedOneOfEach();
    runAll(RunOption.COMPLETE_ORDERS);
    assertThat(stack.payoutOf(seeded.order()).properties()).containsEntry("Status", "Pending");
    assertThat(stack.payoutOf(seeded.split()).properties()).containsEntry("Status", "New");
    assertThat(stack.page(seeded.order()).properties()).containsEntry("Status", "Completed");
    runAll(RunOption.DRY_RUN); // whose filters also contain the types
  }

  @Test
  void everyStatusMayHaveAnotherName() {
    stack.configured(
        "'statuses': {'task_orders': {'approved': 'Draft', 'completed': 'Pending Approval'},"
            + " 'rates': {'active': 'Inactive', 'inactive': 'Active'},"
            + " 'refunds': {'approved': 'Pending'},"
            + " 'invoice_splits': {'pending': 'Paid'}, 'payouts': {'service_fee': 'New',"
            + " 'refund': 'Paid', 'invoice_split': 'Pending'}}");
    String contractor = stack.has().contractor("Ann").add();
    stack.has().rate(contractor).monthly("100").currency("USD").status("Inactive").add();
    String order = stack.has().order(contractor, LAST_OF_JANUARY).status("Draft").add();
    String refund =
        stack.has().refund("REF-1", contractor).amount("1", "USD").status("Pending").add();
    String split = stack.has().split("Share", contractor).amount("1", "USD").status("Paid").add();
    stack.order(contractor);
    runAll(RunOption.COMPLETE_ORDERS);
    assertThat(stack.created()).hasSize(3);
    assertThat(stack.payoutOf(order).properties()).containsEntry("Status", "New");
    assertThat(stack.payoutOf(refund).properties()).containsEntry("Status", "Paid");
    assertThat(stack.payoutOf(split).properties()).containsEntry("Status", "Pending");
    assertThat(stack.page(order).properties()).containsEntry("Status", "Pending Approval");
  }

  private record Seeded(String order, String refund, String split) {}

  private Seeded seedOneOfEach() {
    String contractor = stack.contractor("Ann");
    return new Seeded(
        stack.has().order(contractor, JANUARY.atDay(31)).lineItems(1).add(),
        stack.has().refund("REF-1", contractor).reason("Travel").amount("1", "USD").add(),
        stack.has().split("Share", contractor).amount("1", "USD").add());
  }

  private void runAll(RunOption forOrders) {
    Status expected = forOrders == RunOption.DRY_RUN ? Status.SKIPPED : Status.CREATED;
    List<RunReport> reports =
        List.of(
            stack.payroll(
                forOrders == RunOption.DRY_RUN
                    ? new RunOption[] {forOrders, RunOption.FORCE}
                    : new RunOption[] {forOrders}),
            stack.refunds(),
            stack.splits());
    assertThat(reports)
        .allSatisfy(
            report -> {
              assertThat(report.stopped()).isNull();
              assertThat(report.items())
                  .isNotEmpty()
                  .allSatisfy(item -> assertThat(item.status()).isEqualTo(expected));
              assertThat(report.items()).allSatisfy(item -> assertThat(item.warnings()).isEmpty());
            });
  }
}
