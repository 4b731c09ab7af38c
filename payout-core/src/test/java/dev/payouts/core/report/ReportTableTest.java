package dev.payouts.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Warning;
import dev.payouts.core.report.text.DisplayWidth;
import dev.payouts.core.report.text.Screen;
import dev.payouts.core.report.text.Screen.Kind;
import dev.payouts.core.spi.ApiCalls;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTableTest {
  private static final RunRequest PAYROLL =
      RunRequest.contractorPayroll().month(YearMonth.of(2026, 10)).build();
  private static final RunRequest PLAN = RunRequest.refund().with(RunOption.DRY_RUN).build();

  @Test
  void itemsComeFirstThenProblemsAndTheSummaryLast() {
    RunReport run =
        Reports.withDuplicate(
            Reports.report(
                PAYROLL,
                Reports.created("1", "Nguyễn Văn An", "ORD :: an :: 202610", "25000000 VND"),
                Reports.created("2", "山田太郎", "ORD :: taro :: 202610", "1234.5 USD"),
                Reports.created("3", "Lê Bình", "ORD :: binh :: 202610", "1000000 VND"),
                Reports.left("4", "Trần Chi", Reason.ALREADY_PAID, "Payout p8 pays it."),
                Reports.left(
                    "5", null, Reason.RATE_MISSING, "No Active rate touches October 2026.")),
            "4");
    assertThat(report(run))
        .isEqualTo(
            """
            Contractor payroll, October 2026

            CONTRACTOR     FOR                        AMOUNT  CURRENCY  OUTCOME  REASON
            -              5                                            failed   rate missing
            Trần Chi       4                                            skipped  already paid: Payout p8 pays it.
            Lê Bình        ORD :: binh :: 202610   1,000,000  VND       created
            Nguyễn Văn An  ORD :: an :: 202610    25,000,000  VND       created
            山田太郎       ORD :: taro :: 202610    1,234.50  USD       created

            POSSIBLE DOUBLE PAYMENT: 1 payable has several live payouts. Review before paying.
              Trần Chi, 4 (4) has 2 live payouts: p8, p9

            ACTION REQUIRED: 1 item failed
              -, 5: rate missing: No Active rate touches October 2026.

            Contractor payroll, October 2026, run run-1
            Total created: 1,234.50 USD in 1 payout
            Total created: 26,000,000 VND in 2 payouts
            Items: 5 processed, 3 created, 1 skipped, 1 failed
            Requests: 4 queries + 3 creates = 7
            """);
  }

  @Test
  void aPlanShowsTheRequestsOfARealRun() {
    RunReport run =
        Reports.withRealRun(
            Reports.report(
                PLAN, Reports.planned("1", "An", "12.5 USD", Warning.HOURLY_RATE_CHANGED)),
            new ApiCalls(4, 0, 1, 0, 0, 0, 0));
    assertThat(table(Purpose.PLAN, run))
        .startsWith("Refunds, dry run (nothing was created)\n\n")
        .contains("\nRefunds, dry run (nothing was created), run run-1\n")
        .contains("An          ORD-1   12.50  USD       planned  hourly rate changed\n")
        .contains("Total planned: 12.50 USD in 1 payout\n")
        .contains("Requests: 4 queries\n")
        .endsWith("A real run would take: 4 queries + 1 create = 5\n");
    assertThat(report(run)).doesNotContain("A real run would take:");
    assertThat(table(Purpose.DETAILED_PLAN, run))
        .contains(
            "Requests: 4 queries; one by one (N+1), a run would take 1 listing + 3 lookups + 1"
                + " create = 5\n");
  }

  @Test
  void aPaidItemTakesOneLineUnlessItHasSeveralPayouts() {
    RunReport run =
        Reports.withDuplicate(
            Reports.report(
                PAYROLL, Reports.paid("1", "p7", "1000.5 USD"), Reports.paid("4", "p8", "2 USD")),
            "4");
    assertThat(table(run, ItemSelection.ALL))
        .contains("1,000.50  USD       skipped  already paid (Paid): payout p7\n")
        .contains("  skipped  already paid: It is paid.\n");
  }

  @Test
  void paidItemsAreOneLineWithTheirTotals() {
    RunReport run =
        Reports.withDuplicate(
            Reports.report(
                PAYROLL,
                Reports.created("1", "An", "x", "10 USD"),
                Reports.paid("2", "p2", "1000.5 USD"),
                Reports.paid("3", "p3", "7 VND"),
                Reports.paid("4", "p4", "2 USD"),
                Reports.paid("5", "p5", null)),
            "4");
    assertThat(report(run))
        .contains(
            """
            An          4      2.00  USD       skipped  already paid: It is paid.
            An          x     10.00  USD       created
            3 items already paid: 1,000.50 USD in 1 payout, 7 VND in 1 payout, 1 payout whose amount\
             or currency is not known (--items all lists them)
            """)
        .contains(
            """
            Total created: 10.00 USD in 1 payout
            Total already paid: 1,002.50 USD in 2 payouts
            Total already paid: 7 VND in 1 payout
            Total already paid: 1 payout whose amount or currency is not known
            Total created and already paid: 1,012.50 USD in 3 payouts
            Total created and already paid: 7 VND in 1 payout
            Items: 5 processed, 1 created, 4 skipped
            """);
  }

  @Test
  void onlyWhatNeedsActionIsShownIfNothingElseIsWanted() {
    RunReport good = Reports.report(PLAN, Reports.created("1", "An", "x", "10 USD"));
    assertThat(table(good, ItemSelection.FAILED)).isEmpty();
    RunReport failed =
        Reports.report(
            PAYROLL,
            Reports.created("1", "An", "x", "10 USD"),
            Reports.left("2", "Bo", Reason.HOURS_MISSING, "No hours."));
    assertThat(
            ReportTable.of(
                ImmutableList.of(good, failed), Purpose.REPORT, Screen.NONE, ItemSelection.FAILED))
        .isEqualTo(
            """
            ACTION REQUIRED: 1 item failed
              Bo, 2: hours missing: No hours.

            Contractor payroll, October 2026, run run-1
            Items: 2 processed, 1 created, 1 failed
            """);
  }

  @Test
  void theNPlusOneWayTakesAsManyUpdates() {
    RunReport run =
        Reports.withRealRun(
            Reports.report(PAYROLL, Reports.created("1", "An", "x", "1 USD")),
            new ApiCalls(4, 0, 1, 3, 0, 0, 0));
    assertThat(table(Purpose.SANDBOX_REPORT, run))
        .contains("a run would have taken 1 listing + 3 lookups + 1 create + 3 updates = 8\n");
  }

  @Test
  void resolvedCreatesComeFirst() {
    RunReport run = Reports.withResolved(Reports.report(PAYROLL), "s1", "p1");
    assertThat(report(run))
        .contains(
            "Resolved: an earlier run was interrupted while creating the payout for s1; payout p1 had been created.\n")
        .contains(
            "Resolved: an earlier run was interrupted while creating the payout for none; no payout had been created.\n");
  }

  @Test
  void anEmptyRunSaysSo() {
    assertThat(report(Reports.report(PAYROLL)))
        .contains("Nothing to pay: no approved task order matches.\n")
        .endsWith("Requests: 4 queries\n");
  }

  @Test
  void aRunThatWasStoppedSaysSo() {
    RunReport run = Reports.stopped(Reports.report(PAYROLL), FailureCause.NOT_CARRIED_THROUGH);
    assertThat(report(run))
        .contains("No items were processed.\n")
        .contains("This run did not complete; see the error message.\n")
        .doesNotContain("Nothing to pay");
  }

  @Test
  void itemsNotAttemptedAreOneLineWhateverTheirWarnings() {
    Item warned =
        Reports.left("1", "An", Reason.NOT_ATTEMPTED, "Run again.")
            .warned(Warning.HOURS_SUMMED, "");
    RunReport run =
        Reports.report(
            PAYROLL,
            warned.left(Reason.NOT_ATTEMPTED, "Run again.", null),
            Reports.left("2", "Bo", Reason.NOT_ATTEMPTED, "Run again."));
    assertThat(report(Reports.stopped(run, FailureCause.STOPPED)))
        .contains("ACTION REQUIRED: 2 items not attempted\n  2 items not attempted: Run again.\n\n")
        .contains("Items: 2 processed, 2 not attempted\n");
  }

  @Test
  void failedItemsComeBeforeTheSummariesOfAllTypes() {
    RunReport first =
        Reports.report(
            PAYROLL,
            Reports.left("1", "An", Reason.HOURS_MISSING, "No hours."),
            Reports.created("3", "Chi", "x", "1.5 USD"));
    RunReport second =
        Reports.report(
            RunRequest.invoiceSplit().build(),
            Reports.left("2", "Bo\u001b[2J", Reason.AMOUNT_MISSING, "No\namount."),
            Reports.created("4", "Chi", "y", "2 USD"),
            Reports.created("5", "Chi", "z", "7 VND"));
    assertThat(report(first, second))
        .endsWith(
            """

            ACTION REQUIRED: 2 items failed
              An, 1: hours missing: No hours.
              Bo[2J, 2: amount missing: No amount.

            Contractor payroll, October 2026, run run-1
            Total created: 1.50 USD in 1 payout
            Items: 2 processed, 1 created, 1 failed
            Requests: 4 queries + 1 create = 5

            Invoice splits, run run-1
            Total created: 2.00 USD in 1 payout
            Total created: 7 VND in 1 payout
            Items: 3 processed, 2 created, 1 failed
            Requests: 4 queries + 2 creates = 6

            All types
            Created: 3.50 USD in 2 payouts
            Created: 7 VND in 1 payout
            5 processed, 3 created, 2 failed; 11 requests
            """);
  }

  @ParameterizedTest(name = "{0} columns")
  @ValueSource(ints = {40, 60, 80, 120, 200})
  void everythingFitsTheScreen(int columns) {
    RunReport run =
        Reports.withDuplicate(
            Reports.report(
                PAYROLL,
                Reports.created("1", "Nguye\u0302\u0303n Va\u0306n An", "ORD 1", "25000000 VND"),
                Reports.left("4", "山田太郎".repeat(9), Reason.RATE_MISSING, "山田 太郎 ".repeat(40))),
            "4");
    String table =
        ReportTable.of(
            ImmutableList.of(run, run), Purpose.REPORT, new Screen(Kind.MONOCHROME, columns));
    assertThat(table.lines())
        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(columns));
    assertThat(table).contains("Nguye\u0302\u0303n Va\u0306n An", "25,000,000", "created");
  }

  @Test
  void outcomesAndProblemsAreColored() {
    RunReport run =
        Reports.report(
            PAYROLL,
            Reports.created("1", "An", "x", "1 USD"),
            Reports.left("2", "Bo", Reason.HOURS_MISSING, "No hours."),
            Reports.paid("3", "p7", "1 USD"));
    assertThat(
            ReportTable.of(
                ImmutableList.of(run),
                Purpose.REPORT,
                new Screen(Kind.COLORED, 200),
                ItemSelection.ALL))
        .contains(
            "\u001b[32mcreated\u001b[0m",
            "\u001b[1;31mfailed\u001b[0m",
            "\u001b[33mskipped\u001b[0m",
            "\u001b[1;31mACTION REQUIRED: 1 item failed\u001b[0m\n");
  }

  @Test
  void amountsAreNeverRoundedForDisplay() {
    RunReport run =
        Reports.report(
            PAYROLL,
            Reports.created("1", "An", "x", "0.123 USD"),
            Reports.created("2", "An", "x", "12345678901234567890.5 VND"),
            Reports.created("3", "An", "x", "5 XTS"));
    assertThat(report(run))
        .contains(" 0.123  USD", " 12,345,678,901,234,567,890.5  VND", " 5  XTS");
  }

  private static String table(RunReport run, ItemSelection items) {
    return ReportTable.of(ImmutableList.of(run), Purpose.REPORT, Screen.NONE, items);
  }

  private static String report(RunReport... runs) {
    return table(Purpose.REPORT, runs);
  }

  private static String table(Purpose purpose, RunReport... runs) {
    return ReportTable.of(ImmutableList.copyOf(runs), purpose, Screen.NONE);
  }
}
