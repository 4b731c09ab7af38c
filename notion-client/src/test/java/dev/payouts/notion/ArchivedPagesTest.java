package dev.payouts.notion;

import static dev.payouts.notion.WholeStack.LAST_OF_JANUARY;
import static dev.payouts.notion.WholeStack.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.model.PayoutId;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Faults;
import dev.payouts.notion.sandbox.SandboxOptions.Archive;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * payout-core/RULES.md, "In every run", and notion-client/NOTION.md, "Reading": how runs treat
 * archived pages.
 */
class ArchivedPagesTest {
  private WholeStack stack = WholeStack.start();

  @AfterEach
  void stop() {
    stack.close();
  }

  private static void assertPaidBy(RunReport report, String payable, String payout) {
    Item item = item(report, payable);
    assertThat(item.status()).isEqualTo(Status.SKIPPED);
    assertThat(item.reason()).isEqualTo(Reason.ALREADY_PAID);
    assertThat(item.payout()).isEqualTo(new PayoutId(payout));
  }

  @Test
  void aPayableOfAnyTypeWithAnArchivedPayoutCountsAsPaid() {
    String contractor = stack.contractor("Ann");
    String order = stack.order(contractor);
    String refund = stack.has().refund("REF-1", contractor).amount("10", "USD").add();
    String split = stack.has().split("Split 1", contractor).amount("10", "USD").add();
    String orderPayout = stack.has().payout(contractor).orders(order).archived().add();
    String refundPayout = stack.has().payout(contractor).refunds(refund).archived().add();
    String splitPayout = stack.has().payout(contractor).splits(split).archived().add();

    assertPaidBy(stack.payroll(), order, orderPayout);
    assertPaidBy(stack.refunds(), refund, refundPayout);
    assertPaidBy(stack.splits(), split, splitPayout);
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void aPayoutArchivedAfterARunIsNotPaidAgainByTheNextRun() {
    String refund = stack.has().refund("REF-1", stack.contractor("Ann")).amount("10", "USD").add();
    stack.refunds();
    String payout = stack.payoutOf(refund).id();
    stack.sandbox.notion().editor().archive(payout);

    assertPaidBy(stack.refunds(), refund, payout);
    assertThat(stack.created()).hasSize(1);
  }

  @Test
  void archivedPayoutsThatAreCancelledOrInTheTrashDoNotCount() {
    String contractor = stack.contractor("Ann");
    String order = stack.order(contractor);
    stack.has().payout(contractor).orders(order).status("Cancelled").archived().add();
    stack.has().payout(contractor).orders(order).trashed().add();
    assertThat(item(stack.payroll(), order).status()).isEqualTo(Status.CREATED);
  }

  @Test
  void oneArchivedAndOneVisiblePayoutOfAnOrderAreADuplicate() {
    String contractor = stack.contractor("Ann");
    String order = stack.order(contractor);
    String visible = stack.has().payout(contractor).orders(order).add();
    String archived = stack.has().payout(contractor).orders(order).archived().add();
    assertThat(stack.payroll().findings().duplicates())
        .singleElement()
        .extracting(duplicate -> Set.copyOf(duplicate.payouts()))
        .isEqualTo(Set.of(new PayoutId(visible), new PayoutId(archived)));
  }

  @Test
  void anArchivedPayoutOfTheMonthForAnotherOrderPaysTheMonth() {
    String contractor = stack.contractor("Ann");
    String order = stack.order(contractor);
    String other = stack.has().order(contractor, LAST_OF_JANUARY).status("Completed").add();
    String payout =
        stack.has().payout(contractor).orders(other).date(LAST_OF_JANUARY).archived().add();
    Item item = item(stack.payroll(), order);
    assertThat(item.reason()).isEqualTo(Reason.MONTH_ALREADY_PAID);
    assertThat(item.payout()).isEqualTo(new PayoutId(payout));
  }

  @Test
  void archivedPayablesAndRatesAreIgnoredButAnArchivedContractorIsRead() {
    String contractor = stack.has().contractor("Ann").archived().add();
    stack.has().rate(contractor).monthly("1000").currency("USD").add();
    stack.has().rate(contractor).monthly("9000").currency("USD").archived().add();
    String order = stack.order(contractor);
    stack.has().order(contractor, LAST_OF_JANUARY).archived().add();
    stack.has().refund("REF-1", contractor).amount("10", "USD").archived().add();

    assertThat(stack.payroll().items()).hasSize(1);
    assertThat(stack.amountOf(order)).isEqualTo("1000 USD");
    RunReport refunds = stack.refunds();
    assertThat(refunds.stopped()).isNull();
    assertThat(refunds.items()).isEmpty();
  }

  @Test
  void aServerThatRejectsTheParameterIsAskedOnlyOnceAndTheRunContinues() {
    stack.close();
    stack = WholeStack.start(options -> options.archive(Archive.NONE));
    stack.orders(2);
    RunReport first;
    RunReport second;
    try (var workspace = stack.workspace(transport -> transport)) {
      var engine = workspace.engine().withoutJournal().build();
      first = engine.run(RunRequest.contractorPayroll().build());
      second = engine.run(RunRequest.contractorPayroll().build());
    }
    assertThat(first.stopped()).isNull();
    assertThat(first.count(Status.CREATED)).isEqualTo(2);
    assertThat(first.calls().schema()).as("the schema is not read again").isEqualTo(4);
    assertThat(first.calls().query()).isEqualTo(5);
    assertThat(second.calls().query()).isEqualTo(4);
  }

  @Test
  void whereArchivedPayoutsCannotBeReadNothingIsCreated() {
    stack.orders(2);
    stack.failing(
        Faults.always(request -> request.text().contains("is_archived"), Fault.status(503)));
    RunReport report = stack.payroll();
    assertThat(report.failure().orElseThrow().cause()).isEqualTo(FailureCause.NOT_CARRIED_THROUGH);
    assertThat(stack.created()).isEmpty();
  }
}
