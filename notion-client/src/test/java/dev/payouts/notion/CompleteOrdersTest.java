package dev.payouts.notion;

import static dev.payouts.notion.WholeStack.LAST_OF_JANUARY;
import static dev.payouts.notion.WholeStack.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.core.Warning;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.WorkspaceEditor;
import java.util.List;
import java.util.Map;
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
    return Stream.concat(Stream.of(order), subItems(order).stream())
        .map(page -> stack.page(page).property("Status").orElseThrow().toString())
        .toList();
  }

  private List<String> subItems(String order) {
    List<?> subItems = (List<?>) stack.page(order).property("Sub-item").orElse(List.of());
    return subItems.stream().map(String::valueOf).toList();
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
    RunReport next = stack.payroll();
    assertThat(next.stopped()).isNull();
    assertThat(next.items()).isEmpty();
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

  /** Makes an order a sub-item of another one. */
  private void nest(String order, String parent) {
    WorkspaceEditor editor = stack.sandbox.notion().editor();
    List<String> subItems = Stream.concat(subItems(parent).stream(), Stream.of(order)).toList();
    editor.setProperties(parent, Map.of("Sub-item", subItems));
    editor.setProperties(order, Map.of("Parent item", List.of(parent)));
  }

  @Test
  void aListedOrderBelowAnotherIsNotCompletedWithItAndIsPaidItself() {
    String parent = orderWith(stack.contractor("Ann"), 1);
    String unpaid = orderWith(stack.has().contractor("Bob").add(), 1);
    String paid = orderWith(stack.contractor("Cy"), 1);
    nest(unpaid, parent);
    nest(paid, parent);
    RunReport report = stack.payroll(RunOption.COMPLETE_ORDERS);
    assertThat(item(report, parent).warnings()).isEmpty();
    assertThat(item(report, unpaid).reason()).isEqualTo(Reason.RATE_MISSING);
    assertThat(stack.page(unpaid).property("Status")).hasValue("Approved");
    assertThat(item(report, paid).status()).isEqualTo(Status.CREATED);
    assertThat(report.calls().update()).isEqualTo(4);
    assertThat(statusesOf(paid)).hasSize(2).containsOnly("Completed");
  }

  @Test
  void aListedOrderBelowTwoOthersIsNotALineItemOfBoth() {
    String ann = stack.has().contractor("Ann").add();
    stack.has().rate(ann).hourly("10").currency("USD").add();
    String one = stack.has().order(ann, LAST_OF_JANUARY).hours("7").add();
    String other = stack.has().order(ann, LAST_OF_JANUARY).hours("7").add();
    String below = orderWith(stack.contractor("Bob"), 1);
    nest(below, one);
    nest(below, other);
    assertThat(stack.payroll().count(Status.CREATED)).isEqualTo(3);
  }

  /** No query of the run shows that it is an order; the answer to the update does. */
  @Test
  void anUnlistedOrderBelowAnotherIsNamedSoThatItCanBeSetBack() {
    String parent = orderWith(stack.contractor("Ann"), 1);
    String draft =
        stack.has().order(stack.contractor("Bob"), LAST_OF_JANUARY).status("Draft").add();
    nest(draft, parent);
    RunReport report = stack.payroll(RunOption.COMPLETE_ORDERS);
    Item item = item(report, parent);
    assertThat(item.status()).isEqualTo(Status.CREATED);
    assertThat(item.warnings()).containsExactly(Warning.ORDER_NOT_COMPLETED);
    assertThat(item.message())
        .contains(
            "The sub-item "
                + draft
                + " of the order is not a line item and was set to Completed: set it back by hand.");
    assertThat(report.calls().update()).isEqualTo(3);
    assertThat(statusesOf(parent)).hasSize(3).containsOnly("Completed");
  }

  @Test
  void onlyPaidOrdersAreCompletedAndOnlyOnRequest() {
    String order = orderWith(stack.contractor("Ann"), 2);
    stack.payroll();
    String bob = stack.has().contractor("Bob").add();
    String unpaid = orderWith(bob, 2);
    RunReport report = stack.payroll(RunOption.COMPLETE_ORDERS);
    assertThat(report.count(Status.FAILED)).isEqualTo(1);
    assertThat(statusesOf(order)).containsOnly("Approved");
    assertThat(statusesOf(unpaid)).containsOnly("Approved");
    stack.has().rate(bob).monthly("1000").currency("USD").add();
    RunReport dry = stack.payroll(RunOption.COMPLETE_ORDERS, RunOption.DRY_RUN);
    assertThat(dry.count(Status.PLANNED)).isEqualTo(1);
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
