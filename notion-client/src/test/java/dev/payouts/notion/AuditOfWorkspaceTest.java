package dev.payouts.notion;

import static dev.payouts.notion.WholeStack.JANUARY;
import static dev.payouts.notion.WholeStack.LAST_OF_JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.AuditReport;
import dev.payouts.core.AuditReport.Finding;
import dev.payouts.core.AuditReport.Kind;
import dev.payouts.core.AuditRequest;
import dev.payouts.core.RunOption;
import dev.payouts.core.model.PayableType;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Audits of a sandbox: which statuses and months they read, and with how many requests. */
class AuditOfWorkspaceTest {
  private static final String QUERY = "POST /v1/data_sources/{id}/query";

  private final WholeStack stack = WholeStack.start();

  @AfterEach
  void stop() {
    stack.close();
  }

  private AuditReport audit(PayableType type, @Nullable YearMonth month) {
    stack.traffic().reset();
    AuditReport report = stack.audit(new AuditRequest(type, month));
    assertThat(report.calls().total()).isEqualTo(stack.traffic().total());
    return report;
  }

  @Test
  void anAuditNeedsTheReadsOfARunOneOfEarlierMonthsAndTwoOfPayoutsAndCreatesNothing() {
    stack.orders(50);
    assertThat(stack.payroll(RunOption.COMPLETE_ORDERS).calls().query()).isEqualTo(5);
    AuditReport report = audit(PayableType.CONTRACTOR_PAYROLL, JANUARY);
    assertThat(report.findings()).isEmpty();
    assertThat(report.payables()).isEqualTo(50);
    assertThat(report.paid()).isEqualTo(50);
    assertThat(stack.traffic().countsByRoute()).isEqualTo(Map.of(QUERY, 8L));
    assertThat(stack.created()).hasSize(50);
  }

  @Test
  void twoHundredOrdersNeedElevenQueriesAndFiftyRefundsThree() {
    stack.orders(200);
    stack.payroll();
    audit(PayableType.CONTRACTOR_PAYROLL, null);
    assertThat(stack.traffic().countsByRoute()).isEqualTo(Map.of(QUERY, 11L));
    for (int i = 0; i < 50; i++) {
      String contractor = stack.has().contractor("Other" + i).add();
      stack.has().refund("REF-" + i, contractor).amount("10", "USD").reason("Travel").add();
      stack.has().split("Split " + i, contractor).amount("10", "USD").add();
    }
    stack.refunds();
    stack.splits();
    assertThat(audit(PayableType.REFUND, null).findings()).isEmpty();
    assertThat(stack.traffic().countsByRoute()).isEqualTo(Map.of(QUERY, 3L));
    assertThat(audit(PayableType.INVOICE_SPLIT, null).findings()).isEmpty();
  }

  @Test
  void payablesOfEveryStatusAreComparedAndOnlyApprovedOnesAreReportedAsUnpaid() {
    String ann = stack.contractor("Ann");
    String paid = stack.has().order(ann, LAST_OF_JANUARY).status("Completed").add();
    stack.has().payout(ann).orders(paid).amount("1", "VND").add();
    stack.has().order(stack.contractor("Bob"), LAST_OF_JANUARY).status("Draft").add();
    String unpaid = stack.order(stack.contractor("Cy"));
    AuditReport report = audit(PayableType.CONTRACTOR_PAYROLL, null);
    assertThat(report.payables()).isEqualTo(3);
    assertThat(report.findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.DIFFERS, Kind.UNPAID);
    assertThat(report.findings().get(1).items().get(0).payable()).hasToString(unpaid);
  }

  @Test
  void theMonthOfRefundsAndSplitsIsThatOfTheirDates() {
    String ann = stack.contractor("Ann");
    stack.has().refund("IN", ann).amount("1", "USD").requested(LAST_OF_JANUARY).add();
    stack.has().refund("OUT", ann).amount("1", "USD").requested(LAST_OF_JANUARY.plusDays(1)).add();
    stack.has().refund("UNDATED", ann).amount("1", "USD").add();
    stack.has().split("In", ann).amount("1", "USD").month(LocalDate.of(2026, 1, 1)).add();
    stack.has().split("Out", ann).amount("1", "USD").month(LocalDate.of(2025, 12, 31)).add();
    assertThat(audit(PayableType.REFUND, JANUARY).payables()).isOne();
    assertThat(audit(PayableType.REFUND, null).payables()).isEqualTo(3);
    assertThat(audit(PayableType.INVOICE_SPLIT, JANUARY).payables()).isOne();
    assertThat(audit(PayableType.INVOICE_SPLIT, null).payables()).isEqualTo(2);
  }

  @Test
  void aRejectedRefundIsComparedOnlyIfItWasPaid() {
    String ann = stack.contractor("Ann");
    String paid = stack.has().refund("PAID", ann).amount("5", "USD").status("Paid").add();
    stack.has().refund("NO", ann).amount("5", "USD").status("Rejected").add();
    stack.has().payout(ann).refunds(paid).amount("6", "USD").add();
    AuditReport report = audit(PayableType.REFUND, null);
    assertThat(report.findings()).extracting(Finding::kind).containsExactly(Kind.DIFFERS);
  }

  @Test
  void anAuditOfAWorkspaceThatDoesNotMatchSaysWhatIsMissing() {
    String refunds = stack.dataSource(DataSourceKey.REFUNDS);
    stack.has().refund("REF-1", stack.contractor("Ann")).amount("10", "USD").add();
    stack.sandbox.notion().editor().renameProperty(refunds, "Amount", "Sum");
    AuditReport report = stack.audit(new AuditRequest(PayableType.REFUND, null));
    assertThat(report.failure().orElseThrow().sentence())
        .contains("refunds (Refund Requests) has no property \"Amount\": add it in Notion");
  }
}
