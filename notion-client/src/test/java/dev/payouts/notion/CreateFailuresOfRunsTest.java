package dev.payouts.notion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.Request;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Creates that fail (payout-core/RULES.md, "In every run"). Uses one worker if the order of creates
 * matters.
 */
class CreateFailuresOfRunsTest {
  private static final String CREATE = "POST /v1/pages";

  private final WholeStack stack = WholeStack.start();

  @AfterEach
  void stop() {
    stack.close();
  }

  private static boolean isCreate(Request request) {
    return request.route().equals(CREATE);
  }

  private static List<Item> with(RunReport report, Reason reason) {
    return report.items().stream().filter(item -> item.reason() == reason).toList();
  }

  private long received() {
    return stack.traffic().countsByRoute().getOrDefault(CREATE, 0L);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "400, validation_error",
    "403, restricted_resource",
    "404, object_not_found",
    "413, validation_error"
  })
  void aDefiniteRejectionFailsTheItemWithNotionsMessageAndTheOthersContinue(
      int status, String code) {
    stack.orders(5);
    stack.failing(Faults.on(CreateFailuresOfRunsTest::isCreate, 2, Fault.status(status)));
    RunReport report = stack.payroll();
    List<Item> rejected = with(report, Reason.CREATE_REJECTED);
    assertThat(rejected).hasSize(1);
    assertThat(rejected.get(0).message()).contains(status + " " + code, "(request ");
    assertThat(rejected.get(0).payout()).isNull();
    assertThat(report.count(Status.CREATED)).isEqualTo(4);
    assertThat(report.stopped()).isNull();
    assertThat(stack.created()).hasSize(4);
    assertThat(received()).as("a rejected create is not retried").isEqualTo(5);
    assertThat(stack.payroll().count(Status.CREATED)).as("the next run creates it").isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {409, 429, 529})
  void aCreateThatWasDefinitelyNotAppliedIsRetried(int status) {
    stack.orders(3);
    stack.failing(
        Faults.script(
            CreateFailuresOfRunsTest::isCreate, Fault.status(status), Fault.status(status)));
    RunReport report = stack.payroll();
    assertThat(report.count(Status.CREATED)).isEqualTo(3);
    assertThat(stack.created()).hasSize(3);
    assertThat(report.calls().retries()).isEqualTo(2);
  }

  /** Lookups fail as well, so the outcome cannot be resolved. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"500", "HTML 502", "reset", "truncated"})
  void aCreateThatMayHaveBeenCarriedOutIsNeverSentAgainBlindly(String name) {
    Fault fault =
        switch (name) {
          case "500" -> Fault.status(500).afterWrite();
          case "HTML 502" -> Fault.html(502).afterWrite();
          case "reset" -> Fault.reset().afterWrite();
          default -> Fault.truncated();
        };
    String order = stack.order(stack.contractor("Ann"));
    Faults nothingIsFoundAfterwards =
        (request, number) ->
            received() > 0 && !request.isWrite()
                ? Optional.of(Fault.status(400))
                : Optional.empty();
    stack.failing(
        Faults.on(CreateFailuresOfRunsTest::isCreate, 1, fault).or(nothingIsFoundAfterwards));
    RunReport report = stack.payroll();
    assertThat(with(report, Reason.OUTCOME_UNKNOWN)).hasSize(1);
    assertThat(received()).isEqualTo(1);
    assertThat(stack.created()).hasSize(1);
    stack.failing(Faults.none());
    RunReport next = stack.payroll();
    assertThat(stack.created()).as("nothing is paid twice").hasSize(1);
    assertThat(stack.payoutOf(order).id()).isEqualTo(String.valueOf(next.items().get(0).payout()));
  }

  @Test
  void afterTenRejectionsInARowTheRestIsNotAttempted() {
    stack.orders(13);
    stack.configured("'workers': 1");
    stack.failing(Faults.always(CreateFailuresOfRunsTest::isCreate, Fault.status(413)));
    RunReport report = stack.payroll();
    assertThat(with(report, Reason.CREATE_REJECTED)).hasSize(10);
    assertThat(with(report, Reason.NOT_ATTEMPTED)).hasSize(3);
    assertThat(report.stopped()).as("items failed, but the run completed").isNull();
    assertThat(received()).isEqualTo(10);
  }

  @Test
  void aSuccessfulCreateBetweenFailuresResetsTheCount() {
    stack.orders(20);
    stack.configured("'workers': 1");
    stack.failing(
        (request, number) ->
            isCreate(request) && received() % 10 != 9
                ? Optional.of(Fault.status(400))
                : Optional.empty());
    RunReport report = stack.payroll();
    assertThat(with(report, Reason.NOT_ATTEMPTED)).isEmpty();
    assertThat(report.count(Status.CREATED)).isEqualTo(2);
  }

  @Test
  void afterTheTokenIsRejectedTheRestIsNotAttempted() {
    stack.orders(10);
    stack.configured("'workers': 1");
    stack.sandbox.notion().editor().revokeTokenAfter(stack.sandbox.token(), 9 + 4);
    RunReport report = stack.payroll();
    assertThat(report.count(Status.CREATED)).isEqualTo(4);
    assertThat(with(report, Reason.CREATE_REJECTED)).hasSize(1);
    assertThat(with(report, Reason.NOT_ATTEMPTED)).hasSize(5);
    assertThat(report.failure().orElseThrow().cause()).isEqualTo(FailureCause.NOT_CARRIED_THROUGH);
    assertThat(report.failure().orElseThrow().sentence()).contains("rejected the token");
    assertThat(stack.created()).hasSize(4);
  }
}
