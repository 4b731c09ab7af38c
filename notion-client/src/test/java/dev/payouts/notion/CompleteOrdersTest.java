package dev.payouts.notion;

import static dev.payouts.notion.WholeStack.LAST_OF_JANUARY;
import static dev.payouts.notion.WholeStack.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Item;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.core.Warning;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code complete_orders} of payout-core/RULES.md, "Contractor payroll". */
class CompleteOrdersTest {
  private final WholeStack stack = WholeStack.start();

  @AfterEach
  void stop() {
    stack.close();
  }

  private List<String> statusesOf(String order) {
    List<?> lineItems = (List<?>) stack.page(order).property("Sub-item").orElse(List.of());
    return Stream.concat(Stream.of(order), lineItems.stream().map(String::valueOf))
        .map(page -> stack.page(page).property("Status").orElseThrow().toString())
        .toList();
  }

  private String orderWith(String contractor, int lineItems) {
    return stack.has().order(contractor, LAST_OF_JANUARY).lineItems(lineItems).add();
  }

  @Test
  void theOrderAndAllItsLineItemsAreCompletedEvenBeyond25() {
    String few = orderWith(stack.contractor("Ann"), 2);
    String many = orderWith(stack.contractor("Bob"), 60);
    String none = orderWith(stack.contractor("Cy"), 0);
    assertThat(stack.payroll(RunOption.COMPLETE_ORDERS).count(Status.CREATED)).isEqualTo(3);
    assertThat(statusesOf(few)).hasSize(3).containsOnly("Completed");
    assertThat(statusesOf(many)).hasSize(61).containsOnly("Completed");
    assertThat(statusesOf(none)).containsExactly("Completed");
    assertThat(stack.payroll().items()).isEmpty();
  }

  /** While it is not completed, another run sees that something is left. */
  @Test
  void theOrderIsCompletedAfterItsLineItems() {
    String order = orderWith(stack.contractor("Ann"), 2);
    stack.payroll(RunOption.COMPLETE_ORDERS);
    assertThat(
            stack.traffic().received().stream()
                .filter(received -> received.request().method().equals("PATCH"))
                .map(received -> received.request().path()))
        .hasSize(3)
        .last()
        .isEqualTo("/v1/pages/" + order);
  }

  @Test
  void onlyPaidOrdersAreCompletedAndOnlyOnRequest() {
    String order = orderWith(stack.contractor("Ann"), 2);
    stack.payroll();
    String unpaid = orderWith(stack.has().contractor("Bob").add(), 2);
    RunReport report = stack.payroll(RunOption.COMPLETE_ORDERS);
    assertThat(report.count(Status.FAILED)).isEqualTo(1);
    assertThat(statusesOf(order)).containsOnly("Approved");
    assertThat(statusesOf(unpaid)).containsOnly("Approved");
    stack.payroll(RunOption.COMPLETE_ORDERS, RunOption.DRY_RUN);
    assertThat(statusesOf(unpaid)).containsOnly("Approved");
  }

  @Test
  void aFailureIsAWarningAndThePayoutRemains() {
    String ann = orderWith(stack.contractor("Ann"), 2);
    stack.failing(Faults.on(request -> request.method().equals("PATCH"), 1, Fault.status(400)));
    RunReport report = stack.payroll(RunOption.COMPLETE_ORDERS);
    Item item = item(report, ann);
    assertThat(item.status()).isEqualTo(Status.CREATED);
    assertThat(item.warnings()).containsExactly(Warning.ORDER_NOT_COMPLETED);
    assertThat(item.message()).contains("validation_error");
    assertThat(stack.created()).hasSize(1);
    assertThat(statusesOf(ann)).containsExactlyInAnyOrder("Completed", "Completed", "Approved");
  }

  @Test
  void anUpdateThatMayHaveBeenAppliedIsRetried() {
    String ann = orderWith(stack.contractor("Ann"), 2);
    stack.failing(
        Faults.script(
            request -> request.method().equals("PATCH"),
            Fault.status(500).afterWrite(),
            Fault.reset(),
            Fault.status(409)));
    RunReport report = stack.payroll(RunOption.COMPLETE_ORDERS);
    assertThat(item(report, ann).warnings()).isEmpty();
    assertThat(statusesOf(ann)).hasSize(3).containsOnly("Completed");
    assertThat(report.calls().retries()).isEqualTo(3);
  }
}
