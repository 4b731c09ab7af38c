package dev.payouts.core.internal.decide;

import com.google.common.collect.ImmutableMap;
import dev.payouts.core.BillingType;
import dev.payouts.core.Rate;
import dev.payouts.core.Reason;
import dev.payouts.core.Rounding;
import dev.payouts.core.Value;
import dev.payouts.core.Warning;
import dev.payouts.core.Working;
import java.math.BigDecimal;
import java.util.Optional;

/** The amount of a month at an hourly rate: the order's rate pays all hours (RULES.md, rule 7). */
final class HourlyPricing {
  private HourlyPricing() {}

  /** Multiplies and rounds once. */
  static Pricing price(PayrollCase order, Rounding rounding) {
    Optional<Obstacle> obstacle = obstacle(order);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    BigDecimal hours = order.order().hoursWorked().get();
    BigDecimal hourlyRate = order.rate().hourlyRate().get();
    BigDecimal amount = rounding.round(hours.multiply(hourlyRate), BigDecimal.ONE);
    var working =
        new Working.Hourly(
            order.chosen().why(),
            order.rate().id(),
            hours,
            hourlyRate,
            rounding,
            order.dossier().positions());
    return new Pricing.Amount(amount, working, warnings(order));
  }

  private static Optional<Obstacle> obstacle(PayrollCase order) {
    Value<BigDecimal> hours = order.order().hoursWorked();
    if (!hours.isPresent()) {
      return Optional.of(Obstacle.notThere(hours, Reason.HOURS_MISSING, Sentences.HOURS_MISSING));
    }
    Rate rate = order.rate();
    if (!rate.hourlyRate().isPresent()) {
      return Optional.of(
          Obstacle.ofRate(
              rate, rate.hourlyRate(), Reason.RATE_INCOMPLETE, Sentences.noHourlyRate(rate)));
    }
    return besideMonthly(order);
  }

  /** A monthly rate in force, or tied, on some working day. */
  private static Optional<Obstacle> besideMonthly(PayrollCase order) {
    MonthRates rates = order.rates();
    for (int i = rates.count() - 1; i >= 0; i--) {
      if ((rates.top(i) & order.month().workingDays()) != 0) {
        Rate rate = rates.rate(i);
        String unavailable = rate.billingType().unavailableProperty();
        if (unavailable != null) {
          return Optional.of(
              Obstacle.of(
                  Reason.VALUE_UNAVAILABLE, Sentences.unavailableOfRate(unavailable, rate)));
        }
        if (rate.billingType().orElse(BillingType.UNKNOWN).isMonthly()) {
          return Optional.of(
              Obstacle.of(
                  Reason.RATE_CHANGE_UNSUPPORTED,
                  Sentences.hourlyBesideMonthly(order.rate(), rate)));
        }
      }
    }
    return Optional.empty();
  }

  /** Looks at every calendar day: who works by the hour may work on any. */
  private static ImmutableMap<Warning, String> warnings(PayrollCase order) {
    MonthRates rates = order.rates();
    for (int i = 0; i < rates.count(); i++) {
      if (i != order.chosen().index()
          && rates.inForce(i) != 0
          && rates.rate(i).billingType().present() == BillingType.HOURLY_RATE) {
        return ImmutableMap.of(Warning.HOURLY_RATE_CHANGED, Sentences.HOURLY_RATE_CHANGED);
      }
    }
    return ImmutableMap.of();
  }
}
