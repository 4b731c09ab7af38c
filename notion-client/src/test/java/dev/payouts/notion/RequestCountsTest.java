package dev.payouts.notion;

import static dev.payouts.core.RunOption.DRY_RUN;
import static dev.payouts.notion.WholeStack.JANUARY;
import static dev.payouts.notion.WholeStack.LAST_OF_JANUARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.AuditRequest;
import dev.payouts.core.MonthReport;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Shard;
import dev.payouts.core.Status;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.spi.ApiCalls;
import dev.payouts.notion.sandbox.OrderSeed;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** payout-core/DESIGN.md, "Calls": the counts of the report, and the requests Notion received. */
class RequestCountsTest {
  private static final String CREATE = "POST /v1/pages";
  private static final String QUERY = "POST /v1/data_sources/{id}/query";
  private static final String READ = "GET /v1/pages/{id}";
  private static final String SCHEMA = "GET /v1/data_sources/{id}";

  private final WholeStack stack = WholeStack.start();

  @AfterEach
  void stop() {
    stack.close();
  }

  /** Reads and caches the schemas, and resets the request counts. */
  private void cacheSchemas() {
    stack.payroll(RunOption.DRY_RUN);
    stack.traffic().reset();
  }

  private void addHistory(int payouts, List<String> orders) {
    List<String> contractors =
        orders.stream()
            .map(order -> stack.page(order).property("Contractor").orElseThrow())
            .map(list -> String.valueOf(((List<?>) list).get(0)))
            .toList();
    ImmutableList.Builder<String> older = ImmutableList.builder();
    for (int i = 0; i < 100; i++) {
      older.add(
          stack
              .has()
              .order(contractors.get(i % contractors.size()), JANUARY.minusMonths(2).atEndOfMonth())
              .status("Completed")
              .add());
    }
    List<String> olderOrders = older.build();
    for (int i = 0; i < payouts; i++) {
      stack
          .has()
          .payout(contractors.get(i % contractors.size()))
          .orders(olderOrders.get(i % olderOrders.size()))
          .date(JANUARY.minusMonths(2 + i % 100).atEndOfMonth())
          .status("Paid")
          .add();
    }
  }

  private void assertReceived(RunReport report, Map<String, Long> routes) {
    assertThat(stack.traffic().countsByRoute()).containsExactlyInAnyOrderEntriesOf(routes);
    ApiCalls calls = report.calls();
    assertThat(calls.total()).isEqualTo(stack.traffic().total());
    assertThat(calls.query()).isEqualTo(routes.getOrDefault(QUERY, 0L));
    assertThat(calls.create()).isEqualTo(routes.getOrDefault(CREATE, 0L));
    assertThat(calls.get()).isEqualTo(routes.getOrDefault(READ, 0L));
    assertThat(calls.schema()).isEqualTo(routes.getOrDefault(SCHEMA, 0L));
    assertThat(calls.retries()).isZero();
  }

  @ParameterizedTest(name = "{0} orders, {2} older payouts: {1} reads")
  @CsvSource({
    "50, 5, 0",
    "100, 6, 0",
    "200, 11, 0",
    "500, 26, 0",
    "50, 5, 100000",
    "500, 26, 100000"
  })
  void readsGrowWithTheHundredsOfOrdersAndNeverWithTheHistory(int orders, long reads, int history) {
    List<String> all = stack.orders(orders);
    addHistory(history, all);
    cacheSchemas();
    RunReport report = stack.payroll();
    assertThat(report.count(Status.CREATED)).isEqualTo(orders);
    assertReceived(report, Map.of(QUERY, reads, CREATE, (long) orders));
  }

  @Test
  void theFirstRunAlsoReadsFourSchemas() {
    stack.orders(50);
    assertReceived(stack.payroll(), Map.of(SCHEMA, 4L, QUERY, 5L, CREATE, 50L));
  }

  @Test
  void fiftyRefundsNeed53RequestsAndFiftySplits54() {
    for (int i = 0; i < 50; i++) {
      String contractor = stack.has().contractor("Person" + i).add();
      stack.has().refund("REF-" + i, contractor).amount("10", "USD").reason("Travel").add();
      stack.has().split("Split " + i, contractor).amount("10", "USD").add();
    }
    stack.run(RunRequest.refund().with(RunOption.DRY_RUN));
    stack.run(RunRequest.invoiceSplit().with(RunOption.DRY_RUN));
    stack.traffic().reset();
    assertReceived(stack.refunds(), Map.of(QUERY, 3L, CREATE, 50L));
    stack.traffic().reset();
    assertReceived(stack.splits(), Map.of(QUERY, 4L, CREATE, 50L));
  }

  @Test
  void eachOfThreeShardsListsEverythingButReadsAndCreatesOnlyItsOwn() {
    for (int i = 0; i < 250; i++) {
      String contractor = stack.has().contractor("Person" + i).add();
      stack.has().refund("REF-" + i, contractor).amount("10", "USD").reason("Travel").add();
    }
    stack.run(RunRequest.refund().with(RunOption.DRY_RUN));
    long inAll = 0;
    for (int index = 0; index < 3; index++) {
      stack.traffic().reset();
      RunReport report = stack.run(RunRequest.refund(), new Shard(index, 3));
      long own = report.items().size();
      assertThat(own).isBetween(50L, 120L);
      assertReceived(report, Map.of(QUERY, 3 + (own + 99) / 100 + 1, CREATE, own));
      inAll += own;
    }
    assertThat(inAll).isEqualTo(250);
    assertThat(stack.created()).hasSize(250);
  }

  @Test
  void contractorsMissingOnTheRollupNeedOneMoreQueryPerHundred() {
    for (int i = 0; i < 50; i++) {
      stack
          .has()
          .order(stack.contractor("Person" + i), LAST_OF_JANUARY)
          .contractorRollupEmpty()
          .lineItems(2)
          .add();
    }
    cacheSchemas();
    assertReceived(stack.payroll(), Map.of(QUERY, 6L, CREATE, 50L));
  }

  @ParameterizedTest(name = "{0} orders without a contractor, {1} with many line items: {2} more")
  @CsvSource({"0, 1, 1", "40, 0, 1", "40, 2, 1", "40, 3, 2", "101, 0, 2", "99, 2, 3"})
  void oneQueryPerHundredServesMissingContractorsManyLineItemsAndCompletion(
      int withoutContractor, int withManyLineItems, long more) {
    int orders = withoutContractor + withManyLineItems;
    for (int i = 0; i < withoutContractor; i++) {
      order(i).contractorRollupEmpty().lineItems(1).add();
    }
    for (int i = withoutContractor; i < orders; i++) {
      order(i).lineItems(26).lineItemHours("1").add();
    }
    cacheSchemas();
    RunReport plan = stack.payroll(RunOption.DRY_RUN);
    assertThat(plan.count(Status.PLANNED)).isEqualTo(orders);
    long hundreds = (orders + 99L) / 100; // of the listing, the rates and the contractors
    long ofPayouts = (2L * orders + 99) / 100;
    ApiCalls ofRun = Objects.requireNonNull(plan.callsOfRealRun());
    assertThat(ofRun.query() + ofRun.get()) // the last contractor is read singly
        .isEqualTo(3 * hundreds + ofPayouts + 1 + more);
    RunReport completed = stack.payroll(RunOption.COMPLETE_ORDERS);
    assertThat(completed.calls().query()).isEqualTo(ofRun.query());
    assertThat(completed.calls().update())
        .isEqualTo(orders + withoutContractor + 26L * withManyLineItems);
  }

  private OrderSeed order(int number) {
    return stack.has().order(stack.contractor("Person" + number), LAST_OF_JANUARY);
  }

  @Test
  void ratesThatEndedYearsAgoOrWereDeactivatedNeedNoFurtherQuery() {
    for (int i = 0; i < 50; i++) {
      String contractor = stack.contractor("Person" + i);
      stack.has().rate(contractor).monthly("1").to(JANUARY.minusYears(11).atEndOfMonth()).add();
      stack.has().rate(contractor).monthly("1").to(JANUARY.minusYears(12).atEndOfMonth()).add();
      stack.has().rate(contractor).monthly("1").status("Inactive").add();
      stack.order(contractor);
    }
    cacheSchemas();
    assertReceived(stack.payroll(), Map.of(QUERY, 5L, CREATE, 50L));
  }

  @ParameterizedTest(name = "{0} of {1} contractors: {2} parts and {3} single reads")
  @CsvSource({
    // wanted, total, pages, singles; the better way is the smaller of total/100 and wanted
    "1, 1000, 0, 1",
    "3, 1000, 3, 3",
    "50, 1000, 10, 0",
    "50, 2000, 20, 0",
    "50, 10000, 50, 50",
  })
  void contractorsCostAtMostTwiceTheBetterOfTheTwoWays(
      int wanted, int contractors, long parts, long singles) {
    stack.orders(wanted);
    for (int i = wanted; i < contractors; i++) {
      stack.has().contractor("Other" + i).add();
    }
    cacheSchemas();
    RunReport report = stack.payroll();
    assertThat(report.count(Status.CREATED)).isEqualTo(wanted);
    assertThat(report.calls().query() - 4).isEqualTo(parts);
    assertThat(report.calls().get()).isEqualTo(singles);
    assertThat(parts + singles).isLessThanOrEqualTo(2L * Math.min(wanted, contractors / 100));
  }

  @Test
  void aLoadWithoutKeysSendsNoRequest() {
    cacheSchemas();
    assertReceived(stack.payroll(), Map.of(QUERY, 1L));
    stack.refunds();
    stack.traffic().reset();
    assertReceived(stack.refunds(), Map.of(QUERY, 1L));
    stack.has().order(null, LAST_OF_JANUARY).add();
    stack.traffic().reset();
    RunReport nobody = stack.payroll();
    assertThat(nobody.count(Status.FAILED)).isEqualTo(1);
    assertReceived(nobody, Map.of(QUERY, 4L)); // listing, line items, payouts, archived ones
  }

  @Test
  void aDryRunReadsTheSameCreatesNothingAndReportsTheRequestsOfARealRun() {
    stack.orders(30);
    cacheSchemas();
    RunReport plan = stack.payroll(RunOption.DRY_RUN);
    assertReceived(plan, Map.of(QUERY, 7L)); // 2 for the variance
    assertThat(plan.count(Status.PLANNED)).isEqualTo(30);
    assertThat(stack.created()).isEmpty();
    RunReport real = stack.payroll();
    assertThat(plan.callsOfRealRun()).isEqualTo(real.calls());
  }

  @Test
  void aSecondRunRightAfterTheFirstCreatesNothing() {
    List<String> orders = stack.orders(30);
    stack.payroll();
    stack.traffic().reset();
    RunReport second = stack.payroll();
    assertThat(second.count(Status.SKIPPED)).isEqualTo(30);
    assertThat(second.stopped()).isNull();
    assertThat(second.items())
        .allSatisfy(
            item ->
                assertThat(item.payout()).hasToString(stack.payoutOf(item.payable().value()).id()));
    assertReceived(second, Map.of(QUERY, 5L));
    assertThat(stack.created()).hasSize(orders.size());
  }

  @Test
  void completingOrdersNeedsARequestPerOrderAndLineItemAndNoFurtherQuery() {
    for (int i = 0; i < 10; i++) {
      stack.has().order(stack.contractor("Person" + i), LAST_OF_JANUARY).lineItems(3).add();
    }
    cacheSchemas();
    RunReport report = stack.payroll(RunOption.COMPLETE_ORDERS);
    assertThat(stack.traffic().countsByRoute())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(QUERY, 5L, CREATE, 10L, "PATCH /v1/pages/{id}", 40L));
    assertThat(report.calls().update()).isEqualTo(40);
  }

  /** Adds an approved order and its payout, on the last day of a month, for each contractor. */
  private void addPaidMonth(List<String> contractors, YearMonth month) {
    for (String contractor : contractors) {
      String order = stack.has().order(contractor, month.atEndOfMonth()).add();
      stack
          .has()
          .payout(contractor)
          .orders(order)
          .amount("22000000", "VND")
          .date(month.atEndOfMonth())
          .add();
    }
  }

  @Test
  void fiftyOrdersOfAMonthNeed55RequestsIfOrdersStayApprovedAndThePreviousMonthIsPaid() {
    List<String> contractors =
        IntStream.range(0, 50).mapToObj(number -> stack.contractor("Person" + number)).toList();
    for (int months = 1; months <= 12; months++) {
      addPaidMonth(contractors, JANUARY.minusMonths(months));
    }
    contractors.forEach(stack::order);
    cacheSchemas();
    RunReport report = stack.run(RunRequest.contractorPayroll().month(JANUARY));
    assertThat(report.items()).hasSize(50);
    assertReceived(report, Map.of(QUERY, 5L, CREATE, 50L));
  }

  @Test
  void aPlanOfAMonthAlsoReadsEarlierMonthsAndCountsThemOnlyForItself() {
    List<String> contractors = List.of(stack.contractor("Ann"), stack.contractor("Bob"));
    addPaidMonth(contractors, JANUARY.minusMonths(1));
    contractors.forEach(stack::order);
    String unpaid = stack.has().order(contractors.get(0), LocalDate.of(2025, 11, 30)).add();
    cacheSchemas();
    RunReport plan = stack.run(RunRequest.contractorPayroll().month(JANUARY).with(DRY_RUN));
    assertReceived(plan, Map.of(QUERY, 12L)); // 5 + 5 for earlier months + 2 for the variance
    assertThat(plan.findings().waiting())
        .extracting(order -> order.payable().value(), RunReport.UnpaidOrder::month)
        .containsExactly(tuple(unpaid, YearMonth.of(2025, 11)));
    stack.traffic().reset();
    RunReport run = stack.run(RunRequest.contractorPayroll().month(JANUARY));
    assertReceived(run, Map.of(QUERY, 5L, CREATE, 2L));
    assertThat(plan.callsOfRealRun()).isEqualTo(run.calls());
    assertThat(run.findings().waiting()).isEmpty();
  }

  @ParameterizedTest(name = "{0} contractors paid the month before: {1} queries")
  @CsvSource({"50, 1", "100, 1", "101, 2", "250, 3"})
  void theVarianceReportReadsPayoutsByTheHundredAndOnlyInPlans(int paid, long queries) {
    for (int i = 0; i < paid; i++) {
      String contractor = stack.contractor("Person" + i);
      stack.order(contractor);
      stack.has().payout(contractor).amount("1", "VND").date(LocalDate.of(2025, 12, 31)).add();
      stack.has().payout(contractor).amount("1", "VND").date(LocalDate.of(2025, 11, 29)).add();
    }
    cacheSchemas();
    RunReport plan = stack.run(RunRequest.contractorPayroll().month(JANUARY).with(DRY_RUN));
    assertThat(Objects.requireNonNull(plan.findings().comparison()).changes()).hasSize(paid);
    ApiCalls ofRun = Objects.requireNonNull(plan.callsOfRealRun());
    assertThat(plan.calls().total())
        .isEqualTo(ofRun.query() + ofRun.get() + 1 + queries + 1); // earlier months, archived ones
    stack.traffic().reset();
    RunReport run = stack.run(RunRequest.contractorPayroll().month(JANUARY));
    assertThat(run.calls()).isEqualTo(ofRun);
    assertThat(run.findings().comparison()).isNull();
  }

  @ParameterizedTest(name = "{0} payouts: {1} queries")
  @CsvSource({"50, 1", "100, 1", "101, 2"})
  void theAccountsOfAMonthTakeItsAuditsAndAQueryForEachHundredPayouts(int paid, long queries) {
    String contractor = stack.contractor("Hand");
    for (int i = 0; i < paid; i++) {
      stack.has().payout(contractor).amount("1", "VND").date(LAST_OF_JANUARY).add();
    }
    stack.month(JANUARY); // caches the schemas
    stack.traffic().reset();
    long ofAudits = 0;
    for (PayableType type : PayableType.values()) {
      ofAudits += stack.audit(new AuditRequest(type, JANUARY)).calls().total();
    }
    stack.traffic().reset();
    MonthReport month = stack.month(JANUARY);
    assertThat(MonthReport.totals(month.payouts()).values())
        .singleElement()
        .satisfies(total -> assertThat(total.count()).isEqualTo(paid));
    assertThat(month.calls().total())
        // archived ones, the contractor's name, and payables without a date
        .isEqualTo(ofAudits + queries + 1 + 1 + PayableType.values().length)
        .isEqualTo(stack.traffic().total());
  }

  @Test
  void onlyIfAPayoutIsArchivedEachBatchIsQueriedAgain() {
    List<String> orders = stack.orders(150);
    String archived = stack.has().payout(null).orders(orders.get(0)).archived().add();
    cacheSchemas();
    RunReport report = stack.payroll();
    assertThat(WholeStack.item(report, orders.get(0)).payout()).hasToString(archived);
    assertReceived(report, Map.of(QUERY, 2 + 2 + 2 + 1 + 3 + 3L, CREATE, 149L));
  }

  @Test
  void aBatchTakesOneCallMoreForEachFurtherHundredRows() {
    for (int i = 0; i < 100; i++) {
      String contractor = stack.has().contractor("Person" + i).add();
      stack.has().rate(contractor).monthly("1000").currency("USD").to(JANUARY.atDay(15)).add();
      stack.has().rate(contractor).monthly("2000").currency("USD").from(JANUARY.atDay(16)).add();
      stack.order(contractor);
    }
    cacheSchemas();
    assertReceived(stack.payroll(), Map.of(QUERY, 7L, CREATE, 100L));
  }
}
