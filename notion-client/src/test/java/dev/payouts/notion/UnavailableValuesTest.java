package dev.payouts.notion;

import static dev.payouts.notion.WholeStack.LAST_OF_JANUARY;
import static dev.payouts.notion.WholeStack.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.notion.sandbox.PropertySpec;
import dev.payouts.notion.sandbox.RefundSeed;
import dev.payouts.notion.sandbox.Unavailable;
import dev.payouts.notion.sandbox.WorkspaceEditor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A value that Notion could not compute fails an item only if it is needed. */
class UnavailableValuesTest {
  private final WholeStack stack = WholeStack.start();

  @AfterEach
  void stop() {
    stack.close();
  }

  private static void assertUnavailable(RunReport report, String source, String property) {
    Item item = item(report, source);
    assertThat(item.reason()).isEqualTo(Reason.VALUE_UNAVAILABLE);
    assertThat(item.message()).contains("'" + property + "'");
  }

  private static void assertCreated(RunReport report, String... sources) {
    for (String source : sources) {
      assertThat(item(report, source).status())
          .as("%s", item(report, source))
          .isEqualTo(Status.CREATED);
    }
  }

  private String rateOf(String contractor, String monthly, Unavailable how) {
    return stack
        .has()
        .rate(contractor)
        .billingType(monthly)
        .property("Monthly Fixed", how.json())
        .property("Hourly Rate", 10)
        .currency("USD")
        .add();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void hoursAreNeededOnlyWithAnHourlyRate(Unavailable how) {
    String hourly = stack.has().contractor("Ann").add();
    stack.has().rate(hourly).hourly("10").currency("USD").add();
    String byHour = order(hourly, "Final Hours Worked", how);
    String byMonth = order(stack.contractor("Bob"), "Final Hours Worked", how);
    RunReport report = stack.payroll();
    assertUnavailable(report, byHour, "Final Hours Worked");
    assertCreated(report, byMonth);
    assertThat(stack.created()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void theMonthlyAmountIsNeededOnlyWithAMonthlyRate(Unavailable how) {
    String monthly = stack.has().contractor("Ann").add();
    rateOf(monthly, "Monthly Fixed", how);
    String mixed = stack.has().contractor("Bob").add();
    rateOf(mixed, "Mixed", how);
    String hourly = stack.has().contractor("Cy").add();
    rateOf(hourly, "Hourly Rate", how);
    String byMonth = stack.order(monthly);
    String byBoth = stack.order(mixed);
    String byHour = stack.has().order(hourly, LAST_OF_JANUARY).hours("8").add();
    RunReport report = stack.payroll();
    assertUnavailable(report, byMonth, "Monthly Fixed");
    assertUnavailable(report, byBoth, "Monthly Fixed");
    assertCreated(report, byHour);
    assertThat(stack.amountOf(byHour)).isEqualTo("80 USD");
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void theContractorIsNeededUnlessTheOrderIsPaid(Unavailable how) {
    String contractor = stack.contractor("Ann");
    String order =
        stack.has().order(contractor, LAST_OF_JANUARY).contractorRollupUnavailable(how).add();
    String paid =
        stack.has().order(contractor, LAST_OF_JANUARY).contractorRollupUnavailable(how).add();
    stack.has().payout(null).orders(paid).add();
    RunReport report = stack.payroll();
    assertUnavailable(report, order, "Contractor");
    assertThat(item(report, paid).reason()).isEqualTo(Reason.ALREADY_PAID);
    RunReport ofAnn = stack.run(RunRequest.contractorPayroll().contractor("ann"));
    assertThat(ofAnn.stopped()).isNull();
    assertThat(ofAnn.items()).isEmpty();
    assertThat(stack.created()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void theLineItemsContractorIsNeededOnlyIfTheOrdersIsEmpty(Unavailable how) {
    String needed =
        stack
            .has()
            .order(stack.contractor("Ann"), LAST_OF_JANUARY)
            .contractorRollupEmpty()
            .lineItems(2)
            .lineItemContractor(how.json())
            .add();
    String notNeeded =
        stack
            .has()
            .order(stack.contractor("Bob"), LAST_OF_JANUARY)
            .lineItems(2)
            .lineItemContractor(how.json())
            .add();
    RunReport report = stack.payroll();
    assertUnavailable(report, needed, "Contractor");
    assertCreated(report, notNeeded);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void theHoursOfOneLineItemAreNeededWhereLineItemsAreAddedUp(Unavailable how) {
    String contractor = stack.has().contractor("Ann").add();
    stack.has().rate(contractor).hourly("10").currency("USD").add();
    String order = stack.has().order(contractor, LAST_OF_JANUARY).lineItems(26).add();
    List<?> lineItems = (List<?>) stack.page(order).property("Sub-item").orElseThrow();
    String orders = stack.dataSource(DataSourceKey.TASK_ORDERS);
    WorkspaceEditor editor = stack.sandbox.notion().editor();
    editor.renameProperty(orders, "Line Item Hours", "Other");
    editor.addProperty(orders, PropertySpec.formula("Line Item Hours", "number"));
    for (int i = 0; i < lineItems.size(); i++) {
      editor.setProperties(
          String.valueOf(lineItems.get(i)),
          Map.of("Line Item Hours", i == lineItems.size() - 1 ? how.json() : 1));
    }
    assertUnavailable(stack.payroll(), order, "Line Item Hours");
    assertThat(stack.created()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void theMonthFormulaIsNeverNeeded(Unavailable how) {
    String order = order(stack.contractor("Ann"), "Month", how);
    assertCreated(stack.run(RunRequest.contractorPayroll().month(WholeStack.JANUARY)), order);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void theFormattedDescriptionOfARefundIsNeededOnlyWithoutDetails(Unavailable how) {
    String contractor = stack.has().contractor("Ann").add();
    String needed = refund(contractor, how).add();
    String notNeeded = refund(contractor, how).details("All of it").add();
    String nobody =
        stack.has().refund("R", contractor).amount("1", "USD").property("Person", how.json()).add();
    RunReport report = stack.refunds();
    assertUnavailable(report, needed, "Description Formatted");
    assertCreated(report, notNeeded, nobody);
  }

  private RefundSeed refund(String contractor, Unavailable how) {
    return stack
        .has()
        .refund("REF", contractor)
        .amount("1", "USD")
        .property("Description Formatted", how.json());
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void theDescriptionOfASplitIsNeededAndItsAutoNameIsNot(Unavailable how) {
    String contractor = stack.has().contractor("Ann").add();
    String described =
        stack
            .has()
            .split("A", contractor)
            .amount("1", "USD")
            .property("Description", how.json())
            .add();
    String named =
        stack
            .has()
            .split("B", contractor)
            .amount("1", "USD")
            .property("Auto Name", how.json())
            .add();
    RunReport ofB = stack.run(RunRequest.invoiceSplit().id("b"));
    assertThat(ofB.stopped()).isNull();
    assertThat(ofB.items()).isEmpty();
    RunReport report = stack.splits();
    assertUnavailable(report, described, "Description");
    assertCreated(report, named);
  }

  private String order(String contractor, String property, Unavailable how) {
    return stack.has().order(contractor, LAST_OF_JANUARY).property(property, how.json()).add();
  }
}
