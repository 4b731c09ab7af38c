package dev.payouts.core.model;

import com.google.common.collect.ImmutableSetMultimap;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A live payout of any type, as the accounts of a month see it. Immutable.
 *
 * @param day the day it counts on: its date, or the day it was created if it has none
 * @param payout the payout, with its payables of all types
 * @param payables the same payables by their type; none if it was made by hand for none
 */
public record DatedPayout(
    LocalDate day, LivePayout payout, ImmutableSetMultimap<PayableType, PayableId> payables) {
  /** {@return the month it counts in} */
  public YearMonth month() {
    return YearMonth.from(day);
  }

  /** {@return the type of its payables; empty if it has none, or some of several types} */
  public Optional<PayableType> type() {
    return payables.keySet().size() == 1
        ? Optional.of(payables.keySet().iterator().next())
        : Optional.empty();
  }

  /** {@return whether it pays work: a task order, or no payable at all} */
  public boolean paysWork() {
    return payables.isEmpty() || payables.containsKey(PayableType.CONTRACTOR_PAYROLL);
  }
}
