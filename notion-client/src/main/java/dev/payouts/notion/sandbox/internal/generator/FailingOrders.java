package dev.payouts.notion.sandbox.internal.generator;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.sandbox.PayrollWorkspace;
import dev.payouts.notion.sandbox.Unavailable;
import java.time.LocalDate;

/**
 * Creates one or two task orders for each failure reason of payout-core/RULES.md. Not thread-safe.
 */
final class FailingOrders {
  private final CaseWorkspace cases;
  private final PayrollWorkspace workspace;

  FailingOrders(CaseWorkspace cases) {
    this.cases = cases;
    this.workspace = cases.workspace;
  }

  void add() {
    addContractors();
    addDatesAndRates();
    addCurrencies();
    addIncompleteRates();
    addRateChanges();
    addMonthsPaidTwice();
    addUnavailableValues();
    addDuplicates();
    addImplausibleDate();
    addLineItems();
    addInactiveRate();
  }

  /** contractor_missing, contractor_ambiguous, contractor_unreadable. */
  private void addContractors() {
    workspace.order(null, cases.lastDay()).hours("160").lineItems(1).add();

    String one = cases.monthlyContractor();
    String other = cases.monthlyContractor();
    cases.order(one).property("Contractor", ImmutableList.of(one, other)).add();

    String gone = cases.newContractor().trashed().add();
    cases.rate(gone).monthly("20000000").currency("VND").add();
    cases.order(gone).add();
  }

  /** order_date_missing, rate_missing, rate_ambiguous. */
  private void addDatesAndRates() {
    workspace.order(cases.monthlyContractor(), null).lineItems(1).add();

    String later = cases.contractor();
    LocalDate nextMonth = cases.lastDay().plusDays(1);
    workspace.rate(later).from(nextMonth).monthly("20000000").currency("VND").add();
    cases.order(later).add();

    String tied = cases.contractor();
    cases.rate(tied).monthly("20000000").currency("VND").add();
    cases.rate(tied).monthly("21000000").currency("VND").add();
    cases.order(tied).add();
  }

  /** currency_missing, currency_unknown. */
  private void addCurrencies() {
    String without = cases.contractor();
    cases.rate(without).monthly("20000000").add();
    cases.order(without).add();

    String unknown = cases.contractor();
    cases.rate(unknown).monthly("20000000").currency("Dong").add();
    cases.order(unknown).add();
  }

  /** hours_missing, rate_incomplete, billing_type_unknown, amount_negative. */
  private void addIncompleteRates() {
    String noHours = cases.contractor();
    cases.rate(noHours).hourly("20").currency("USD").add();
    workspace.order(noHours, cases.lastDay()).lineItems(2).add();

    String noHourlyRate = cases.contractor();
    cases.rate(noHourlyRate).billingType("Hourly Rate").currency("USD").add();
    cases.order(noHourlyRate).add();

    String noMonthly = cases.contractor();
    cases.rate(noMonthly).billingType("Monthly Fixed").currency("USD").add();
    cases.order(noMonthly).add();

    String retainer = cases.contractor();
    cases.rate(retainer).monthly("2000").billingType("Retainer").currency("USD").add();
    cases.order(retainer).add();

    String negative = cases.contractor();
    cases.rate(negative).monthly("-2000").currency("USD").add();
    cases.order(negative).add();
  }

  /** rate_change_unsupported: another currency, or from monthly to hourly. */
  private void addRateChanges() {
    LocalDate sixteenth = cases.month.atDay(16);
    String currency = cases.contractor();
    cases.rate(currency).to(sixteenth.minusDays(1)).monthly("20000000").currency("VND").add();
    workspace.rate(currency).from(sixteenth).monthly("900").currency("USD").add();
    cases.order(currency).add();

    String billing = cases.contractor();
    cases.rate(billing).to(sixteenth.minusDays(1)).monthly("900").currency("USD").add();
    workspace.rate(billing).from(sixteenth).hourly("20").currency("USD").add();
    cases.order(billing).add();
  }

  /** month_already_paid, month_claimed_twice. */
  private void addMonthsPaidTwice() {
    String paid = cases.monthlyContractor();
    String first = cases.order(paid).status("Completed").add();
    workspace.payout(paid).orders(first).amount("30000000", "VND").date(cases.lastDay()).add();
    cases.order(paid).add();

    String twice = cases.monthlyContractor();
    cases.order(twice).add();
    cases.order(twice).add();
  }

  /** value_unavailable, for each formula or rollup that a payroll order needs. */
  private void addUnavailableValues() {
    String amount = cases.contractor();
    cases
        .rate(amount)
        .monthly("1")
        .currency("VND")
        .property("Monthly Fixed", Unavailable.UNSUPPORTED.json())
        .add();
    cases.order(amount).add();

    String hours = cases.contractor();
    cases.rate(hours).hourly("20").currency("USD").add();
    cases.order(hours).property("Final Hours Worked", Unavailable.ERROR.json()).add();

    String rollup = cases.monthlyContractor();
    cases.order(rollup).contractorRollupUnavailable(Unavailable.INCOMPLETE).add();
  }

  /** Two live payouts of one order: skipped with a warning to review them. */
  private void addDuplicates() {
    String contractor = cases.monthlyContractor();
    String order = cases.order(contractor).add();
    for (int i = 0; i < 2; i++) {
      workspace
          .payout(contractor)
          .orders(order)
          .amount("30000000", "VND")
          .date(cases.lastDay())
          .add();
    }
  }

  /** order_date_implausible. */
  private void addImplausibleDate() {
    workspace.order(cases.monthlyContractor(), cases.lastDay().plusYears(36)).lineItems(1).add();
  }

  /** hours_incomplete, line_item_claimed_twice. */
  private void addLineItems() {
    String hourly = cases.contractor();
    cases.rate(hourly).hourly("20").currency("USD").add();
    workspace.order(hourly, cases.lastDay()).hours("200").lineItems(26).add();

    String copied = cases.contractor();
    cases.rate(copied).hourly("20").currency("USD").add();
    String order = cases.order(copied).add();
    Object lineItems = workspace.notion().view().property(order, "Sub-item").orElseThrow();
    workspace.order(copied, cases.lastDay()).hours("160").property("Sub-item", lineItems).add();
  }

  /** rate_inactive: the old rate was switched off at a raise. */
  private void addInactiveRate() {
    LocalDate sixteenth = cases.month.atDay(16);
    String raised = cases.contractor();
    cases
        .rate(raised)
        .to(sixteenth.minusDays(1))
        .monthly("2000")
        .currency("USD")
        .status("Inactive")
        .add();
    workspace.rate(raised).from(sixteenth).monthly("3000").currency("USD").payday("01").add();
    cases.order(raised).add();
  }
}
