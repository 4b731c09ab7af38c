package dev.payouts.core.internal.decide.variance;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Calculation;
import dev.payouts.core.Comparison.Cause;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.RateId;
import java.math.BigDecimal;
import java.util.List;

/**
 * Derives why a contractor is paid another amount than the month before. Of what was paid before,
 * Notion knows the amounts and rates only; what is to be paid has its calculation. Names no cause
 * that these do not show. Pure.
 */
final class Causes {
  private Causes() {}

  /** Compares what was paid with what is paid now; neither is empty. */
  static ImmutableSet<Cause> of(List<Pay> before, List<Pay> now) {
    ImmutableSet.Builder<Cause> causes = ImmutableSet.builder();
    if (!currencies(before).equals(currencies(now))) {
      return causes.add(Cause.CURRENCY).build();
    }
    if (before.size() != now.size()) {
      causes.add(Cause.PAYABLES);
    }
    boolean isKnown = isKnown(before) && isKnown(now);
    boolean isSameRate = isKnown && rates(before).containsAll(rates(now));
    if (isKnown && !isSameRate) {
      causes.add(Cause.RATE_CHANGED);
    }
    if (isSameRate && has(Calculation.Hourly.class, now)) {
      causes.add(Cause.HOURS_WORKED);
    }
    if (paysPart(now) || (isSameRate && paysWhole(now) && sum(before).compareTo(sum(now)) < 0)) {
      causes.add(Cause.DAYS_WORKED);
    }
    return causes.build();
  }

  private static ImmutableSet<CurrencyCode> currencies(List<Pay> pays) {
    return pays.stream().map(pay -> pay.money().currency()).collect(toImmutableSet());
  }

  private static boolean isKnown(List<Pay> pays) {
    return pays.stream().noneMatch(pay -> pay.rates().isEmpty());
  }

  private static ImmutableSet<RateId> rates(List<Pay> pays) {
    return pays.stream().flatMap(pay -> pay.rates().stream()).collect(toImmutableSet());
  }

  private static boolean has(Class<? extends Calculation> kind, List<Pay> pays) {
    return pays.stream().map(Pay::calculation).anyMatch(kind::isInstance);
  }

  /** Tells whether a part of the month is paid, at monthly rates. */
  private static boolean paysPart(List<Pay> now) {
    return now.stream()
        .anyMatch(
            pay ->
                pay.calculation() instanceof Calculation.Monthly monthly
                    && days(monthly) < monthly.workingDays());
  }

  /** Tells whether the whole month is paid at monthly rates: less was then paid for a part. */
  private static boolean paysWhole(List<Pay> now) {
    return now.stream()
        .allMatch(
            pay ->
                pay.calculation() instanceof Calculation.Monthly monthly
                    && days(monthly) == monthly.workingDays());
  }

  private static int days(Calculation.Monthly calculation) {
    return calculation.shares().stream().mapToInt(Calculation.Share::days).sum();
  }

  private static BigDecimal sum(List<Pay> pays) {
    return pays.stream().map(pay -> pay.money().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
