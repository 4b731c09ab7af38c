package dev.payouts.notion;

import static dev.payouts.notion.WholeStack.JANUARY;
import static dev.payouts.notion.WholeStack.LAST_OF_JANUARY;
import static dev.payouts.notion.WholeStack.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.notion.sandbox.PayoutSeed;
import dev.payouts.notion.sandbox.SandboxOptions;
import dev.payouts.notion.sandbox.SandboxOptions.Fill;
import dev.payouts.notion.sandbox.SandboxOptions.Notice;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** No existing payout is missed, however many there are and however queries return them. */
@Tag("slow")
class ExistingPayoutsTest {
  private static String handMade(WholeStack stack, String contractor, String... orders) {
    return stack.has().payout(contractor).orders(orders).date(LAST_OF_JANUARY).add();
  }

  private static void assertPaidBy(RunReport report, String order, String payout) {
    Item item = item(report, order);
    assertThat(item.reason()).isEqualTo(Reason.ALREADY_PAID);
    assertThat(item.payout()).isEqualTo(new PayoutId(payout));
  }

  @Test
  void moreThanTenThousandOlderPayoutsOfAnOrderHideNoLiveOne() {
    try (var stack = WholeStack.start()) {
      String contractor = stack.contractor("Ann");
      String order = stack.order(contractor);
      for (int i = 0; i < 10_500; i++) {
        stack.has().payout(contractor).orders(order).status("Cancelled").add();
      }
      String live = handMade(stack, contractor, order);
      RunReport report = stack.payroll();
      assertPaidBy(report, order, live);
      assertThat(stack.created()).isEmpty();
      assertThat(report.calls().query()).isGreaterThan(105);
    }
  }

  @Test
  void moreThanTenThousandOlderPayoutsOfOthersDoNotHideALiveOne() {
    try (var stack = WholeStack.start()) {
      String contractor = stack.contractor("Ann");
      String order = stack.order(contractor);
      String live = handMade(stack, contractor, order);
      String older =
          stack.has().order(contractor, JANUARY.minusMonths(1).atDay(31)).status("Completed").add();
      for (int i = 0; i < 10_500; i++) {
        stack.has().payout(contractor).orders(older).date(JANUARY.minusMonths(1).atDay(31)).add();
      }
      assertPaidBy(stack.payroll(), order, live);
      assertThat(stack.created()).isEmpty();
    }
  }

  @ParameterizedTest(name = "cap of {0}, pages {1}, notice on {2}")
  @CsvSource({
    "10, FULL, FIRST_PAGE",
    "10, FULL, LAST_PAGE",
    "10, FULL, EVERY_PAGE",
    "10, SHORT, LAST_PAGE",
    "10000, SHORT, LAST_PAGE"
  })
  void aListingPastTheCapIsComplete(int cap, Fill fill, Notice notice) {
    UnaryOperator<SandboxOptions.Builder> queries =
        options -> options.maxResults(cap).fill(fill).notice(notice);
    try (var stack = WholeStack.start(queries)) {
      List<String> orders = stack.orders(140);
      List<String> paid = orders.subList(0, 60);
      for (String order : paid) {
        stack.has().payout(null).orders(order).add();
      }
      RunReport report = stack.payroll();
      assertThat(report.stopped()).isNull();
      assertThat(report.items())
          .extracting(item -> item.payable().value())
          .containsExactlyInAnyOrderElementsOf(orders);
      assertThat(report.count(Status.SKIPPED)).isEqualTo(60);
      assertThat(report.count(Status.CREATED)).isEqualTo(80);
      assertThat(stack.created()).hasSize(80);
    }
  }

  @Test
  void aListingThatCannotBeReadPastTheCapFailsTheRun() {
    try (var stack = WholeStack.start(options -> options.maxResults(10))) {
      String contractor = stack.contractor("Ann");
      for (int i = 0; i < 11; i++) {
        stack
            .has()
            .order(contractor, LAST_OF_JANUARY)
            .createdAt(Instant.parse("2026-01-31T10:00:00Z"))
            .add();
      }
      RunReport report = stack.payroll();
      assertThat(report.failure().orElseThrow().cause())
          .isEqualTo(FailureCause.NOT_CARRIED_THROUGH);
      assertThat(stack.created()).isEmpty();
    }
  }

  @Test
  void onePayoutMadeByHandForThirtyOrdersPaysAllOfThem() {
    try (var stack = WholeStack.start()) {
      ImmutableList<String> orders = stack.orders(31);
      String byHand =
          stack.has().payout(null).orders(orders.subList(0, 30).toArray(String[]::new)).add();
      RunReport report = stack.payroll();
      orders.subList(0, 30).forEach(order -> assertPaidBy(report, order, byHand));
      assertThat(report.count(Status.CREATED)).isEqualTo(1);
      assertThat(stack.payoutOf(orders.get(30))).isNotNull();
    }
  }

  @Test
  void aRateSharedByThirtyContractorsIsTheRateOfEach() {
    try (var stack = WholeStack.start()) {
      ImmutableList.Builder<String> contractors = ImmutableList.builder();
      for (int i = 0; i < 30; i++) {
        contractors.add(stack.has().contractor("Person" + i).add());
      }
      List<String> all = contractors.build();
      stack.has().rate(all.get(0)).property("Contractor", all).monthly("100").currency("USD").add();
      all.forEach(stack::order);
      assertThat(stack.payroll().count(Status.CREATED)).isEqualTo(30);
    }
  }

  @ParameterizedTest(name = "Status {0}: live {1}")
  @CsvSource({"Cancelled, false", "Pending, true", "New, true", "Paid, true", ", true"})
  void aPayoutIsLiveUnlessItIsCancelled(@Nullable String status, boolean live) {
    try (var stack = WholeStack.start()) {
      String contractor = stack.contractor("Ann");
      String order = stack.order(contractor);
      String payout =
          stack.has().payout(contractor).orders(order).date(LAST_OF_JANUARY).status(status).add();
      RunReport report = stack.payroll();
      if (live) {
        assertPaidBy(report, order, payout);
      } else {
        assertThat(item(report, order).status()).isEqualTo(Status.CREATED);
      }
      assertThat(stack.created()).hasSize(live ? 0 : 1);
    }
  }

  @Test
  void aPayoutInTheTrashIsNotLive() {
    try (var stack = WholeStack.start()) {
      String contractor = stack.contractor("Ann");
      String order = stack.order(contractor);
      stack.has().payout(contractor).orders(order).date(LAST_OF_JANUARY).trashed().add();
      assertThat(item(stack.payroll(), order).status()).isEqualTo(Status.CREATED);
    }
  }

  @Test
  void theOptionForCancelledCanBeConfigured() {
    try (var stack = WholeStack.start()) {
      stack.configured("'statuses': {'payouts': {'cancelled': 'Paid'}}");
      String contractor = stack.contractor("Ann");
      String order = stack.order(contractor);
      stack.has().payout(contractor).orders(order).status("Paid").add();
      assertThat(item(stack.payroll(), order).status()).isEqualTo(Status.CREATED);
      assertThat(stack.created()).hasSize(1);
    }
  }

  @Test
  void moreThanOneLivePayoutIsSkippedAndReportedWithEveryId() {
    try (var stack = WholeStack.start()) {
      String contractor = stack.contractor("Ann");
      String order = stack.order(contractor);
      String second = createdAt(stack, order, "2026-02-01T10:07:00Z").add();
      String first = createdAt(stack, order, "2026-02-01T10:06:00Z").add();
      createdAt(stack, order, "2026-02-01T10:05:00Z").status("Cancelled").add();
      RunReport report = stack.payroll();
      assertPaidBy(report, order, first);
      assertThat(report.duplicates())
          .containsExactly(
              new RunReport.Duplicate(
                  new PayableId(order),
                  ImmutableList.of(new PayoutId(first), new PayoutId(second))));
    }
  }

  private static PayoutSeed createdAt(WholeStack stack, String order, String time) {
    return stack.has().payout(null).orders(order).createdAt(Instant.parse(time));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"REFUND", "INVOICE_SPLIT"})
  void refundsAndSplitsThatHaveALivePayoutAreSkipped(PayableType type) {
    try (var stack = WholeStack.start()) {
      String contractor = stack.contractor("Ann");
      boolean refund = type == PayableType.REFUND;
      String payable =
          refund
              ? stack.has().refund("REF-1", contractor).amount("10", "USD").add()
              : stack.has().split("Share", contractor).amount("10", "USD").add();
      var payout = stack.has().payout(contractor);
      String paid = (refund ? payout.refunds(payable) : payout.splits(payable)).add();
      RunReport report = stack.run(RunRequest.builder(type));
      assertPaidBy(report, payable, paid);
      assertThat(stack.created()).isEmpty();
    }
  }
}
