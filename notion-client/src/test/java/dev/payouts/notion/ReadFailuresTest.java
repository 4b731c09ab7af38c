package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.FailureCause;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.Request;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** If something cannot be read completely, the run fails before its first create. */
class ReadFailuresTest {
  private static final Map<String, Fault> FAULTS =
      Map.of(
          "500", Fault.status(500),
          "HTML 502", Fault.html(502),
          "503", Fault.status(503),
          "504", Fault.status(504),
          "400", Fault.status(400),
          "403", Fault.status(403),
          "reset", Fault.reset(),
          "truncated", Fault.truncated(),
          "garbled", Fault.garbled());

  private final WholeStack stack = WholeStack.start();

  @AfterEach
  void stop() {
    stack.close();
  }

  private Predicate<Request> queriesOf(DataSourceKey key) {
    return request -> request.path().equals("/v1/data_sources/" + stack.dataSource(key) + "/query");
  }

  private static Fault fault(String name) {
    Fault fault = FAULTS.get(name);
    if (fault == null) {
      throw new IllegalArgumentException(name);
    }
    return fault;
  }

  private void assertFailedWithNothingCreated(RunReport report) {
    RunReport.RunFailure stop = report.failure().orElseThrow();
    assertThat(stop.cause()).isEqualTo(FailureCause.NOT_CARRIED_THROUGH);
    assertThat(stop.sentence()).endsWith("Nothing was created.").doesNotContain("\n");
    assertThat(report.items()).isEmpty();
    assertThat(stack.traffic().countsByRoute()).doesNotContainKey("POST /v1/pages");
    assertThat(stack.created()).isEmpty();
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "500, TASK_ORDERS",
    "500, RATES",
    "500, PAYOUTS",
    "HTML 502, TASK_ORDERS",
    "HTML 502, RATES",
    "HTML 502, PAYOUTS",
    "503, PAYOUTS",
    "504, PAYOUTS",
    "400, TASK_ORDERS",
    "400, RATES",
    "400, PAYOUTS",
    "403, TASK_ORDERS",
    "403, RATES",
    "403, PAYOUTS",
    "reset, TASK_ORDERS",
    "reset, RATES",
    "reset, PAYOUTS",
    "truncated, TASK_ORDERS",
    "truncated, RATES",
    "truncated, PAYOUTS",
    "garbled, TASK_ORDERS",
    "garbled, RATES",
    "garbled, PAYOUTS"
  })
  void ordersRatesOrPayoutsThatCannotBeReadFailTheRun(String fault, DataSourceKey of) {
    stack.orders(3);
    stack.failing(Faults.always(queriesOf(of), fault(fault)));
    assertFailedWithNothingCreated(stack.payroll());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"500", "HTML 502", "reset", "truncated", "garbled"})
  void aFailureOnTheSecondPageAlsoFailsTheRun(String fault) {
    stack.orders(120);
    Predicate<Request> secondPages =
        queriesOf(DataSourceKey.TASK_ORDERS)
            .and(request -> request.text().contains("start_cursor"));
    stack.failing(Faults.always(secondPages, fault(fault)));
    assertFailedWithNothingCreated(stack.payroll());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"500", "HTML 502", "503", "504", "reset", "truncated", "garbled"})
  void afterATemporaryFailureTheReadIsRetriedAndTheRunCompletes(String fault) {
    stack.orders(3);
    stack.failing(
        Faults.script(
            request -> !request.isWrite(), fault(fault), fault(fault), fault(fault), fault(fault)));
    RunReport report = stack.payroll();
    assertThat(report.stopped()).isNull();
    assertThat(report.count(Status.CREATED)).isEqualTo(3);
    assertThat(report.calls().retries()).isEqualTo(4);
    assertThat(report.calls().total()).isEqualTo(stack.traffic().total());
  }

  @Test
  void entriesOfARelationBeyond25ThatCannotBeReadFailTheRun() {
    String[] orders = stack.orders(30).toArray(String[]::new);
    stack.has().payout(null).orders(orders).add();
    stack.failing(
        Faults.always(request -> request.path().contains("/properties/"), Fault.status(500)));
    assertFailedWithNothingCreated(stack.payroll());
  }

  @Test
  void schemasThatCannotBeReadFailTheRun() {
    stack.orders(1);
    stack.failing(Faults.always(request -> request.method().equals("GET"), Fault.status(503)));
    assertFailedWithNothingCreated(stack.payroll());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"500", "403", "garbled"})
  void contractorsThatCannotBeReadAreUnreadableAndTheRunContinues(String fault) {
    stack.orders(2);
    stack.failing(Faults.always(queriesOf(DataSourceKey.CONTRACTORS), fault(fault)));
    RunReport report = stack.payroll();
    assertThat(report.stopped()).isNull();
    assertThat(report.items())
        .hasSize(2)
        .allSatisfy(item -> assertThat(item.reason()).isEqualTo(Reason.CONTRACTOR_UNREADABLE));
    assertThat(stack.created()).isEmpty();
  }

  @ParameterizedTest(name = "after {0} requests")
  @ValueSource(ints = {0, 1, 3, 4, 5, 6, 7, 8})
  void aTokenThatIsRejectedWhileReadingFailsTheRun(int requests) {
    stack.orders(3);
    stack.sandbox.notion().editor().revokeTokenAfter(stack.sandbox.token(), requests);
    RunReport report = stack.payroll();
    assertThat(report.failure().orElseThrow().cause()).isEqualTo(FailureCause.NOT_CARRIED_THROUGH);
    assertThat(report.failure().orElseThrow().sentence())
        .contains("rejected the token of this connection", "401 unauthorized")
        .doesNotContain(stack.sandbox.token());
    assertThat(report.items()).isEmpty();
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void runsWaitForTheBudgetAndNothingIsLostOrDuplicated() {
    try (var tight = WholeStack.start(options -> options.requestsPerMinute(20))) {
      tight.orders(50);
      RunReport report = tight.payroll();
      assertThat(report.count(Status.CREATED)).isEqualTo(50);
      assertThat(tight.created()).hasSize(50);
      assertThat(report.calls().rateLimited()).isPositive();
      assertThat(tight.host.elapsed()).isGreaterThan(Duration.ofSeconds(60));
    }
  }
}
