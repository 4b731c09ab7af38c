package dev.payouts.core.internal.decide.payroll;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Reason;
import dev.payouts.core.internal.decide.outcome.NoPayout;
import dev.payouts.core.internal.decide.preloaded.UnreachablePayout;
import dev.payouts.core.model.BillingType;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.RateId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Checks whether a month was already paid from another order (payout-core/RULES.md, the first half
 * of step 8).
 */
final class PaidMonths {
  private PaidMonths() {}

  /** Finds the oldest payout of the month that is not known to be hourly. */
  static Optional<NoPayout> obstacle(PayrollCase order) {
    for (LivePayout payout : order.contractorData().payouts()) {
      if (isOther(payout, order) && !isKnownToBeHourly(payout, order.rates())) {
        return Optional.of(
            NoPayout.of(
                Reason.MONTH_ALREADY_PAID,
                PayrollSentences.monthAlreadyPaid(order.month().month(), payout),
                payout.id()));
      }
    }
    return unreachable(order);
  }

  /** A payout that cannot be read may be live, and is not known to be hourly. */
  private static Optional<NoPayout> unreachable(PayrollCase order) {
    for (UnreachablePayout payout : order.contractorData().unreachable()) {
      LocalDate date = payout.entry().date();
      if (date != null
          && order.month().contains(date)
          && !payout.entry().payable().equals(order.order().id())) {
        return Optional.of(
            NoPayout.of(
                Reason.PAYOUT_UNREACHABLE,
                PayrollSentences.monthUnreachable(order.month().month(), payout),
                payout.payout()));
      }
    }
    return Optional.empty();
  }

  /** Returns every payout of the month for another order, oldest first. */
  static ImmutableList<LivePayout> others(PayrollCase order) {
    ImmutableList.Builder<LivePayout> others = ImmutableList.builder();
    for (LivePayout payout : order.contractorData().payouts()) {
      if (isOther(payout, order)) {
        others.add(payout);
      }
    }
    return others.build();
  }

  private static boolean isOther(LivePayout payout, PayrollCase order) {
    LocalDate date = payout.date();
    return date != null
        && order.month().contains(date)
        && !payout.payables().contains(order.order().id());
  }

  /** Returns false if the payout names no rate or a rate that is not Active. */
  private static boolean isKnownToBeHourly(LivePayout payout, MonthRates rates) {
    for (RateId named : payout.rates()) {
      if (!isHourlyOfMonth(named, rates)) {
        return false;
      }
    }
    return !payout.rates().isEmpty();
  }

  private static boolean isHourlyOfMonth(RateId named, MonthRates rates) {
    for (int i = 0; i < rates.count(); i++) {
      if (rates.touches(i) && rates.rate(i).id().equals(named)) {
        return rates.rate(i).billingType().present() == BillingType.HOURLY_RATE;
      }
    }
    return false;
  }
}
