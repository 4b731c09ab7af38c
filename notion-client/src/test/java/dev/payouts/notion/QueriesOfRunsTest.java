package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.FailureCause;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.Request;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * notion-client/NOTION.md, "Reading": wikis, queries that are too expensive, and cursors that
 * expire.
 */
class QueriesOfRunsTest {
  private final WholeStack stack = WholeStack.start();

  @AfterEach
  void stop() {
    stack.close();
  }

  private List<Request> queriesOf(DataSourceKey key) {
    return stack.traffic().received().stream()
        .map(received -> received.request())
        .filter(request -> request.path().contains(stack.dataSource(key)))
        .filter(Request::isQuery)
        .toList();
  }

  private List<Integer> sizes(DataSourceKey key) {
    return queriesOf(key).stream().map(Request::pageSize).toList();
  }

  private Predicate<Request> goesOnIn(DataSourceKey key) {
    return request ->
        request.path().contains(stack.dataSource(key)) && request.text().contains("start_cursor");
  }

  @Test
  void everyQueryRequestsOnlyPagesAndSkipsADataSourceAmongTheRowsOfAWiki() {
    stack.orders(2);
    String nested = stack.dataSource(DataSourceKey.INVOICE_SPLITS);
    for (DataSourceKey key :
        List.of(
            DataSourceKey.TASK_ORDERS,
            DataSourceKey.RATES,
            DataSourceKey.PAYOUTS,
            DataSourceKey.CONTRACTORS)) {
      stack.sandbox.notion().editor().addWikiRow(stack.dataSource(key), nested);
    }
    RunReport report = stack.payroll();
    assertThat(report.stopped()).isNull();
    assertThat(report.items()).hasSize(2);
    assertThat(report.count(Status.CREATED)).isEqualTo(2);
    assertThat(stack.traffic().received())
        .filteredOn(received -> received.request().isQuery())
        .hasSize(5)
        .allSatisfy(
            received -> assertThat(received.request().text()).contains("\"result_type\":\"page\""));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {500, 502, 503, 504})
  void aQueryThatIsTooExpensiveIsRetriedWithHalfThePageSizeAndTheNextOneStartsThere(int status) {
    stack.orders(60);
    stack.failing(Faults.aboveSize(25, Fault.status(status)));
    RunReport first;
    try (var workspace = stack.workspace(transport -> transport)) {
      var engine = workspace.engine().withoutJournal().build();
      first = engine.run(RunRequest.contractorPayroll().build());
      assertThat(sizes(DataSourceKey.TASK_ORDERS)).containsExactly(100, 50, 25, 25, 25);
      assertThat(sizes(DataSourceKey.RATES)).containsExactly(100, 50, 25, 25, 25);
      assertThat(sizes(DataSourceKey.CONTRACTORS)).containsExactly(100, 50, 25, 25, 25);
      assertThat(sizes(DataSourceKey.PAYOUTS)).containsExactlyInAnyOrder(1, 100, 50, 25, 25);
      stack.traffic().reset();
      RunReport second = engine.run(RunRequest.contractorPayroll().build());
      assertThat(second.count(Status.SKIPPED)).isEqualTo(60);
      assertThat(second.calls().retries()).isZero();
      assertThat(sizes(DataSourceKey.TASK_ORDERS)).containsExactly(25, 25, 25);
    }
    assertThat(first.stopped()).isNull();
    assertThat(first.count(Status.CREATED)).isEqualTo(60);
    assertThat(first.calls().query()).isEqualTo(3 * 5 + 5);
    assertThat(first.calls().retries()).isEqualTo(3 * 2 + 2);
  }

  @Test
  void thePageSizeIsNotReducedBelowTenAndTheRunFailsAsUsual() {
    stack.orders(2);
    stack.failing(Faults.aboveSize(9, Fault.status(504)));
    RunReport report = stack.payroll();
    assertThat(report.failure().orElseThrow().cause()).isEqualTo(FailureCause.NOT_CARRIED_THROUGH);
    assertThat(sizes(DataSourceKey.TASK_ORDERS)).containsExactly(100, 50, 25, 12, 10);
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void aQueryThatFailsForOtherReasonsIsRetriedUnchanged() {
    stack.orders(2);
    stack.failing(Faults.script(Request::isQuery, Fault.reset(), Fault.truncated()));
    assertThat(stack.payroll().count(Status.CREATED)).isEqualTo(2);
    assertThat(sizes(DataSourceKey.TASK_ORDERS)).containsExactly(100, 100, 100);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"TASK_ORDERS", "RATES", "PAYOUTS"})
  void aListingWhoseCursorIsRejectedStartsOver(DataSourceKey key) {
    for (int i = 0; i < 150; i++) {
      String contractor = stack.contractor("Person" + i);
      stack.has().rate(contractor).monthly("1").status("Inactive").add();
      String order = stack.order(contractor);
      stack.has().payout(null).orders(order).status("Cancelled").add();
      stack.has().payout(null).orders(order).status("Cancelled").add();
    }
    stack.failing(
        Faults.script(
            goesOnIn(key), Fault.expiredCursor(), Fault.expiredCursor(), Fault.expiredCursor()));
    int undisturbed = key == DataSourceKey.TASK_ORDERS ? 2 : 0;
    RunReport report = stack.payroll();
    assertThat(report.stopped()).isNull();
    assertThat(report.count(Status.CREATED)).isEqualTo(150);
    assertThat(report.calls().schema()).as("the schema is not read again").isEqualTo(4);
    assertThat(queriesOf(key)).filteredOn(goesOnIn(key)).hasSizeGreaterThan(3);
    if (undisturbed > 0) {
      assertThat(queriesOf(key)).hasSize(3 * 2 + undisturbed);
    }
  }

  @Test
  void aListingWhoseCursorsAreAlwaysRejectedFailsTheRunAfterThreeRestarts() {
    stack.orders(150);
    stack.failing(Faults.always(goesOnIn(DataSourceKey.TASK_ORDERS), Fault.expiredCursor()));
    RunReport report = stack.payroll();
    RunReport.RunFailure stop = report.failure().orElseThrow();
    assertThat(stop.cause()).isEqualTo(FailureCause.NOT_CARRIED_THROUGH);
    assertThat(stop.sentence()).contains("start_cursor");
    assertThat(queriesOf(DataSourceKey.TASK_ORDERS)).hasSize(4 * 2);
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void contractorsAreFoundEvenIfTheirCursorIsRejected() {
    stack.orders(150);
    stack.failing(Faults.on(goesOnIn(DataSourceKey.CONTRACTORS), 1, Fault.expiredCursor()));
    RunReport report = stack.payroll();
    assertThat(report.count(Status.CREATED)).isEqualTo(150);
    assertThat(queriesOf(DataSourceKey.CONTRACTORS)).hasSize(4);
  }

  @Test
  void contractorsWhoseCursorsAreAlwaysRejectedAreReadSinglyAfterThreeRestarts() {
    stack.orders(150);
    stack.failing(Faults.always(goesOnIn(DataSourceKey.CONTRACTORS), Fault.expiredCursor()));
    RunReport report = stack.payroll();
    assertThat(report.count(Status.CREATED)).isEqualTo(150);
    assertThat(queriesOf(DataSourceKey.CONTRACTORS)).hasSize(4 * 2);
    assertThat(report.calls().get()).isEqualTo(50);
  }

  @Test
  void aPropertyWhoseCursorIsRejectedIsReadFromTheBeginningAgain() {
    List<String> orders = stack.orders(150);
    String payout = stack.has().payout(null).orders(orders.toArray(String[]::new)).add();
    stack.failing(
        Faults.on(
            request -> String.valueOf(request.query()).contains("start_cursor"),
            1,
            Fault.expiredCursor()));
    RunReport report = stack.payroll();
    assertThat(report.count(Status.SKIPPED)).isEqualTo(150);
    assertThat(report.items()).allSatisfy(item -> assertThat(item.payout()).hasToString(payout));
  }
}
