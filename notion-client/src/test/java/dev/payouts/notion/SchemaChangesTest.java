package dev.payouts.notion;

import static dev.payouts.notion.WholeStack.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.FailureCause;
import dev.payouts.core.Reason;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.store.FileJournal;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.PropertySpec;
import dev.payouts.notion.sandbox.WorkspaceEditor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workspaces that differ from the configuration or the cache. */
class SchemaChangesTest {
  private final WholeStack stack = WholeStack.start();
  private final WorkspaceEditor editor = stack.sandbox.notion().editor();
  private String order = "";

  @BeforeEach
  void seed() {
    order = stack.order(stack.contractor("Ann"));
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  private void cacheSchemas() {
    assertThat(stack.payroll(RunOption.DRY_RUN).count(Status.PLANNED)).isEqualTo(1);
    assertThat(stack.keptSchemas()).contains(stack.dataSource(DataSourceKey.PAYOUTS));
  }

  private void assertDoesNotMatch(RunReport report, String... words) {
    RunReport.RunFailure stop = report.failure().orElseThrow();
    assertThat(stop.cause()).isEqualTo(FailureCause.MISCONFIGURED);
    assertThat(stop.sentence()).contains(words).doesNotContain("\n");
    assertThat(stack.created()).isEmpty();
  }

  private void assertCreated() {
    RunReport report = stack.payroll();
    assertThat(report.stopped()).isNull();
    assertThat(item(report, order).status()).isEqualTo(Status.CREATED);
    assertThat(stack.created()).hasSize(1);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "TASK_ORDERS, Date",
    "TASK_ORDERS, Contractor",
    "TASK_ORDERS, Type",
    "TASK_ORDERS, Status",
    "TASK_ORDERS, Final Hours Worked",
    "RATES, Contractor",
    "RATES, Status",
    "RATES, Monthly Fixed",
    "RATES, Payday",
    "RATES, Start Date",
    "CONTRACTORS, Position",
    "CONTRACTORS, Full Name",
    "PAYOUTS, 00 Task Order",
    "PAYOUTS, 00 Service Rate",
    "PAYOUTS, Status",
    "PAYOUTS, Person",
    "PAYOUTS, Amount",
    "PAYOUTS, Currency",
    "PAYOUTS, Description",
    "PAYOUTS, Date",
    "PAYOUTS, Name"
  })
  void aPropertyRenamedBetweenTwoRunsIsNoticedAndNothingIsCreated(DataSourceKey key, String name) {
    cacheSchemas();
    editor.renameProperty(stack.dataSource(key), name, "Renamed");
    assertDoesNotMatch(
        stack.payroll(), key.defaultTitle(), " \"" + name + "\"", "properties." + key.key() + ".");
    editor.renameProperty(stack.dataSource(key), "Renamed", name);
    assertCreated();
  }

  @ParameterizedTest(name = "{0} {1} as {2}")
  @CsvSource({
    "TASK_ORDERS, Date, rich_text",
    "TASK_ORDERS, Contractor, rich_text",
    "TASK_ORDERS, Status, multi_select",
    "RATES, Monthly Fixed, rich_text",
    "RATES, Contractor, people",
    "CONTRACTORS, Position, relation",
    "PAYOUTS, Amount, rich_text",
    "PAYOUTS, 00 Task Order, rich_text",
    "PAYOUTS, Date, rich_text"
  })
  void aTypeChangedBetweenTwoRunsIsNoticedAndNothingIsCreated(
      DataSourceKey key, String name, String type) {
    cacheSchemas();
    editor.changePropertyType(stack.dataSource(key), name, type);
    assertDoesNotMatch(stack.payroll(), "\"" + name + "\"", "has type " + type + ", but ");
  }

  @Test
  void aPropertyThatTheRunDidNotReadMayBeRenamedDespiteTheCache() {
    cacheSchemas();
    editor.renameProperty(stack.dataSource(DataSourceKey.TASK_ORDERS), "Parent item", "Renamed");
    assertCreated();
  }

  @Test
  void aSelectThatBecameAStatusStillMatches() {
    cacheSchemas();
    editor.changePropertyType(stack.dataSource(DataSourceKey.PAYOUTS), "Status", "select");
    assertCreated();
    assertThat(stack.payoutOf(order).properties()).containsEntry("Status", "Pending");
  }

  @Test
  void aConfigurationWithTheNewPropertyNameMatches() {
    cacheSchemas();
    editor.renameProperty(stack.dataSource(DataSourceKey.PAYOUTS), "00 Task Order", "Order");
    assertDoesNotMatch(stack.payroll(), "00 Task Order");
    stack.configured("'properties': {'payouts': {'task_order': 'Order'}}");
    assertCreated();
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "TASK_ORDERS, Status, Approved",
    "RATES, Status, Active",
    "PAYOUTS, Status, Pending",
    "PAYOUTS, Status, Cancelled",
    "TASK_ORDERS, Type, Order"
  })
  void aMissingOptionIsNamedAndNothingIsCreated(DataSourceKey key, String property, String option) {
    editor.removeOption(stack.dataSource(key), property, option);
    assertDoesNotMatch(stack.payroll(), "\"" + property + "\"", option, key.defaultTitle());
  }

  @Test
  void anOptionRemovedBetweenTwoRunsIsNoticed() {
    cacheSchemas();
    editor.removeOption(stack.dataSource(DataSourceKey.PAYOUTS), "Status", "Pending");
    RunReport report = stack.payroll();
    assertDoesNotMatch(report, "\"Status\"", "\"Pending\"");
  }

  @Test
  void theOptionForCompletedOrdersIsRequiredOnlyIfOrdersAreCompleted() {
    editor.removeOption(stack.dataSource(DataSourceKey.TASK_ORDERS), "Status", "Completed");
    assertDoesNotMatch(stack.payroll(RunOption.COMPLETE_ORDERS), "\"Completed\"");
    assertCreated();
  }

  @Test
  void anythingTheTypeDoesNotNeedMayBeMissing() {
    editor.renameProperty(stack.dataSource(DataSourceKey.PAYOUTS), "01 Refund", "Other");
    editor.renameProperty(stack.dataSource(DataSourceKey.TASK_ORDERS), "Month", "Other");
    editor.renameProperty(stack.dataSource(DataSourceKey.TASK_ORDERS), "Line Item Hours", "Hours");
    editor.removeOption(stack.dataSource(DataSourceKey.RATES), "Status", "Inactive");
    editor.unshare(stack.dataSource(DataSourceKey.REFUNDS));
    assertCreated();
    assertThat(stack.refunds().failure().orElseThrow().sentence()).contains("data_sources.refunds");
  }

  @Test
  void allMismatchesAreReportedAtOnce() {
    editor.renameProperty(stack.dataSource(DataSourceKey.PAYOUTS), "Amount", "Sum");
    editor.removeOption(stack.dataSource(DataSourceKey.RATES), "Status", "Active");
    editor.changePropertyType(stack.dataSource(DataSourceKey.TASK_ORDERS), "Date", "number");
    assertDoesNotMatch(stack.payroll(), "\"Amount\"", "\"Active\"", "\"Date\"");
  }

  @Test
  void aDataSourceThatIsNotSharedIsNamed() {
    editor.unshare(stack.dataSource(DataSourceKey.RATES));
    assertDoesNotMatch(stack.payroll(), "data_sources.rates", "was not found", "share it");
  }

  @Test
  void aDataSourceThatIsNoLongerSharedIsNoticedDespiteTheCache() {
    cacheSchemas();
    editor.unshare(stack.dataSource(DataSourceKey.RATES));
    assertDoesNotMatch(stack.payroll(), "data_sources.rates", "was not found", "share it");
  }

  @Test
  void aDatabaseStandsForItsOnlyDataSourceAndOneWithTwoListsThem() {
    String database = stack.has().databases().getOrDefault(DataSourceKey.PAYOUTS, "");
    String dataSource = stack.dataSource(DataSourceKey.PAYOUTS);
    stack.reconfigure(dataSource, database.replace("-", ""));
    assertThat(stack.payroll(RunOption.DRY_RUN).count(Status.PLANNED)).isEqualTo(1);
    String sibling = editor.addSiblingDataSource(dataSource, "Drafts");
    stack.host.sleep(Duration.ofHours(2)); // the cache is no longer fresh
    assertDoesNotMatch(
        stack.payroll(),
        "data_sources.payouts is a database with 2 data sources",
        dataSource + " (Contractor Payouts)",
        sibling + " (Drafts)");
  }

  @Test
  void aDatabasesIdIsResolvedOnceAndCached() {
    String database = stack.has().databases().getOrDefault(DataSourceKey.PAYOUTS, "");
    stack.reconfigure(stack.dataSource(DataSourceKey.PAYOUTS), database);
    cacheSchemas();
    stack.traffic().reset();
    assertCreated();
    assertThat(stack.traffic().countsByRoute())
        .doesNotContainKeys("GET /v1/databases/{id}", "GET /v1/data_sources/{id}");
  }

  @Test
  void thePayoutsThatChangeBetweenReadingAndCreatingAreNotCreated() {
    stack.orders(5);
    boolean[] changed = {false};
    stack.failing(
        (request, number) -> {
          if (request.isWrite() && !changed[0]) {
            changed[0] = true;
            editor.renameProperty(stack.dataSource(DataSourceKey.PAYOUTS), "Amount", "Sum");
          }
          return Optional.empty();
        });
    RunReport report = stack.payroll();
    assertThat(report.count(Status.FAILED)).isEqualTo(6);
    assertDoesNotMatch(report, "\"Amount\"");
    stack.failing(Faults.none());
    editor.renameProperty(stack.dataSource(DataSourceKey.PAYOUTS), "Sum", "Amount");
    assertThat(stack.payroll().count(Status.CREATED)).isEqualTo(6);
  }

  @Test
  void unknownPropertiesAndTypesAreHarmless() {
    for (DataSourceKey key : DataSourceKey.values()) {
      for (String type :
          List.of("url", "email", "phone_number", "people", "created_time", "rollup")) {
        editor.addProperty(stack.dataSource(key), PropertySpec.of("Other " + type, type));
      }
    }
    assertCreated();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"00 Task Order", "00 Service Rate"})
  void aPropertyThatOnlyAnUnknownCreateOfAnotherTypeNeedsIsNamedIfItIsGone(String property) {
    leaveAnUnknownCreate();
    String payouts = stack.dataSource(DataSourceKey.PAYOUTS);
    editor.renameProperty(payouts, property, "Renamed");
    assertThat(journaled(RunRequest.refund()).failure().orElseThrow().sentence())
        .as("of a run that still knew the property")
        .contains(property, "Nothing was created.");
    assertCannotReadPayroll(
        "(Contractor Payouts) has no ", "\"" + property + "\"", "properties.payouts.");
    editor.renameProperty(payouts, "Renamed", property);
    assertResolvedByRefunds();
  }

  @Test
  void aRelationThatBecameATextDoesNotHideThePayoutOfAnUnknownCreate() {
    leaveAnUnknownCreate();
    stack.host.sleep(Duration.ofMinutes(20)); // so that the first look decides
    String payouts = stack.dataSource(DataSourceKey.PAYOUTS);
    editor.renameProperty(payouts, "00 Task Order", "Renamed");
    editor.addProperty(payouts, PropertySpec.of("00 Task Order", "rich_text"));
    assertCannotReadPayroll("\"00 Task Order\"", "has type rich_text, but relation is required");
    editor.renameProperty(payouts, "00 Task Order", "A text");
    editor.renameProperty(payouts, "Renamed", "00 Task Order");
    assertResolvedByRefunds();
  }

  private void assertCannotReadPayroll(String... words) {
    RunReport.RunFailure stop = journaled(RunRequest.refund()).failure().orElseThrow();
    assertThat(stop.cause()).isEqualTo(FailureCause.MISCONFIGURED);
    assertThat(stop.sentence())
        .contains(words)
        .contains("payouts of contractor_payroll cannot be read", "Nothing was created.");
  }

  private void assertResolvedByRefunds() {
    List<RunReport.Resolved> resolutions = journaled(RunRequest.refund()).resolved();
    assertThat(resolutions).hasSize(1);
    RunReport.Resolved resolved = resolutions.get(0);
    assertThat(resolved.payable().value()).isEqualTo(order);
    assertThat(resolved.payout()).isNotNull();
    assertThat(stack.created()).hasSize(1);
  }

  private void leaveAnUnknownCreate() {
    boolean[] created = {false};
    stack.failing(
        (request, number) -> {
          created[0] |= request.isWrite();
          Fault fault = request.isWrite() ? Fault.status(500).afterWrite() : Fault.status(400);
          return created[0] ? Optional.of(fault) : Optional.empty();
        });
    RunReport report = journaled(RunRequest.contractorPayroll());
    assertThat(item(report, order).reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
    stack.failing(Faults.none());
  }

  private RunReport journaled(RunRequest.Builder request) {
    try (var workspace = stack.workspace(UnaryOperator.identity())) {
      return workspace.engine().journal(FileJournal.at(stack.dir)).build().run(request.build());
    }
  }
}
