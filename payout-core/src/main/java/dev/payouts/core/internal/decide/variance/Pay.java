package dev.payouts.core.internal.decide.variance;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Calculation;
import dev.payouts.core.Item;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.RateId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One amount that a contractor is paid, for the variance report.
 *
 * @param contractor the contractor
 * @param money the amount
 * @param rates the rates that it comes from; empty if they are not known
 * @param calculation its calculation; null if it is not known
 */
record Pay(
    ContractorId contractor,
    Money money,
    ImmutableSet<RateId> rates,
    @Nullable Calculation calculation) {
  /** Returns what an item is to be paid; empty without a contractor or an amount. */
  static Optional<Pay> planned(Item item) {
    ContractorId contractor = item.contractor();
    Money money = item.money();
    return contractor == null || money == null
        ? Optional.empty()
        : Optional.of(new Pay(contractor, money, rates(item.calculation()), item.calculation()));
  }

  /** Returns what a payout pays; empty unless it has an amount and exactly one contractor. */
  static Optional<Pay> paid(LivePayout payout) {
    Money money = payout.money();
    return payout.contractors().size() != 1 || money == null
        ? Optional.empty()
        : Optional.of(new Pay(payout.contractors().iterator().next(), money, payout.rates(), null));
  }

  private static ImmutableSet<RateId> rates(@Nullable Calculation calculation) {
    if (calculation instanceof Calculation.Monthly monthly) {
      ImmutableSet.Builder<RateId> rates = ImmutableSet.builder();
      rates.add(monthly.rate());
      monthly.shares().forEach(share -> rates.add(share.rate()));
      return rates.build();
    }
    return calculation instanceof Calculation.Hourly hourly
        ? ImmutableSet.of(hourly.rate())
        : ImmutableSet.of();
  }
}
