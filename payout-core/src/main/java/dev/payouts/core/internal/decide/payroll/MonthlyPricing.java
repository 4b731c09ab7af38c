package dev.payouts.core.internal.decide.payroll;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.Calculation;
import dev.payouts.core.Reason;
import dev.payouts.core.internal.decide.outcome.NoPayout;
import dev.payouts.core.internal.decide.outcome.StepResult;
import dev.payouts.core.internal.decide.text.Sentences;
import dev.payouts.core.model.BillingType;
import dev.payouts.core.model.Rate;
import dev.payouts.core.model.Rounding;
import dev.payouts.core.model.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Proration: calculates the amount of a month at monthly rates. Each working day pays its share of
 * the rate that is effective on it (payout-core/RULES.md, step 7).
 */
final class MonthlyPricing {
  private MonthlyPricing() {}

  /** Sums up, divides once by the working days of the month and rounds once. */
  static StepResult<Amount> price(PayrollCase order, Rounding rounding) {
    Optional<NoPayout> obstacle = obstacle(order);
    if (obstacle.isPresent()) {
      return StepResult.none(obstacle.get());
    }
    MonthRates rates = order.rates();
    PayrollMonth month = order.month();
    BigDecimal sum = BigDecimal.ZERO;
    ImmutableList.Builder<Calculation.Share> shares =
        ImmutableList.builderWithExpectedSize(rates.count());
    for (int i = rates.count() - 1; i >= 0; i--) {
      int days = rates.top(i) & month.workingDays();
      if (days != 0) {
        BigDecimal monthlyFixed = rates.rate(i).monthlyFixed().get();
        BigDecimal part = monthlyFixed.multiply(WorkingDays.count(days));
        sum = sum.signum() == 0 ? part : sum.add(part); // most months have one rate
        shares.add(new Calculation.Share(rates.rate(i).id(), monthlyFixed, Integer.bitCount(days)));
      }
    }
    // A month without working days pays nothing; avoid the division by zero.
    BigDecimal amount = month.workingDays() == 0 ? sum : rounding.round(sum, month.divisor());
    var calculation =
        new Calculation.Monthly(
            order.chosen().why(),
            order.rate().id(),
            shares.build(),
            Integer.bitCount(month.workingDays()),
            rounding,
            order.contractorData().positions());
    return StepResult.of(new Amount(amount, calculation, ImmutableMap.of()));
  }

  /** Each check covers all working days, earliest rate first, before the next check. */
  private static Optional<NoPayout> obstacle(PayrollCase order) {
    int tied = order.rates().tied() & order.month().workingDays();
    if (tied != 0) {
      return Optional.of(order.rates().ambiguous(WorkingDays.first(tied)));
    }
    return firstObstacle(order, rate -> otherKind(rate, order.rate()))
        .or(() -> firstObstacle(order, MonthlyPricing::unknownBillingType))
        .or(() -> firstObstacle(order, MonthlyPricing::noMonthlyAmount))
        .or(() -> inactiveRate(order));
  }

  /** Finds a working day that is covered only by an Inactive rate. */
  private static Optional<NoPayout> inactiveRate(PayrollCase order) {
    int uncovered = order.rates().uncovered(order.month().workingDays());
    if (uncovered == 0) {
      return Optional.empty();
    }
    for (Rate rate : order.contractorData().inactive()) {
      int days = order.month().daysBetween(rate.firstDay(), rate.lastDay()) & uncovered;
      if (days != 0) {
        LocalDate day = order.month().month().atDay(WorkingDays.first(days));
        return Optional.of(
            NoPayout.of(Reason.RATE_INACTIVE, PayrollSentences.rateInactive(rate, day)));
      }
    }
    return Optional.empty();
  }

  /** A check of one rate. */
  private interface Check {
    Optional<NoPayout> of(Rate rate);
  }

  private static Optional<NoPayout> firstObstacle(PayrollCase order, Check check) {
    MonthRates rates = order.rates();
    for (int i = rates.count() - 1; i >= 0; i--) {
      if ((rates.top(i) & order.month().workingDays()) != 0) {
        Optional<NoPayout> obstacle = check.of(rates.rate(i));
        if (obstacle.isPresent()) {
          return obstacle;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<NoPayout> otherKind(Rate rate, Rate ofOrder) {
    String unavailable = rate.currency().unavailableProperty();
    if (unavailable == null && !ofOrder.currency().get().equals(rate.currency().present())) {
      return Optional.of(
          NoPayout.of(
              Reason.RATE_CHANGE_UNSUPPORTED, PayrollSentences.otherCurrency(ofOrder, rate)));
    }
    if (unavailable == null) {
      unavailable = rate.billingType().unavailableProperty();
    }
    if (unavailable != null) {
      return Optional.of(
          NoPayout.of(Reason.VALUE_UNAVAILABLE, Sentences.unavailableOfRate(unavailable, rate)));
    }
    return rate.billingType().present() == BillingType.HOURLY_RATE
        ? Optional.of(
            NoPayout.of(
                Reason.RATE_CHANGE_UNSUPPORTED,
                PayrollSentences.monthlyBesideHourly(ofOrder, rate)))
        : Optional.empty();
  }

  private static Optional<NoPayout> unknownBillingType(Rate rate) {
    BillingType type = rate.billingType().orElse(BillingType.UNKNOWN);
    return type.isMonthly()
        ? Optional.empty()
        : Optional.of(
            NoPayout.of(Reason.BILLING_TYPE_UNKNOWN, PayrollSentences.billingTypeUnknown(rate)));
  }

  private static Optional<NoPayout> noMonthlyAmount(Rate rate) {
    Value<BigDecimal> monthlyFixed = rate.monthlyFixed();
    return monthlyFixed.isPresent()
        ? Optional.empty()
        : Optional.of(
            NoPayout.ofRate(
                rate, monthlyFixed, Reason.RATE_INCOMPLETE, PayrollSentences.noMonthlyFixed(rate)));
  }
}
