package dev.payouts.cli;

import static dev.payouts.cli.CommandStack.LAST_OF_JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Reason;
import dev.payouts.core.Status;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.RateSeed;
import dev.payouts.notion.sandbox.Request;
import dev.payouts.notion.sandbox.Unavailable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every reason of payout-core/RULES.md, from the page in Notion to the word in the JSON and the
 * exit code. A new reason without a case does not compile.
 */
class EveryReasonTest {
  private final CommandStack stack = new CommandStack();

  @AfterEach
  void stop() {
    stack.close();
  }

  /** A command, and the payable that it leaves with the reason. */
  private record Case(String payable, String command) {
    String[] args() {
      return command.split(" ", -1);
    }

    boolean isPayroll() {
      return !command.contains("refund");
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void everyReasonIsReportedByTheCommand(Reason reason) {
    String ordinary = stack.order(stack.contractor("Ordinary"));
    Case example = prepare(reason);
    CommandStack.Result result = stack.run(example.args());
    Map<?, ?> item = result.item(example.payable());
    assertThat(item.get("reason")).as(result.out()).isEqualTo(reason.word());
    assertThat(item.get("outcome")).isEqualTo(reason.status().word());
    assertThat(String.valueOf(item.get("message"))).isNotBlank().doesNotContain("\n");
    assertThat(result.exitCode()).isEqualTo(exitCode(reason));
    assertThat(result.err()).doesNotContain("\tat ");
    if (reason != Reason.OUTCOME_UNKNOWN) {
      assertThat(createdFor(example.payable())).isEmpty();
    }
    if (example.isPayroll() && reason != Reason.NOT_ATTEMPTED) { // there, all creates fail
      assertThat(result.item(ordinary).get("outcome")).isEqualTo("created");
    }
  }

  /** An outcome stays unknown only if Notion cannot be queried, which fails the run. */
  private static int exitCode(Reason reason) {
    if (reason == Reason.OUTCOME_UNKNOWN) {
      return 3;
    }
    return reason.status() == Status.FAILED ? 1 : 0;
  }

  private List<?> createdFor(String payable) {
    return stack.created().stream()
        .filter(payout -> payout.properties().containsValue(List.of(payable)))
        .toList();
  }

  private Case prepare(Reason reason) {
    return switch (reason) {
      case ALREADY_PAID -> alreadyPaid();
      case PAYOUT_UNREACHABLE -> payoutUnreachable();
      case CONTRACTOR_MISSING -> payroll(stack.has().order(null, LAST_OF_JANUARY).add());
      case CONTRACTOR_AMBIGUOUS ->
          payroll(
              stack
                  .has()
                  .order(null, LAST_OF_JANUARY)
                  .property("Contractor", List.of(stack.contractor("Ann"), stack.contractor("Bob")))
                  .add());
      case ORDER_DATE_MISSING -> payroll(stack.has().order(stack.contractor("Ann"), null).add());
      case ORDER_DATE_IMPLAUSIBLE ->
          payroll(stack.has().order(stack.contractor("Ann"), LocalDate.of(2062, 1, 31)).add());
      case RATE_MISSING -> payroll(stack.order(stack.has().contractor("Ann").add()));
      case RATE_AMBIGUOUS -> rateAmbiguous();
      case PAY_DAY_MISMATCH -> payDayMismatch();
      case PAY_DAY_MISSING -> payDayMissing();
      case CURRENCY_MISSING -> rated(rate -> rate.monthly("100"));
      case CURRENCY_UNKNOWN -> rated(rate -> rate.monthly("100").currency("BTC"));
      case HOURS_MISSING -> rated(rate -> rate.hourly("10").currency("USD"));
      case HOURS_INCOMPLETE -> hoursIncomplete();
      case LINE_ITEM_CLAIMED_TWICE -> lineItemClaimedTwice();
      case RATE_INCOMPLETE -> rated(rate -> rate.billingType("Monthly Fixed").currency("USD"));
      case RATE_CHANGE_UNSUPPORTED -> rateChange();
      case BILLING_TYPE_UNKNOWN -> rated(rate -> rate.billingType("Daily").currency("USD"));
      case RATE_INACTIVE -> rateInactive();
      case NOTHING_TO_PAY -> rated(rate -> rate.monthly("0").currency("USD"));
      case AMOUNT_NEGATIVE -> rated(rate -> rate.monthly("-100").currency("USD"));
      case MONTH_ALREADY_PAID -> monthAlreadyPaid();
      case MONTH_CLAIMED_TWICE -> monthClaimedTwice();
      case CONTRACTOR_UNREADABLE -> contractorUnreadable();
      case AMOUNT_MISSING ->
          refunds(stack.has().refund("R", contractor()).property("Currency", "USD").add());
      case VALUE_UNAVAILABLE -> valueUnavailable();
      case TEXT_TOO_LONG ->
          refunds(
              stack
                  .has()
                  .refund("R", contractor())
                  .amount("1", "USD")
                  .details("x".repeat(200_001))
                  .add());
      case NOT_APPROVED -> notApproved();
      case APPROVAL_STALE -> approvalStale();
      case CREATE_REJECTED -> createRejected();
      case OUTCOME_UNKNOWN -> outcomeUnknown();
      case NOT_ATTEMPTED -> notAttempted();
    };
  }

  /** An order created after the plan was approved. */
  private Case notApproved() {
    assertThat(stack.run("plan", "--out", "plan.json").exitCode()).isZero();
    return new Case(
        stack.order(stack.contractor("Late")), "run --approved plan.json --output json");
  }

  /** An order withdrawn after the plan was approved. */
  private Case approvalStale() {
    String order = stack.order(stack.contractor("Ann"));
    assertThat(stack.run("plan", "--out", "plan.json").exitCode()).isZero();
    stack.editor().setProperties(order, Map.of("Status", "Draft"));
    return new Case(order, "run --approved plan.json --output json");
  }

  private static Case payroll(String payable) {
    return new Case(payable, "run --output json");
  }

  private static Case refunds(String payable) {
    return new Case(payable, "run --type refund --output json");
  }

  private String contractor() {
    return stack.has().contractor("Ann").add();
  }

  /** Completes a rate before it is added. */
  private interface Rating {
    RateSeed of(RateSeed rate);
  }

  private Case rated(Rating rating) {
    String contractor = contractor();
    rating.of(stack.has().rate(contractor)).add();
    return payroll(stack.order(contractor));
  }

  private Case alreadyPaid() {
    String order = stack.order(stack.contractor("Ann"));
    stack.has().payout(null).orders(order).add();
    return payroll(order);
  }

  private Case payoutUnreachable() {
    String order = stack.order(stack.contractor("Ann"));
    assertThat(stack.run("run", "--contractor", "ann").exitCode()).isZero();
    stack.editor().delete(stack.created().get(0).id());
    return payroll(order);
  }

  private Case rateAmbiguous() {
    String contractor = stack.contractor("Ann");
    stack.has().rate(contractor).monthly("1").currency("VND").add();
    return payroll(stack.order(contractor));
  }

  private Case payDayMismatch() {
    String contractor = contractor();
    stack.has().rate(contractor).monthly("1").currency("USD").payday("01").add();
    return new Case(stack.order(contractor), "run --pay-day 15 --output json");
  }

  private Case payDayMissing() {
    String contractor = contractor();
    stack.has().rate(contractor).monthly("1").currency("USD").payday("15th").add();
    return new Case(stack.order(contractor), "run --pay-day 15 --output json");
  }

  private String hourlyContractor() {
    String contractor = contractor();
    stack.has().rate(contractor).hourly("10").currency("USD").add();
    return contractor;
  }

  private Case hoursIncomplete() {
    return payroll(
        stack.has().order(hourlyContractor(), LAST_OF_JANUARY).hours("200").lineItems(26).add());
  }

  private Case lineItemClaimedTwice() {
    String contractor = hourlyContractor();
    String order = stack.has().order(contractor, LAST_OF_JANUARY).lineItems(1).add();
    Object lineItems = stack.sandbox.notion().view().property(order, "Sub-item").orElseThrow();
    String copy =
        stack
            .has()
            .order(contractor, LAST_OF_JANUARY)
            .hours("8")
            .property("Sub-item", lineItems)
            .add();
    return payroll(copy);
  }

  private Case rateInactive() {
    LocalDate fifteenth = LAST_OF_JANUARY.withDayOfMonth(15);
    String contractor = contractor();
    stack
        .has()
        .rate(contractor)
        .monthly("1")
        .currency("USD")
        .to(fifteenth)
        .status("Inactive")
        .add();
    stack.has().rate(contractor).monthly("2").currency("USD").from(fifteenth.plusDays(1)).add();
    return payroll(stack.order(contractor));
  }

  private Case rateChange() {
    String contractor = contractor();
    stack
        .has()
        .rate(contractor)
        .monthly("1")
        .currency("USD")
        .from(LAST_OF_JANUARY.minusDays(15))
        .add();
    stack
        .has()
        .rate(contractor)
        .monthly("1")
        .currency("VND")
        .to(LAST_OF_JANUARY.minusDays(16))
        .add();
    return payroll(stack.order(contractor));
  }

  private Case monthAlreadyPaid() {
    String contractor = stack.contractor("Ann");
    String earlier = stack.has().order(contractor, LAST_OF_JANUARY).status("Completed").add();
    stack.has().payout(contractor).orders(earlier).date(LAST_OF_JANUARY.minusDays(30)).add();
    return payroll(stack.order(contractor));
  }

  private Case monthClaimedTwice() {
    String contractor = stack.contractor("Ann");
    stack.order(contractor);
    return payroll(stack.order(contractor));
  }

  private Case contractorUnreadable() {
    String contractor = stack.contractor("Ann");
    stack.editor().trash(contractor);
    return payroll(stack.order(contractor));
  }

  private Case valueUnavailable() {
    String contractor = contractor();
    stack.has().rate(contractor).hourly("10").currency("USD").add();
    return payroll(
        stack
            .has()
            .order(contractor, LAST_OF_JANUARY)
            .property("Final Hours Worked", Unavailable.ERROR.json())
            .add());
  }

  private static boolean isCreate(Request request) {
    return request.route().equals("POST /v1/pages");
  }

  private boolean isCreateFor(Request request, String payable) {
    return isCreate(request) && request.text().contains(payable);
  }

  private Case createRejected() {
    String order = stack.order(stack.contractor("Ann"));
    stack.failing(Faults.always(request -> isCreateFor(request, order), Fault.status(400)));
    return payroll(order);
  }

  /** The create was applied, but its response was lost and it cannot be looked up. */
  private Case outcomeUnknown() {
    stack.configured("'workers': 1");
    String order = stack.order(stack.contractor("Ann"));
    boolean[] failed = {false};
    stack.failing(
        (request, number) -> {
          if (isCreateFor(request, order) && !failed[0]) {
            failed[0] = true;
            return Optional.of(Fault.status(500).afterWrite());
          }
          return failed[0] && !request.isWrite()
              ? Optional.of(Fault.status(400))
              : Optional.empty();
        });
    return payroll(order);
  }

  private Case notAttempted() {
    stack.configured("'workers': 1");
    stack.orders(10);
    String last = stack.order(stack.contractor("Last"));
    stack.failing(Faults.always(EveryReasonTest::isCreate, Fault.status(413)));
    return payroll(last);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"400, validation_error", "403, restricted_resource", "413, validation_error"})
  void aRejectedCreateIsReportedWithNotionsMessage(int status, String code) {
    stack.orders(1);
    stack.failing(Faults.always(EveryReasonTest::isCreate, Fault.status(status)));
    CommandStack.Result result = stack.run("run", "--output", "json");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(String.valueOf(result.items().get(0).get("message"))).contains(code);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"json", "table", "csv"})
  void aTokenRevokedMidwayIsReportedAndTheRestIsNotAttempted(String output) {
    stack.orders(10);
    stack.configured("'workers': 1");
    stack.editor().revokeTokenAfter(stack.sandbox.token(), 9 + 4);
    CommandStack.Result result = stack.run("run", "--output", output);
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(stack.created()).hasSize(4);
    assertThat(result.complaints()).hasSize(1);
    assertThat(result.complaints().get(0))
        .contains("rejected the token")
        .doesNotContain(stack.sandbox.token());
    assertThat(result.out()).contains("created").containsPattern("not.attempted");
    if (output.equals("json")) {
      assertThat(result.items())
          .extracting(item -> String.valueOf(item.get("reason")))
          .containsExactlyInAnyOrder(
              "null",
              "null",
              "null",
              "null",
              "create_rejected",
              "not_attempted",
              "not_attempted",
              "not_attempted",
              "not_attempted",
              "not_attempted");
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Fault.When.class)
  void tenConsecutiveCreatesWithoutAResponseStopTheRun(Fault.When when) {
    stack.orders(12);
    stack.configured("'workers': 1");
    Fault fault = Fault.status(503);
    boolean[] failed = {false};
    stack.failing(
        (request, number) -> {
          failed[0] |= isCreate(request);
          if (isCreate(request)) {
            return Optional.of(when == Fault.When.AFTER ? fault.afterWrite() : fault);
          }
          return failed[0] ? Optional.of(Fault.status(400)) : Optional.empty();
        });
    CommandStack.Result result = stack.run("run", "--output", "json");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.items())
        .filteredOn(item -> "not_attempted".equals(item.get("reason")))
        .hasSize(2);
    assertThat(result.items())
        .filteredOn(item -> "outcome_unknown".equals(item.get("reason")))
        .hasSize(10);
  }
}
