package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.FailureCause;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunReport.RunFailure;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.model.PayableType;
import dev.payouts.notion.internal.adapter.NotionPorts;
import dev.payouts.notion.sandbox.WorkspaceEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each type of run requires of the workspace, and what it does not; see SchemaChangesTest. */
class RequirementsOfTypesTest {
  private final WholeStack stack = WholeStack.start();
  private final WorkspaceEditor editor = stack.sandbox.notion().editor();

  @AfterEach
  void stop() {
    stack.close();
  }

  private RunReport run(PayableType type) {
    return stack.run(RunRequest.builder(type));
  }

  private static void assertDoesNotMatch(RunReport report, String... words) {
    RunFailure failure = report.failure().orElseThrow();
    assertThat(failure.cause()).isEqualTo(FailureCause.MISCONFIGURED);
    assertThat(failure.sentence()).contains(words);
  }

  private void assertCreatesOne(PayableType type) {
    RunReport report = run(type);
    assertThat(report.stopped()).isNull();
    assertThat(report.count(Status.CREATED)).isEqualTo(1);
  }

  private void removeFromConfiguration(DataSourceKey key) {
    String member = "\"%s\":\"%s\",".formatted(key.key(), stack.dataSource(key));
    assertThat(stack.configuration()).contains(member);
    stack.reconfigure(member, "");
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource({
    "REFUND, REFUNDS, Refund ID",
    "REFUND, REFUNDS, Amount",
    "REFUND, REFUNDS, Currency",
    "REFUND, REFUNDS, Status",
    "REFUND, REFUNDS, Contractor",
    "REFUND, REFUNDS, Date Requested",
    "REFUND, PAYOUTS, 01 Refund",
    "REFUND, PAYOUTS, Person",
    "INVOICE_SPLIT, INVOICE_SPLITS, Name",
    "INVOICE_SPLIT, INVOICE_SPLITS, Auto Name",
    "INVOICE_SPLIT, INVOICE_SPLITS, Amount",
    "INVOICE_SPLIT, INVOICE_SPLITS, Type",
    "INVOICE_SPLIT, INVOICE_SPLITS, Person",
    "INVOICE_SPLIT, PAYOUTS, 02 Invoice Split",
    "INVOICE_SPLIT, CONTRACTORS, Full Name"
  })
  void aPropertyThatTheTypeNeedsIsNamedIfItIsMissing(
      PayableType type, DataSourceKey key, String name) {
    editor.renameProperty(stack.dataSource(key), name, "Something else");
    assertDoesNotMatch(
        run(type), key.defaultTitle(), " \"" + name + "\"", "properties." + key.key() + ".");
  }

  @ParameterizedTest(name = "{0}: {1} {2} {3}")
  @CsvSource({
    "REFUND, REFUNDS, Status, Approved",
    "REFUND, PAYOUTS, Status, Pending",
    "REFUND, PAYOUTS, Status, Cancelled",
    "INVOICE_SPLIT, INVOICE_SPLITS, Status, Pending",
    "INVOICE_SPLIT, PAYOUTS, Status, Cancelled"
  })
  void aStatusThatTheTypeNeedsIsNamedIfItIsMissing(
      PayableType type, DataSourceKey key, String property, String option) {
    editor.removeOption(stack.dataSource(key), property, option);
    assertDoesNotMatch(
        run(type), "\"" + property + "\" of " + key.key(), "has no option \"" + option + "\"");
  }

  @Test
  void aRefundNeedsNeitherTheRateNorTheOtherRelationsNorThePersonsName() {
    String contractor = stack.contractor("Ann");
    stack.has().refund("RFD-1", contractor).amount("10", "USD").add();
    String payouts = stack.dataSource(DataSourceKey.PAYOUTS);
    editor.renameProperty(payouts, "00 Service Rate", "Other 1");
    editor.renameProperty(payouts, "00 Task Order", "Other 2");
    editor.renameProperty(payouts, "02 Invoice Split", "Other 3");
    editor.renameProperty(stack.dataSource(DataSourceKey.REFUNDS), "Person", "Other 4");
    assertCreatesOne(PayableType.REFUND);
  }

  @Test
  void aSplitNeedsNoRoleAndNoContractors() {
    stack.has().split("Split 1", stack.contractor("Ann")).amount("10", "USD").add();
    editor.renameProperty(stack.dataSource(DataSourceKey.INVOICE_SPLITS), "Role", "Other");
    removeFromConfiguration(DataSourceKey.CONTRACTORS);
    assertCreatesOne(PayableType.INVOICE_SPLIT);
  }

  @Test
  void splitsOfWhichNoTypeIsPaidDoNotMatchAndOneTypeIsEnough() {
    stack.has().split("Split 1", stack.contractor("Ann")).amount("10", "USD").add();
    String splits = stack.dataSource(DataSourceKey.INVOICE_SPLITS);
    editor.removeOption(splits, "Type", "Bonus");
    editor.removeOption(splits, "Type", "Fee");
    editor.removeOption(splits, "Type", "Service Fee");
    editor.renameOption(splits, "Type", "Commission", "Share");
    assertDoesNotMatch(
        run(PayableType.INVOICE_SPLIT),
        "\"Type\" of invoice_splits",
        "has none of the options Commission, Bonus, Fee, Service Fee: add the ones you use");
    editor.renameOption(splits, "Type", "Share", "Commission");
    assertCreatesOne(PayableType.INVOICE_SPLIT);
  }

  @Test
  void theRunKeyIsNeededOnlyIfItIsConfigured() {
    stack.orders(1);
    assertCreatesOne(PayableType.CONTRACTOR_PAYROLL);
    stack.configured("'properties': {'payouts': {'run_key': 'Key'}}");
    assertDoesNotMatch(run(PayableType.CONTRACTOR_PAYROLL), "\"Key\"", "payouts.run_key");
  }

  @Test
  void aForcedPayrollNeedsNoStatusForApprovedOrders() {
    stack.orders(1);
    editor.renameOption(
        stack.dataSource(DataSourceKey.TASK_ORDERS), "Status", "Approved", "Accepted");
    assertDoesNotMatch(stack.payroll(), "has no option \"Approved\"");
    assertThat(stack.payroll(RunOption.FORCE).count(Status.CREATED)).isEqualTo(1);
  }

  @Test
  void eachMissingDataSourceIsNamed() {
    removeFromConfiguration(DataSourceKey.TASK_ORDERS);
    removeFromConfiguration(DataSourceKey.RATES);
    assertDoesNotMatch(
        stack.payroll(),
        "data_sources.task_orders is not configured",
        "data_sources.rates is not configured");
  }

  @Test
  void theConfiguredTypesAreThoseWhoseDataSourcesAreAllConfigured() {
    assertThat(NotionPorts.configuredTypes(stack.config().names()))
        .containsExactly(PayableType.values());
    removeFromConfiguration(DataSourceKey.RATES);
    assertThat(NotionPorts.configuredTypes(stack.config().names()))
        .containsExactly(PayableType.REFUND, PayableType.INVOICE_SPLIT);
  }
}
