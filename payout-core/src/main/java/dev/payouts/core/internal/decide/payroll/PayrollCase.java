package dev.payouts.core.internal.decide.payroll;

import dev.payouts.core.internal.decide.preloaded.ContractorData;
import dev.payouts.core.internal.decide.preloaded.PreloadedPayable;
import dev.payouts.core.model.Rate;
import dev.payouts.core.model.TaskOrder;
import java.time.LocalDate;

/**
 * An order that is ready for the calculation of its amount (payout-core/RULES.md, step 7).
 *
 * @param subject the order and its contractor
 * @param order the order
 * @param date its date
 * @param month the month of that date
 * @param rates the contractor's rates in that month
 * @param chosen the order's rate
 */
record PayrollCase(
    PreloadedPayable subject,
    TaskOrder order,
    LocalDate date,
    PayrollMonth month,
    MonthRates rates,
    MonthRates.Chosen chosen) {
  /** Returns the data of the contractor. */
  ContractorData contractorData() {
    return subject.contractorData();
  }

  /** Returns the order's rate. */
  Rate rate() {
    return chosen.rate();
  }
}
