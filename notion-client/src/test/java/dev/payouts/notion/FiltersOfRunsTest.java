package dev.payouts.notion;

import static dev.payouts.core.FailureCause.NO_SUCH_CONTRACTOR;
import static dev.payouts.notion.WholeStack.JANUARY;
import static dev.payouts.notion.WholeStack.LAST_OF_JANUARY;
import static dev.payouts.notion.WholeStack.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ascii;
import dev.payouts.core.Reason;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.model.PayDay;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The filters of payout-core/RULES.md, and runs without matches. */
class FiltersOfRunsTest {
  private final WholeStack stack = WholeStack.start();

  @AfterEach
  void stop() {
    stack.close();
  }

  private void assertListed(RunRequest.Builder request, String... payables) {
    RunReport report = stack.run(request.with(RunOption.DRY_RUN));
    assertThat(report.stopped()).isNull();
    assertThat(report.items())
        .extracting(item -> item.payable().value())
        .containsExactlyInAnyOrder(payables);
  }

  private static RunRequest.Builder of(String contractor) {
    return RunRequest.contractorPayroll().contractor(contractor);
  }

  @Test
  void theMonthIsThatOfTheOrdersDateInTheTimeZone() {
    stack.configured("'time_zone': 'Asia/Ho_Chi_Minh'");
    String contractor = stack.contractor("Ann");
    String first = stack.has().order(contractor, JANUARY.atDay(1)).add();
    String last = stack.order(contractor);
    String lateInDecember =
        stack.has().order(contractor, null).property("Date", "2025-12-31T18:00:00+00:00").add();
    String lateInJanuary =
        stack.has().order(contractor, null).property("Date", "2026-01-31T18:00:00+00:00").add();
    String contradictedByItsFormula =
        stack.has().order(contractor, LocalDate.of(2026, 2, 1)).property("Month", "2026-01").add();
    stack.has().order(contractor, null).add();
    assertListed(RunRequest.contractorPayroll().month(JANUARY), first, last, lateInDecember);
    assertListed(
        RunRequest.contractorPayroll().month(JANUARY.plusMonths(1)),
        lateInJanuary,
        contradictedByItsFormula);
    assertListed(RunRequest.contractorPayroll().month(JANUARY.plusYears(1)));
  }

  /** Its date is of another month in the time zone that Notion's filter counts in. */
  @Test
  void aPayoutWhoseDateHasATimePaysTheMonthOfTheTimeZone() {
    stack.configured("'time_zone': 'Asia/Ho_Chi_Minh'");
    String person = stack.contractor("Ann");
    String order = stack.order(person);
    String other = stack.has().order(person, LAST_OF_JANUARY).status("Completed").add();
    stack
        .has()
        .payout(person)
        .orders(other)
        .property("Date", "2025-12-31T18:00:00+00:00")
        .amount("10", "USD")
        .add();
    assertThat(WholeStack.item(stack.payroll(), order).reason())
        .isEqualTo(Reason.MONTH_ALREADY_PAID);
  }

  @Test
  void idsMatchInAnyNotation() {
    String ann = stack.contractor("Ann");
    String spelledOtherwise = Ascii.toUpperCase(ann.replace("-", ""));
    String order =
        stack
            .has()
            .order(null, LAST_OF_JANUARY)
            .property("Contractor", List.of(spelledOtherwise))
            .add();
    assertListed(of(ann), order);
    assertThat(item(stack.payroll(), order).status()).isEqualTo(Status.CREATED);
  }

  @Test
  void contractorMatchesTheIdTheHandleOrTheFullName() {
    String ann = stack.has().contractor("Nguyễn Ann").discord("ann.dev").add();
    String other = stack.has().contractor("ann.dev").discord("other").add();
    String namesake = stack.has().contractor("nguyễn ann").discord("third").add();
    String ofAnn = stack.order(ann);
    String ofOther = stack.order(other);
    String ofNamesake = stack.order(namesake);
    String ofBoth =
        stack.has().order(null, LAST_OF_JANUARY).property("Contractor", List.of(other, ann)).add();
    stack.has().order(null, LAST_OF_JANUARY).add();
    assertListed(of(Ascii.toUpperCase(ann.replace("-", ""))), ofAnn, ofBoth);
    assertListed(of("ANN.dev"), ofAnn, ofOther, ofBoth);
    assertListed(of("THIRD"), ofNamesake);
    assertListed(of("NGUYỄN ANN"), ofAnn, ofNamesake, ofBoth);
    RunReport.RunFailure stop = stack.run(of("Nguyễn")).failure().orElseThrow();
    assertThat(stop.cause())
        .as("a part of a name matches no contractor")
        .isEqualTo(NO_SUCH_CONTRACTOR);
    assertThat(stop.sentence()).contains("\"Nguyễn Ann\"");
  }

  @Test
  void anOrderWhoseContractorComesFromItsLineItemsIsAlsoMatched() {
    String ann = stack.contractor("Ann");
    String order =
        stack.has().order(ann, LAST_OF_JANUARY).contractorRollupEmpty().lineItems(2).add();
    assertListed(of("ann"), order);
    assertThat(item(stack.payroll(), order).status()).isEqualTo(Status.CREATED);
    assertThat(stack.payoutOf(order).properties()).containsEntry("Person", List.of(ann));
  }

  @Test
  void lineItemsOfDifferentContractorsAreAmbiguousAndOfNoneMissing() {
    String ann = stack.contractor("Ann");
    String bob = stack.contractor("Bob");
    String ofTwo =
        stack
            .has()
            .order(ann, LAST_OF_JANUARY)
            .contractorRollupEmpty()
            .lineItems(1)
            .lineItemContractor(List.of(ann, bob))
            .add();
    String ofNobody =
        stack
            .has()
            .order(ann, LAST_OF_JANUARY)
            .contractorRollupEmpty()
            .lineItems(2)
            .lineItemContractor(null)
            .add();
    RunReport report = stack.payroll();
    assertThat(item(report, ofTwo).reason()).isEqualTo(Reason.CONTRACTOR_AMBIGUOUS);
    assertThat(item(report, ofNobody).reason()).isEqualTo(Reason.CONTRACTOR_MISSING);
    assertThat(stack.created()).isEmpty();
  }

  @Test
  void decemberOf9999IsListedWithoutAFiveDigitYear() {
    String order = stack.has().order(stack.contractor("Ann"), LocalDate.of(9999, 12, 31)).add();
    RunReport report = stack.run(RunRequest.contractorPayroll().month(YearMonth.of(9999, 12)));
    assertThat(item(report, order).reason()).isEqualTo(Reason.ORDER_DATE_IMPLAUSIBLE);
  }

  @Test
  void thePayDayIsThatOfTheRate() {
    String on15th = stack.order(stack.contractor("Ann"));
    String bob = stack.has().contractor("Bob").add();
    stack.has().rate(bob).monthly("100").currency("USD").payday("01").add();
    String onFirst = stack.order(bob);
    String cy = stack.has().contractor("Cy").add();
    stack.has().rate(cy).monthly("100").currency("USD").add();
    String onNone = stack.order(cy);
    RunReport report = stack.run(RunRequest.contractorPayroll().payDay(new PayDay(15)));
    assertThat(item(report, on15th).status()).isEqualTo(Status.CREATED);
    assertThat(item(report, onFirst).reason()).isEqualTo(Reason.PAY_DAY_MISMATCH);
    assertThat(item(report, onNone).reason()).isEqualTo(Reason.PAY_DAY_MISSING);
    RunReport first = stack.run(RunRequest.contractorPayroll().payDay(new PayDay(1)));
    assertThat(item(first, onFirst).status()).isEqualTo(Status.CREATED);
    assertThat(item(first, on15th).reason()).isEqualTo(Reason.ALREADY_PAID);
  }

  @Test
  void theIdFilterMatchesPartOfTheRefundIdOrAutoNameIgnoringCase() {
    String contractor = stack.has().contractor("Ann").add();
    String refund = stack.has().refund("REF-2026-a1", contractor).amount("1", "USD").add();
    stack.has().refund("REF-2026-b2", contractor).amount("1", "USD").add();
    String split = stack.has().split("Acme share", contractor).amount("1", "USD").add();
    stack.has().split("Other", contractor).amount("1", "USD").add();
    stack
        .has()
        .split("Acme unnamed", contractor)
        .property("Auto Name", null)
        .amount("1", "USD")
        .add();
    assertListed(RunRequest.refund().id("26-A1"), refund);
    assertListed(RunRequest.refund().id("nothing"));
    assertListed(RunRequest.invoiceSplit().id("SPL :: ACME"), split);
    assertListed(RunRequest.invoiceSplit().id("unnamed"));
  }

  @Test
  void forceDropsOnlyTheStatusCondition() {
    String approved = stack.order(stack.contractor("Ann"));
    String draft =
        stack.has().order(stack.contractor("Bob"), LAST_OF_JANUARY).status("Draft").add();
    String completed =
        stack
            .has()
            .order(stack.contractor("Cy"), LAST_OF_JANUARY)
            .status("Completed")
            .lineItems(2)
            .add();
    String paid = stack.has().order(stack.contractor("Di"), LAST_OF_JANUARY).status("Draft").add();
    stack.has().payout(null).orders(paid).add();
    assertListed(RunRequest.contractorPayroll(), approved);
    RunReport report = stack.payroll(RunOption.FORCE);
    assertThat(report.items())
        .extracting(item -> item.payable().value())
        .as("no line item among them")
        .containsExactlyInAnyOrder(approved, draft, completed, paid);
    assertThat(item(report, paid).reason()).isEqualTo(Reason.ALREADY_PAID);
    assertThat(stack.created()).hasSize(3);
  }

  @Test
  void filtersWithoutMatchesGiveAnEmptyRun() {
    stack.orders(2);
    stack.contractor("Idle");
    for (RunRequest.Builder request :
        List.of(of("idle"), RunRequest.refund().id("none"), RunRequest.invoiceSplit().id("no"))) {
      RunReport report = stack.run(request);
      assertThat(report.items()).isEmpty();
      assertThat(report.stopped()).isNull();
    }
    assertThat(stack.created()).isEmpty();
  }
}
