package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.BOB;
import static dev.payouts.core.testing.Fixtures.contractor;
import static dev.payouts.core.testing.Fixtures.money;
import static dev.payouts.core.testing.Fixtures.order;
import static dev.payouts.core.testing.Fixtures.payout;
import static dev.payouts.core.testing.Fixtures.withHours;
import static dev.payouts.core.testing.Fixtures.withLineItems;
import static dev.payouts.core.testing.RateFixture.hourly;
import static dev.payouts.core.testing.RateFixture.monthly;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.AuditReport.Finding;
import dev.payouts.core.model.Hours;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.Rate;
import dev.payouts.core.model.RateId;
import dev.payouts.core.model.TaskOrder;
import dev.payouts.core.model.Value;
import dev.payouts.core.testing.InMemoryWorkspace;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/**
 * Summed hours, and line items and months shared by several orders (payout-core/RULES.md, step 7).
 */
class LineItemsTest {
  private static final Value<BigDecimal> TEN_HOURS = Value.of(BigDecimal.TEN);
  private static final RunRequest PAYROLL = RunRequest.contractorPayroll().build();

  private final InMemoryWorkspace workspace =
      new InMemoryWorkspace()
          .with(contractor(ANN), hourly("r1", "20", "USD").payDay(Value.of(new PayDay(1))).build());

  private ImmutableList<Item> run(RunRequest request) {
    return workspace.engine().build().run(request).items();
  }

  private Item only(Hours hours) {
    workspace.with(withHours(order("o1", "2026-10-31"), hours));
    return run(PAYROLL).get(0);
  }

  private static TaskOrder hourlyOrder(String id, String... lineItems) {
    return withLineItems(order(id, "2026-10-31", TEN_HOURS), lineItems);
  }

  @Test
  void summedHoursArePaidWithAWarning() {
    Item item = only(new Hours.Summed(Value.of(new BigDecimal("248"))));
    assertThat(item.money()).isEqualTo(money("4960", "USD"));
    assertThat(item.warnings()).containsExactly(Warning.HOURS_SUMMED);
    assertThat(item.message()).contains("summed from the line items");
  }

  @Test
  void aSumWithoutLineItemsIsNotZeroHours() {
    assertThat(only(new Hours.Summed(Value.empty())).reason()).isEqualTo(Reason.HOURS_MISSING);
  }

  @Test
  void aLineItemWhoseHoursCannotBeComputedIsUnavailable() {
    Item item = only(new Hours.Summed(Value.unavailable("Line Item Hours")));
    assertThat(item.reason()).isEqualTo(Reason.VALUE_UNAVAILABLE);
    assertThat(item.message()).contains("Line Item Hours");
  }

  @Test
  void aLineItemWithoutHoursMakesTheHoursIncompleteAndIsNamed() {
    Item item = only(new Hours.Incomplete(new PayableId("item7")));
    assertThat(item.reason()).isEqualTo(Reason.HOURS_INCOMPLETE);
    assertThat(item.message()).contains("item7");
  }

  @Test
  void withoutAPropertyForHoursTheHoursAreIncomplete() {
    Item item = only(new Hours.Incomplete(null));
    assertThat(item.reason()).isEqualTo(Reason.HOURS_INCOMPLETE);
    assertThat(item.message()).contains("no property");
  }

  @Test
  void aSharedLineItemFailsBothOrdersAndNoOther() {
    workspace.with(
        hourlyOrder("o1", "i1", "i2"), hourlyOrder("o2", "i3", "i2"), hourlyOrder("o3", "i4"));
    ImmutableList<Item> items = run(PAYROLL);
    assertThat(items)
        .extracting(Item::reason)
        .containsExactly(Reason.LINE_ITEM_CLAIMED_TWICE, Reason.LINE_ITEM_CLAIMED_TWICE, null);
    assertThat(items.get(0).message()).contains("i2", "o1 and o2");
    assertThat(workspace.drafts()).hasSize(1);
  }

  @Test
  void anOrderThatIsListedTwiceHasItsLineItemsOnce() {
    workspace.with(hourlyOrder("o1", "i1"), hourlyOrder("o1", "i1"));
    assertThat(run(PAYROLL)).extracting(Item::status).containsExactly(Status.CREATED);
  }

  @Test
  void aLineItemOfAnOrderThatIsAlreadyPaidCounts() {
    workspace.with(hourlyOrder("o1", "i1"), hourlyOrder("o2", "i1")).with(payout("p1", 0, "o1"));
    assertThat(run(PAYROLL))
        .extracting(Item::reason)
        .containsExactly(Reason.ALREADY_PAID, Reason.LINE_ITEM_CLAIMED_TWICE);
  }

  @Test
  void aLineItemOfAnOrderThatTheFiltersLeaveOutCounts() {
    workspace
        .with(contractor(BOB), hourly("rb", "20", "USD").build())
        .with(
            hourlyOrder("o1", "i1"),
            withLineItems(order("o2", "2026-10-31", BOB), "i1"),
            withLineItems(order("o3", "2026-09-30", BOB), "i2"),
            hourlyOrder("o4", "i2"));
    RunRequest ofAnn =
        RunRequest.contractorPayroll()
            .contractor("ann")
            .month(YearMonth.of(2026, 10))
            .payDay(new PayDay(1))
            .build();
    assertThat(run(ofAnn))
        .extracting(Item::reason)
        .containsExactly(Reason.LINE_ITEM_CLAIMED_TWICE, Reason.LINE_ITEM_CLAIMED_TWICE);
  }

  @Test
  void aLineItemOfAnOrderInAnotherShardCounts() {
    workspace
        .with(contractor(BOB), hourly("rb", "20", "USD").build())
        .with(hourlyOrder("o1", "i1"), withLineItems(order("o2", "2026-10-31", BOB), "i1"));
    for (int i = 0; i < 8; i++) {
      workspace.engine().shard(new Shard(i, 8)).build().run(PAYROLL);
    }
    assertThat(workspace.drafts()).isEmpty();
  }

  @Test
  void aMonthlyOrderIsPaidRegardlessOfItsLineItems() {
    workspace
        .with(contractor(BOB), monthly("rb", "2200", "USD").build())
        .with(hourlyOrder("o1", "i1"), withLineItems(order("o2", "2026-10-31", BOB), "i1"));
    assertThat(run(PAYROLL))
        .extracting(Item::reason)
        .containsExactly(Reason.LINE_ITEM_CLAIMED_TWICE, null);
  }

  @Test
  void theHourlyRateIsCheckedBeforeClaimsAndClaimsBeforeOtherRates() {
    TaskOrder order = withLineItems(order("o1", "2026-10-31", BOB), "i1");
    workspace.with(
        withHours(order, new Hours.OfOrder(TEN_HOURS)),
        withLineItems(order("o2", "2026-10-31"), "i1"));
    Rate monthly = monthly("rm", "1", "USD").until("2026-10-15").build();
    Rate hourly = hourly("rb", "1", "USD").from("2026-10-16").build();
    workspace.withRates(BOB, monthly, hourly);
    assertThat(run(PAYROLL).get(0).reason()).isEqualTo(Reason.LINE_ITEM_CLAIMED_TWICE);
    var other = new InMemoryWorkspace().with(withHours(order, new Hours.OfOrder(TEN_HOURS)));
    other.withRates(
        BOB,
        monthly,
        hourly("rb", "1", "USD").from("2026-10-16").hourlyRate(Value.empty()).build());
    assertThat(other.engine().build().run(PAYROLL).items().get(0).reason())
        .isEqualTo(Reason.RATE_INCOMPLETE);
  }

  @Test
  void anAuditReportsTwoPaidOrdersWithASharedLineItem() {
    workspace
        .with(hourlyOrder("o1", "i1"))
        .withUnapproved(hourlyOrder("o2", "i1"), hourlyOrder("draft", "i3"))
        .with(hourlyOrder("o3", "i3"))
        .with(payout("p1", 0, "o1"), payout("p2", 0, "o2"));
    AuditReport report =
        workspace.engine().build().audit(new AuditRequest(PayableType.CONTRACTOR_PAYROLL, null));
    assertThat(report.findings())
        .extracting(Finding::kind)
        .containsExactly(
            AuditReport.Kind.NOTHING_FOLLOWS,
            AuditReport.Kind.NOTHING_FOLLOWS,
            AuditReport.Kind.UNPAID);
    assertThat(report.findings().get(0).items().get(0).reason())
        .isEqualTo(Reason.LINE_ITEM_CLAIMED_TWICE);
  }

  @Test
  void anotherPayoutOfTheMonthIsAWarningInAdditionToThatOfAnotherHourlyRate() {
    workspace
        .withRates(ANN, hourly("r2", "30", "USD").from("2026-10-05").until("2026-10-06").build())
        .with(hourlyOrder("o1"))
        .with(
            payout("p1", ANN, "2026-10-01", ImmutableSet.of(), "other"),
            payout("p2", ANN, "2026-10-31", ImmutableSet.of(new RateId("r1")), "another"),
            payout("p3", ANN, "2026-09-30", ImmutableSet.of(), "earlier"),
            payout("p4", ANN, "2026-10-31", ImmutableSet.of()));
    Item item = run(PAYROLL).get(0);
    assertThat(item.status()).isEqualTo(Status.CREATED);
    assertThat(item.money()).isEqualTo(money("200", "USD"));
    assertThat(item.warnings())
        .containsExactly(Warning.HOURLY_RATE_CHANGED, Warning.OTHER_PAYOUT_IN_MONTH);
    assertThat(item.message()).contains("Another hourly rate", "2026-10", "p1 and p2");
    assertThat(item.message()).doesNotContain("p3", "p4");
  }

  @Test
  void twoHourlyOrdersOfOneRunForTheSameMonthAreBothPaidWithAWarningThatNamesTheOther() {
    workspace
        .with(hourlyOrder("o1"), hourlyOrder("o2"), order("o3", "2026-09-30", TEN_HOURS))
        .withRates(BOB, hourly("rb", "20", "USD").build())
        .with(contractor(BOB))
        .with(withHours(order("o4", "2026-10-31", BOB), new Hours.OfOrder(TEN_HOURS)));
    ImmutableList<Item> items = run(PAYROLL);
    assertThat(items).extracting(Item::status).containsOnly(Status.CREATED);
    assertThat(items.get(0).warnings()).containsExactly(Warning.OTHER_PAYOUT_IN_MONTH);
    assertThat(items.get(0).message()).contains("2026-10", "o2").doesNotContain("o1", "o3", "o4");
    assertThat(items.get(1).warnings()).containsExactly(Warning.OTHER_PAYOUT_IN_MONTH);
    assertThat(items.get(1).message()).contains("2026-10", "o1").doesNotContain("o2", "o3", "o4");
    assertThat(items.subList(2, 4)).allMatch(item -> item.warnings().isEmpty());
  }

  @Test
  void anHourlyOrderThatIsNotPaidGivesTheOtherOfItsMonthNoWarning() {
    workspace.with(
        hourlyOrder("o1"), withHours(hourlyOrder("o2"), new Hours.OfOrder(Value.empty())));
    assertThat(run(PAYROLL).get(0).warnings()).isEmpty();
  }
}
