package dev.payouts.core.internal.decide;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Calculation;
import dev.payouts.core.Comparison.Cause;
import dev.payouts.core.Item;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Rounding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Derives from the calculations why a contractor's amount has changed. Pure. */
final class Causes {
  private Causes() {}

  /** Compares the calculations of earlier and current items. */
  static ImmutableSet<Cause> of(List<Item> before, List<Item> now) {
    ImmutableSet.Builder<Cause> causes = ImmutableSet.builder();
    if (before.size() != now.size()) {
      causes.add(Cause.PAYABLES);
    }
    if (!isSameKind(before, now)) {
      return causes.add(Cause.RATE_CHANGED).build();
    }
    List<Calculation.Monthly> monthlyBefore = of(Calculation.Monthly.class, before);
    List<Calculation.Monthly> monthlyNow = of(Calculation.Monthly.class, now);
    List<Calculation.Hourly> hourlyBefore = of(Calculation.Hourly.class, before);
    List<Calculation.Hourly> hourlyNow = of(Calculation.Hourly.class, now);
    if (!currencies(before).equals(currencies(now))
        || differ(monthlyBefore, monthlyNow, Causes::hasSameAmounts)
        || differ(hourlyBefore, hourlyNow, (a, b) -> isSame(a.hourlyRate(), b.hourlyRate()))) {
      causes.add(Cause.RATE_CHANGED);
    }
    if (differ(monthlyBefore, monthlyNow, Causes::paysSamePart)) {
      causes.add(Cause.DAYS_WORKED);
    }
    if (differ(hourlyBefore, hourlyNow, (a, b) -> isSame(a.hours(), b.hours()))) {
      causes.add(Cause.HOURS_WORKED);
    }
    if (differ(monthlyBefore, monthlyNow, (a, b) -> isSame(a.rounding(), b.rounding()))
        || differ(hourlyBefore, hourlyNow, (a, b) -> isSame(a.rounding(), b.rounding()))) {
      causes.add(Cause.ROUNDING);
    }
    if (!of(Calculation.AsRequested.class, now).isEmpty()) {
      causes.add(Cause.REQUESTED_AMOUNT);
    }
    return causes.build();
  }

  /** Reports of earlier versions have no calculations; they count as the same kind. */
  private static boolean isSameKind(List<Item> before, List<Item> now) {
    for (Item item : now) {
      for (Item earlier : before) {
        if (item.calculation() != null
            && earlier.calculation() != null
            && !item.calculation().getClass().equals(earlier.calculation().getClass())) {
          return false;
        }
      }
    }
    return true;
  }

  private static ImmutableSet<CurrencyCode> currencies(List<Item> items) {
    return items.stream()
        .flatMap(item -> item.money() == null ? Stream.empty() : Stream.of(item.money().currency()))
        .collect(ImmutableSet.toImmutableSet());
  }

  private static <W extends Calculation> List<W> of(Class<W> kind, List<Item> items) {
    List<W> workings = new ArrayList<>();
    for (Item item : items) {
      if (kind.isInstance(item.calculation())) {
        workings.add(kind.cast(item.calculation()));
      }
    }
    return workings;
  }

  private static <W extends Calculation> boolean differ(
      List<W> before, List<W> now, BiPredicate<W, W> same) {
    int common = Math.min(before.size(), now.size());
    for (int i = 0; i < common; i++) {
      if (!same.test(before.get(i), now.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** Compares the amounts of the month's rates, not the days each pays. */
  private static boolean hasSameAmounts(Calculation.Monthly before, Calculation.Monthly now) {
    return amounts(before).equals(amounts(now));
  }

  private static ImmutableSet<BigDecimal> amounts(Calculation.Monthly calculation) {
    return calculation.shares().stream()
        .map(share -> share.monthlyFixed().stripTrailingZeros())
        .collect(ImmutableSet.toImmutableSet());
  }

  /** Compares the paid share of the month: a whole month equals any other whole month. */
  private static boolean paysSamePart(Calculation.Monthly before, Calculation.Monthly now) {
    return days(before) * now.workingDays() == days(now) * before.workingDays();
  }

  private static int days(Calculation.Monthly calculation) {
    return calculation.shares().stream().mapToInt(Calculation.Share::days).sum();
  }

  private static boolean isSame(BigDecimal before, BigDecimal now) {
    return before.compareTo(now) == 0;
  }

  private static boolean isSame(Rounding before, Rounding now) {
    return isSame(before.step(), now.step()) && Objects.equals(before.mode(), now.mode());
  }
}
