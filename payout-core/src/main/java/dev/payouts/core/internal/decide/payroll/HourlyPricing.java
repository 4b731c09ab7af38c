package dev.payouts.core.internal.decide.payroll;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.payouts.core.Calculation;
import dev.payouts.core.Reason;
import dev.payouts.core.Warning;
import dev.payouts.core.internal.decide.outcome.NoPayout;
import dev.payouts.core.internal.decide.outcome.StepResult;
import dev.payouts.core.internal.decide.preloaded.LineItemClaims;
import dev.payouts.core.internal.decide.text.Sentences;
import dev.payouts.core.model.BillingType;
import dev.payouts.core.model.Hours;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Rate;
import dev.payouts.core.model.Rounding;
import dev.payouts.core.model.Value;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Calculates the amount of a month at an hourly rate: the order's rate pays all hours
 * (payout-core/RULES.md, step 7).
 */
final class HourlyPricing {
  private HourlyPricing() {}

  /**
   * Multiplies and rounds once.
   *
   * @param claims the line items shared by several orders
   */
  static StepResult<Amount> price(PayrollCase order, Rounding rounding, LineItemClaims claims) {
    Hours hours = order.order().hours();
    Value<BigDecimal> worked = worked(hours);
    Optional<NoPayout> obstacle =
        hoursObstacle(hours, worked)
            .or(() -> rateObstacle(order.rate()))
            .or(() -> claims.obstacle(order.order()))
            .or(() -> besideMonthly(order));
    if (obstacle.isPresent()) {
      return StepResult.none(obstacle.get());
    }
    BigDecimal hourlyRate = order.rate().hourlyRate().get();
    BigDecimal amount = rounding.round(worked.get().multiply(hourlyRate), BigDecimal.ONE);
    var calculation =
        new Calculation.Hourly(
            order.chosen().why(),
            order.rate().id(),
            worked.get(),
            hourlyRate,
            rounding,
            order.contractorData().positions());
    return StepResult.of(new Amount(amount, calculation, warnings(order)));
  }

  private static Value<BigDecimal> worked(Hours hours) {
    if (hours instanceof Hours.OfOrder ofOrder) {
      return ofOrder.worked();
    }
    return hours instanceof Hours.Summed summed ? summed.worked() : Value.empty();
  }

  private static Optional<NoPayout> hoursObstacle(Hours hours, Value<BigDecimal> worked) {
    if (hours instanceof Hours.Incomplete incomplete) {
      return Optional.of(
          NoPayout.of(
              Reason.HOURS_INCOMPLETE, PayrollSentences.hoursIncomplete(incomplete.lineItem())));
    }
    return worked.isPresent()
        ? Optional.empty()
        : Optional.of(
            NoPayout.notThere(worked, Reason.HOURS_MISSING, PayrollSentences.HOURS_MISSING));
  }

  private static Optional<NoPayout> rateObstacle(Rate rate) {
    return rate.hourlyRate().isPresent()
        ? Optional.empty()
        : Optional.of(
            NoPayout.ofRate(
                rate,
                rate.hourlyRate(),
                Reason.RATE_INCOMPLETE,
                PayrollSentences.noHourlyRate(rate)));
  }

  /** Finds a monthly rate that is effective, or tied, on a working day. */
  private static Optional<NoPayout> besideMonthly(PayrollCase order) {
    MonthRates rates = order.rates();
    for (int i = rates.count() - 1; i >= 0; i--) {
      if ((rates.top(i) & order.month().workingDays()) != 0) {
        Rate rate = rates.rate(i);
        String unavailable = rate.billingType().unavailableProperty();
        if (unavailable != null) {
          return Optional.of(
              NoPayout.of(
                  Reason.VALUE_UNAVAILABLE, Sentences.unavailableOfRate(unavailable, rate)));
        }
        if (rate.billingType().orElse(BillingType.UNKNOWN).isMonthly()) {
          return Optional.of(
              NoPayout.of(
                  Reason.RATE_CHANGE_UNSUPPORTED,
                  PayrollSentences.hourlyBesideMonthly(order.rate(), rate)));
        }
      }
    }
    return Optional.empty();
  }

  private static ImmutableMap<Warning, String> warnings(PayrollCase order) {
    ImmutableMap.Builder<Warning, String> warnings = ImmutableMap.builder();
    if (order.order().hours() instanceof Hours.Summed) {
      warnings.put(Warning.HOURS_SUMMED, PayrollSentences.HOURS_SUMMED);
    }
    if (hasOtherHourlyRate(order)) {
      warnings.put(Warning.HOURLY_RATE_CHANGED, PayrollSentences.HOURLY_RATE_CHANGED);
    }
    ImmutableList<LivePayout> others = PaidMonths.others(order);
    if (!others.isEmpty()) {
      warnings.put(
          Warning.OTHER_PAYOUT_IN_MONTH,
          PayrollSentences.otherPayoutInMonth(order.month().month(), others));
    }
    return warnings.buildOrThrow();
  }

  /** Checks all calendar days, because hours may be worked on any day. */
  private static boolean hasOtherHourlyRate(PayrollCase order) {
    MonthRates rates = order.rates();
    for (int i = 0; i < rates.count(); i++) {
      if (i != order.chosen().index()
          && rates.effective(i) != 0
          && rates.rate(i).billingType().present() == BillingType.HOURLY_RATE) {
        return true;
      }
    }
    return false;
  }
}
