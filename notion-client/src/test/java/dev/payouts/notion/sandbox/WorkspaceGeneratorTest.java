package dev.payouts.notion.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.DataSourceKey;
import dev.payouts.notion.sandbox.internal.generator.WorkspaceGenerator;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class WorkspaceGeneratorTest {
  private static final YearMonth MONTH = YearMonth.of(2026, 1);

  @Test
  void eachRegularOrderHasItsOwnContractorAndTwoLineItems() {
    PayrollWorkspace workspace =
        generate(SandboxOptions.builder(MONTH).cases(SandboxOptions.Cases.NONE).history(0));

    List<PageView> orders = pages(workspace, DataSourceKey.TASK_ORDERS, with("Type", "Order"));
    List<PageView> items = pages(workspace, DataSourceKey.TASK_ORDERS, with("Type", "Timesheet"));
    assertThat(orders).hasSize(50);
    assertThat(orders).allMatch(with("Status", "Approved")).allMatch(with("Date", "2026-01-31"));
    assertThat(orders)
        .extracting(order -> order.property("Contractor"))
        .doesNotHaveDuplicates()
        .hasSize(50);
    assertThat(items).hasSize(100);
    PageView first = orders.get(0);
    assertThat(String.valueOf(first.property("Name").orElseThrow()))
        .matches("ORD :: [a-z]+\\.\\d+ :: 202601");
    List<String> itemIds =
        items.stream().filter(with("Parent item", List.of(first.id()))).map(PageView::id).toList();
    assertThat(itemIds).hasSize(2);
    Object subItems = first.property("Sub-item").orElseThrow();
    assertThat(subItems)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactlyInAnyOrderElementsOf(itemIds);
    assertThat(pages(workspace, DataSourceKey.RATES, page -> true)).hasSize(50);
    assertThat(pages(workspace, DataSourceKey.REFUNDS, page -> true)).hasSize(10);
    assertThat(pages(workspace, DataSourceKey.INVOICE_SPLITS, page -> true)).hasSize(10);
    assertThat(workspace.payouts()).isEmpty();
  }

  @Test
  void theHistoryIsOfEarlierMonthsWithItsOwnOrders() {
    PayrollWorkspace workspace =
        generate(
            SandboxOptions.builder(MONTH).orders(5).cases(SandboxOptions.Cases.NONE).history(200));

    assertThat(workspace.payouts()).hasSize(200);
    assertThat(workspace.payouts())
        .extracting(payout -> payout.property("00 Task Order"))
        .doesNotHaveDuplicates();
    assertThat(workspace.payouts())
        .allMatch(
            payout -> String.valueOf(payout.property("Date").orElseThrow()).compareTo("2026") < 0);
  }

  @Test
  void creationTimesSpreadOverMinutes() {
    PayrollWorkspace workspace = generate(SandboxOptions.builder(MONTH).history(500));

    List<Instant> minutes =
        workspace.payouts().stream().map(PageView::createdAt).distinct().toList();
    assertThat(minutes).hasSizeGreaterThan(100);
  }

  @Test
  void theSameSeedGivesTheSameWorkspace() {
    SandboxOptions.Builder options = SandboxOptions.builder(MONTH).seed(42).cornerCases();

    PayrollWorkspace one = generate(options);
    PayrollWorkspace two = generate(options);

    for (DataSourceKey key : DataSourceKey.values()) {
      assertThat(pages(one, key, page -> true)).isEqualTo(pages(two, key, page -> true));
    }
  }

  @Test
  void failingCasesAreAddedToTheSpecialOnes() {
    int none = count(SandboxOptions.builder(MONTH).cases(SandboxOptions.Cases.NONE));
    int special = count(SandboxOptions.builder(MONTH));
    int failing = count(SandboxOptions.builder(MONTH).cornerCases());

    assertThat(none).isLessThan(special);
    assertThat(special).isLessThan(failing);
  }

  @Test
  void anEmptyWorkspaceHasItsDataSourcesAndNoPages() {
    PayrollWorkspace workspace = generate(SandboxOptions.builder(MONTH).empty());

    for (DataSourceKey key : DataSourceKey.values()) {
      assertThat(pages(workspace, key, page -> true)).isEmpty();
    }
  }

  @Test
  void hoursAreTheSumOfTheFirst25LineItemsThatAreNotInTheTrash() {
    PayrollWorkspace workspace = generate(SandboxOptions.builder(MONTH).empty());
    LocalDate last = MONTH.atEndOfMonth();

    String few = workspace.order(null, last).lineItems(3).lineItemHours("7.5").add();
    String many = workspace.order(null, last).lineItems(31).lineItemHours("8").add();
    String none = workspace.order(null, last).lineItems(2).add();

    assertThat(hours(workspace, few)).contains(new BigDecimal("22.5"));
    assertThat(hours(workspace, many)).contains(new BigDecimal("200"));
    assertThat(hours(workspace, none)).isEmpty();
    List<?> items = (List<?>) workspace.notion().view().property(few, "Sub-item").orElseThrow();
    workspace.notion().editor().trash(String.valueOf(items.get(0)));
    assertThat(hours(workspace, few)).contains(new BigDecimal("15.0"));
  }

  private static Optional<Object> hours(PayrollWorkspace workspace, String order) {
    return workspace.notion().view().property(order, "Final Hours Worked");
  }

  @Test
  void everyPropertyCanBeSetToAnything() {
    PayrollWorkspace workspace = generate(SandboxOptions.builder(MONTH).empty());
    String contractor = workspace.contractor("Ada").discord("ada").positions("Designer").add();

    String order =
        workspace
            .order(contractor, MONTH.atEndOfMonth())
            .hours("12.25")
            .contractorRollupUnavailable(Unavailable.INCOMPLETE)
            .property("Status", "Draft")
            .property("Final Hours Worked", Unavailable.ERROR.json())
            .property("Date", "2026-01-30T23:00:00-05:00")
            .add();

    PageView page = workspace.notion().view().page(order).orElseThrow();
    assertThat(page.property("Status")).contains("Draft");
    assertThat(page.property("Date")).contains("2026-01-30T23:00:00.000-05:00");
    assertThat(page.property("Final Hours Worked")).contains("{\"type\":\"error\",\"error\":{}}");
  }

  private static PayrollWorkspace generate(SandboxOptions.Builder builder) {
    SandboxOptions options = builder.build();
    SandboxNotion notion = new SandboxNotion(() -> Instant.parse("2026-02-01T00:00:00Z"), options);
    PayrollWorkspace workspace = PayrollWorkspace.create(notion);
    new WorkspaceGenerator(workspace, options.seed).generate(options.contents);
    return workspace;
  }

  private static int count(SandboxOptions.Builder builder) {
    return pages(generate(builder), DataSourceKey.TASK_ORDERS, page -> true).size();
  }

  private static ImmutableList<PageView> pages(
      PayrollWorkspace workspace, DataSourceKey key, Predicate<PageView> which) {
    return workspace.notion().view().pages(workspace.dataSource(key)).stream()
        .filter(which)
        .collect(ImmutableList.toImmutableList());
  }

  private static Predicate<PageView> with(String property, Object value) {
    return page -> value.equals(page.properties().get(property));
  }
}
