package dev.payouts.notion.sandbox.internal.generator;

import dev.payouts.notion.sandbox.PayrollWorkspace;
import java.time.LocalDate;

/**
 * Creates the special cases of payout-core/RULES.md that end as created or skipped. Not
 * thread-safe.
 */
final class SpecialCases {
  /** More line items than a formula evaluates. */
  private static final int TIMESHEETS = 31;

  private final CaseWorkspace cases;
  private final PayrollWorkspace workspace;

  SpecialCases(CaseWorkspace cases) {
    this.cases = cases;
    this.workspace = cases.workspace;
  }

  void add() {
    addPartsOfTheMonth();
    addOtherMonths();
    addHourly();
    addContractorsOfLineItems();
    addPaidOrders();
    addNothingToPay();
    addRefunds();
    addSplits();
  }

  /** A raise on the 16th, a start on the 13th, and a leaver whose last day is the 20th. */
  private void addPartsOfTheMonth() {
    LocalDate sixteenth = cases.month.atDay(16);
    String raised = cases.contractor();
    cases.rate(raised).to(sixteenth.minusDays(1)).monthly("30000000").currency("VND").add();
    workspace.rate(raised).from(sixteenth).monthly("36000000").currency("VND").payday("01").add();
    cases.order(raised).add();

    String starter = cases.contractor();
    LocalDate thirteenth = cases.month.atDay(13);
    workspace.rate(starter).from(thirteenth).monthly("2500.50").currency("USD").payday("15").add();
    cases.order(starter).add();

    String leaver = cases.newContractor().positions("Product Designer").add();
    cases.rate(leaver).to(cases.month.atDay(20)).monthly("28500000").currency("VND").add();
    cases.order(leaver).add();
  }

  /** An order that was approved late is paid at the rate of its own month. */
  private void addOtherMonths() {
    String late = cases.contractor();
    LocalDate first = cases.month.atDay(1);
    cases.rate(late).to(first.minusDays(1)).monthly("24000000").currency("VND").add();
    workspace.rate(late).from(first).monthly("27000000").currency("VND").payday("01").add();
    workspace.order(late, first.minusDays(1)).lineItems(1).add();
    cases.order(late).add();
    cases.order(cases.monthlyContractor()).status("Pending Approval").add();
  }

  /**
   * An hourly rate that changed within the month, where all hours are paid at the order's rate; and
   * an order with a timesheet per day, more than a formula adds up.
   */
  private void addHourly() {
    String hourly = cases.contractor();
    LocalDate tenth = cases.month.atDay(10);
    cases.rate(hourly).to(tenth.minusDays(1)).hourly("18").currency("USD").add();
    workspace.rate(hourly).from(tenth).hourly("20").currency("USD").payday("01").add();
    cases.order(hourly).hours("121.25").add();

    String daily = cases.contractor();
    cases.rate(daily).hourly("20").currency("USD").add();
    workspace.order(daily, cases.lastDay()).lineItems(TIMESHEETS).lineItemHours("8").add();
  }

  private void addContractorsOfLineItems() {
    String onItems = cases.monthlyContractor();
    cases.order(onItems).contractorRollupEmpty().add();
  }

  /** A payout by hand for two months at once, and payouts that do not count. */
  private void addPaidOrders() {
    String paid = cases.monthlyContractor();
    String before = workspace.order(paid, cases.month.atDay(1).minusDays(1)).lineItems(1).add();
    String order = cases.order(paid).add();
    workspace
        .payout(paid)
        .name("Two months at once")
        .orders(before, order)
        .amount("60000000", "VND")
        .date(cases.lastDay())
        .status(null)
        .add();

    String cancelled = cases.monthlyContractor();
    String again = cases.order(cancelled).add();
    workspace.payout(cancelled).orders(again).date(cases.lastDay()).status("Cancelled").add();
    workspace.payout(cancelled).orders(again).date(cases.lastDay()).trashed().add();
  }

  private void addNothingToPay() {
    String idle = cases.contractor();
    cases.rate(idle).hourly("25").currency("USD").add();
    cases.order(idle).hours("0").add();
  }

  private void addRefunds() {
    String contractor = cases.contractor();
    workspace
        .refund("RFD-LONG", contractor)
        .amount("125.5", "USD")
        .reason("Equipment")
        .details("Bàn phím 🎹 và màn hình. ".repeat(120))
        .requested(cases.month.atDay(7))
        .add();
    String paid = workspace.refund("RFD-PAID", contractor).amount("80", "USD").add();
    workspace.payout(contractor).refunds(paid).amount("80", "USD").status("Paid").add();
    workspace.refund("RFD-ZERO", contractor).amount("0", "USD").add();
    workspace.refund("RFD-PENDING", contractor).amount("15", "USD").status("Pending").add();
  }

  private void addSplits() {
    String person = cases.contractor();
    String paid = workspace.split("Bonus of last month", person).amount("90", "USD").add();
    workspace.payout(person).splits(paid).amount("90", "USD").status("New").add();
    workspace.split("Fee of nothing", person).type("Fee").amount("0", "USD").add();
    workspace.split("Paid long ago", person).amount("10", "USD").status("Paid").add();
  }
}
