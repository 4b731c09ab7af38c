package dev.payouts.notion;

import static dev.payouts.notion.WholeStack.LAST_OF_JANUARY;
import static dev.payouts.notion.WholeStack.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.Status;
import dev.payouts.core.Warning;
import dev.payouts.notion.sandbox.OrderSeed;
import dev.payouts.notion.sandbox.PropertySpec;
import dev.payouts.notion.sandbox.Unavailable;
import dev.payouts.notion.sandbox.WorkspaceEditor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders with more line items than Notion adds up (payout-core/RULES.md, step 7). */
class HoursOfLineItemsTest {
  private static final String HOURS = "Line Item Hours";

  private final WholeStack stack = WholeStack.start();
  private final WorkspaceEditor editor = stack.sandbox.notion().editor();

  @AfterEach
  void stop() {
    stack.close();
  }

  /** A contractor at 10 USD an hour. */
  private String contractor() {
    String contractor = stack.has().contractor("Person").add();
    stack.has().rate(contractor).hourly("10").currency("USD").add();
    return contractor;
  }

  /** An order at 10 USD an hour whose own total is 7 hours. */
  private OrderSeed order(int lineItems) {
    return order(contractor(), lineItems);
  }

  private OrderSeed order(String contractor, int lineItems) {
    return stack.has().order(contractor, LAST_OF_JANUARY).hours("7").lineItems(lineItems);
  }

  private ImmutableList<String> lineItems(String order) {
    return ((List<?>) stack.page(order).property("Sub-item").orElseThrow())
        .stream().map(String::valueOf).collect(ImmutableList.toImmutableList());
  }

  private void setHours(String lineItem, Object hours) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(HOURS, hours);
    editor.setProperties(lineItem, properties);
  }

  private void assertIncomplete(String order, String why) {
    Item item = item(stack.payroll(), order);
    assertThat(item.reason()).isEqualTo(Reason.HOURS_INCOMPLETE);
    assertThat(item.message()).contains(why);
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void upTo25LineItemsTheOrdersOwnTotalIsPaid() {
    String order = order(25).lineItemHours("1.5").add();
    assertThat(item(stack.payroll(), order).warnings()).isEmpty();
    assertThat(stack.amountOf(order)).isEqualTo("70 USD");
  }

  @Test
  void beyond25LineItemsTheirSumIsPaidWithAWarning() {
    String order = order(26).lineItemHours("1.5").add();
    assertThat(item(stack.payroll(), order).warnings()).containsExactly(Warning.HOURS_SUMMED);
    assertThat(stack.amountOf(order)).isEqualTo("390 USD");
  }

  @Test
  void archivedLineItemsAndThoseInTheTrashDoNotCountAndThoseOfAnyStatusDo() {
    String order = order(30).lineItemHours("1").add();
    List<String> items = lineItems(order);
    editor.archive(items.get(0));
    editor.trash(items.get(1));
    editor.setProperties(items.get(2), Map.of("Status", "Draft"));
    stack.payroll();
    assertThat(stack.amountOf(order)).isEqualTo("280 USD");
  }

  @Test
  void theHoursOfASubItemThatIsNoTimesheetDoNotCount() {
    String order = order(27).lineItemHours("1").add();
    editor.setProperties(lineItems(order).get(26), Map.of("Type", "Order", "Status", "Draft"));
    stack.payroll();
    assertThat(stack.amountOf(order)).isEqualTo("260 USD");
  }

  @Test
  void aLineItemWithoutHoursIsNamedAndNothingIsPaid() {
    String order = order(26).lineItemHours("1").add();
    String empty = lineItems(order).get(25);
    editor.clear(empty, HOURS);
    assertIncomplete(order, empty);
  }

  @Test
  void withoutAPropertyForTheirHoursNothingIsPaidUntilThereIsOne() {
    String order = order(26).add();
    editor.renameProperty(stack.dataSource(DataSourceKey.TASK_ORDERS), HOURS, "Other");
    assertIncomplete(order, "no property");
    editor.addProperty(
        stack.dataSource(DataSourceKey.TASK_ORDERS), PropertySpec.of(HOURS, "number"));
    lineItems(order).forEach(each -> setHours(each, 2));
    assertThat(item(stack.payroll(), order).status())
        .as("the cached schema does not know the property")
        .isEqualTo(Status.CREATED);
    assertThat(stack.amountOf(order)).isEqualTo("520 USD");
  }

  @Test
  void theContractorOfALineItemThatTheRollupLeavesOutMakesTheOrderAmbiguous() {
    String order = order(30).lineItemHours("1").add();
    String other = stack.has().contractor("Other").add();
    List<String> beyondRollup = lineItems(order).subList(25, 30);
    beyondRollup.forEach(each -> editor.setProperties(each, Map.of("Contractor", other)));
    assertThat(item(stack.payroll(), order).reason()).isEqualTo(Reason.CONTRACTOR_AMBIGUOUS);
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void anUnavailableContractorBeyondTheRollupMayDifferSoNothingIsPaid() {
    String order = order(26).lineItemHours("1").add();
    editor.setProperties(
        lineItems(order).get(25), Map.of("Contractor", Unavailable.UNSUPPORTED.json()));
    assertThat(item(stack.payroll(), order).reason()).isEqualTo(Reason.VALUE_UNAVAILABLE);
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void lineItemsWithoutAContractorChangeNothing() {
    String order = order(26).lineItemHours("1").lineItemContractor(null).add();
    stack.payroll();
    assertThat(stack.amountOf(order)).isEqualTo("260 USD");
  }

  @Test
  void aLineItemOfTwoOrdersIsFoundBeyondTheFirst25() {
    String contractor = contractor();
    String one = order(contractor, 26).lineItemHours("1").add();
    String other = order(contractor, 26).lineItemHours("1").add();
    String shared = lineItems(one).get(25);
    editor.setProperties(shared, Map.of("Parent item", List.of(one, other)));
    RunReport report = stack.payroll();
    assertThat(report.items())
        .extracting(Item::reason)
        .containsExactly(Reason.LINE_ITEM_CLAIMED_TWICE, Reason.LINE_ITEM_CLAIMED_TWICE);
    assertThat(report.items().get(0).message()).contains(shared);
  }
}
