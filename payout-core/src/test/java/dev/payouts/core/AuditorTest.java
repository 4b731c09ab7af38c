package dev.payouts.core;

import static dev.payouts.core.testing.Fixtures.ANN;
import static dev.payouts.core.testing.Fixtures.BOB;
import static dev.payouts.core.testing.Fixtures.contractor;
import static dev.payouts.core.testing.Fixtures.money;
import static dev.payouts.core.testing.Fixtures.order;
import static dev.payouts.core.testing.Fixtures.paying;
import static dev.payouts.core.testing.Fixtures.payout;
import static dev.payouts.core.testing.Fixtures.refund;
import static dev.payouts.core.testing.Fixtures.split;
import static dev.payouts.core.testing.RateFixture.hourly;
import static dev.payouts.core.testing.RateFixture.monthly;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.AuditReport.Difference;
import dev.payouts.core.AuditReport.Finding;
import dev.payouts.core.AuditReport.Kind;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.TaskOrder;
import dev.payouts.core.model.Value;
import dev.payouts.core.testing.InMemoryWorkspace;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The findings of an audit. October 2026 has 22 working days. */
class AuditorTest {
  private static final String LAST = "2026-10-31";

  private final InMemoryWorkspace workspace =
      new InMemoryWorkspace()
          .with(contractor(ANN), monthly("r1", "2200", "USD").build())
          .with(contractor(BOB), hourly("r2", "10", "USD").build());

  private List<Finding> audit(PayableType type) {
    AuditReport report = workspace.engine().build().audit(new AuditRequest(type, null));
    assertThat(report.failure()).isEmpty();
    assertThat(workspace.drafts()).isEmpty();
    return report.findings();
  }

  private List<Finding> payroll() {
    return audit(PayableType.CONTRACTOR_PAYROLL);
  }

  private static LivePayout pays(String id, String amount, String... orders) {
    return paying(payout(id, ANN, LAST, ImmutableSet.of(), orders), money(amount, "USD"));
  }

  @Test
  void aPayoutThatMatchesTheRulesGivesNoFinding() {
    workspace.with(order("o1", LAST)).with(pays("p1", "2200.00", "o1"));
    assertThat(payroll()).isEmpty();
  }

  @Test
  void aDifferentAmountCurrencyOrContractorIsFoundWithTheExpectedAmount() {
    workspace.with(order("o1", LAST)).with(pays("p1", "2100", "o1"));
    Finding finding = payroll().get(0);
    assertThat(finding.kind()).isEqualTo(Kind.DIFFERS);
    assertThat(finding.differences()).containsExactly(Difference.AMOUNT);
    assertThat(finding.expected()).isEqualTo(money("2200", "USD"));
    assertThat(finding.items().get(0).calculation()).isInstanceOf(Calculation.Monthly.class);
    workspace
        .with(order("o2", "2026-09-30"))
        .with(
            paying(payout("p2", BOB, "2026-09-30", ImmutableSet.of(), "o2"), money("2200", "VND")));
    assertThat(payroll().get(1).differences())
        .containsExactly(Difference.CURRENCY, Difference.PERSON);
  }

  @Test
  void anAuditOfOneMonthListsUnpaidOrdersOfTheThreeMonthsBefore() {
    workspace
        .with(
            order("o1", LAST),
            order("o2", "2026-09-30"),
            order("paid", "2026-08-31"),
            order("o3", "2026-06-30"))
        .with(pays("p1", "2200", "o1"), pays("p2", "2200", "paid"));
    AuditRequest october = new AuditRequest(PayableType.CONTRACTOR_PAYROLL, YearMonth.of(2026, 10));
    AuditReport audit = workspace.engine().build().audit(october);
    assertThat(audit.findings()).isEmpty();
    assertThat(audit.waiting())
        .containsExactly(
            new RunReport.UnpaidOrder(
                new PayableId("o2"), "ORD :: o2", YearMonth.of(2026, 9), money("2200", "USD")));
  }

  @Test
  void aPayoutWithoutAnAmountDiffers() {
    workspace.with(order("o1", LAST)).with(payout("p1", ANN, LAST, ImmutableSet.of(), "o1"));
    assertThat(payroll().get(0).differences())
        .containsExactly(Difference.AMOUNT, Difference.CURRENCY);
  }

  @Test
  void severalLivePayoutsAreFoundAndNotComparedOneByOne() {
    workspace.with(order("o1", LAST)).with(pays("p1", "1", "o1"), pays("p2", "2", "o1"));
    assertThat(payroll()).hasSize(1);
    assertThat(payroll().get(0).kind()).isEqualTo(Kind.SEVERAL_PAYOUTS);
    assertThat(payroll().get(0).payouts()).hasSize(2);
  }

  @Test
  void aPayoutOfSeveralOrdersIsComparedWithTheirSumOnce() {
    var hours = Value.of(new BigDecimal("8"));
    TaskOrder september = order("o1", "2026-09-30");
    TaskOrder october = order("o2", LAST);
    workspace.with(september, october).with(pays("p1", "4400", "o1", "o2"));
    assertThat(payroll()).isEmpty();
    TaskOrder other = order("o3", "2026-08-31", hours);
    workspace.with(other).with(pays("p2", "2200", "o3", "elsewhere"));
    assertThat(payroll()).extracting(Finding::kind).containsExactly(Kind.NOT_COMPARABLE);
    assertThat(payroll().get(0).expected()).isNull();
  }

  @Test
  void aPayoutThatTheRulesNoLongerGiveIsFoundWithTheReason() {
    TaskOrder hourly = order("o1", LAST, BOB);
    workspace
        .with(hourly)
        .with(paying(payout("p1", BOB, LAST, ImmutableSet.of(), "o1"), money("80", "USD")));
    Finding finding = payroll().get(0);
    assertThat(finding.kind()).isEqualTo(Kind.NOTHING_FOLLOWS);
    assertThat(finding.items().get(0).reason()).isEqualTo(Reason.HOURS_MISSING);
  }

  @Test
  void aMonthThatWasPaidFromTwoOrdersIsFoundForBoth() {
    workspace
        .with(order("o1", LAST), order("o2", "2026-10-30"))
        .with(pays("p1", "2200", "o1"), pays("p2", "2200", "o2"));
    assertThat(payroll()).extracting(Finding::kind).containsOnly(Kind.NOTHING_FOLLOWS).hasSize(2);
  }

  @Test
  void anUnapprovedOrderOfAPaidMonthDoesNotAffectThePayout() {
    workspace
        .with(order("o1", LAST))
        .withUnapproved(order("o2", "2026-10-30"))
        .with(pays("p1", "2200", "o1"));
    assertThat(payroll()).isEmpty();
  }

  @Test
  void anUnpaidApprovedOrderIsFoundAsARunWouldDecideIt() {
    workspace
        .with(order("o1", LAST), order("o2", LAST, BOB), order("o3", LAST, new ContractorId[0]))
        .withUnapproved(order("o4", "2026-09-30"));
    assertThat(payroll())
        .extracting(Finding::kind)
        .containsExactly(Kind.UNPAID, Kind.NEEDS_SOMEBODY, Kind.NEEDS_SOMEBODY);
    assertThat(payroll().get(0).expected()).isEqualTo(money("2200", "USD"));
    assertThat(payroll().get(2).items().get(0).reason()).isEqualTo(Reason.CONTRACTOR_MISSING);
  }

  @Test
  void refundsAndSplitsAreComparedWithTheAmountsTheyState() {
    workspace.with(refund("r1"), refund("r2"));
    workspace.with(
        paying(payout("p1", ANN, LAST, ImmutableSet.of(), "r1"), money("12.34", "USD")),
        paying(payout("p2", ANN, LAST, ImmutableSet.of(), "r2"), money("12.35", "USD")));
    List<Finding> findings = audit(PayableType.REFUND);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).expected()).isEqualTo(money("12.34", "USD"));
  }

  @Test
  void theMonthOfRefundsAndSplitsIsThatOfTheirDate() {
    var october = YearMonth.of(2026, 10);
    assertThat(new AuditRequest(PayableType.REFUND, october).covers(refund("r1"))).isTrue();
    assertThat(new AuditRequest(PayableType.INVOICE_SPLIT, october).covers(split("s1"))).isTrue();
    assertThat(new AuditRequest(PayableType.REFUND, october.plusMonths(1)).covers(refund("r1")))
        .isFalse();
    assertThat(new AuditRequest(PayableType.CONTRACTOR_PAYROLL, october).covers(order("o", LAST)))
        .isTrue();
  }

  @Test
  void anAuditThatCannotReadEverythingFindsNothingAndSaysWhy() {
    workspace.with(order("o1", LAST)).lookUpsFailAfter(0);
    AuditReport report =
        workspace.engine().build().audit(new AuditRequest(PayableType.CONTRACTOR_PAYROLL, null));
    assertThat(report.failure().map(RunReport.RunFailure::cause))
        .contains(FailureCause.NOT_CARRIED_THROUGH);
    assertThat(report.findings()).isEmpty();
  }
}
