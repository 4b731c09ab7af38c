package dev.payouts.core.internal.decide.payroll;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Calculation.RateChoice;
import dev.payouts.core.Reason;
import dev.payouts.core.internal.decide.outcome.NoPayout;
import dev.payouts.core.internal.decide.outcome.StepResult;
import dev.payouts.core.model.Rate;
import java.util.Objects;

/**
 * Determines which of a contractor's rates is effective on which day of a month
 * (payout-core/RULES.md, "Terms"). Days are {@link WorkingDays} bits. Immutable.
 */
final class MonthRates {
  private final PayrollMonth month;
  private final ImmutableList<Rate> rates;
  private final int[] covered;
  private final int[] top;
  private final int tied;

  private MonthRates(
      PayrollMonth month, ImmutableList<Rate> rates, int[] covered, int[] top, int tied) {
    this.month = month;
    this.rates = rates;
    this.covered = covered;
    this.top = top;
    this.tied = tied;
  }

  /** Applies the rates to a month, latest start first: an earlier rate gets the remaining days. */
  static MonthRates of(ImmutableList<Rate> latestFirst, PayrollMonth month) {
    int count = latestFirst.size();
    int[] covered = new int[count];
    int[] top = new int[count];
    int taken = 0;
    int tied = 0;
    for (int group = 0; group < count; ) {
      int inGroup = 0;
      int next = group;
      while (next < count && beginTogether(latestFirst.get(group), latestFirst.get(next))) {
        Rate rate = latestFirst.get(next);
        covered[next] = month.daysBetween(rate.firstDay(), rate.lastDay());
        top[next] = covered[next] & ~taken;
        tied |= inGroup & top[next];
        inGroup |= top[next];
        next++;
      }
      taken |= inGroup;
      group = next;
    }
    return new MonthRates(month, latestFirst, covered, top, tied);
  }

  private static boolean beginTogether(Rate one, Rate other) {
    return Objects.equals(one.firstDay(), other.firstDay());
  }

  /** Returns the number of rates, including those that do not overlap the month. */
  int count() {
    return rates.size();
  }

  /** Returns a rate; 0 is a rate with the latest start. */
  Rate rate(int index) {
    return rates.get(index);
  }

  /** Tells whether a rate covers a day of the month. */
  boolean touches(int index) {
    return covered[index] != 0;
  }

  /** Returns the days on which no rate starts later than this one; other rates may tie with it. */
  int top(int index) {
    return top[index];
  }

  /** Returns the days on which a rate is effective: it alone starts latest. */
  int effective(int index) {
    return top[index] & ~tied;
  }

  /** Returns the days on which two or more rates start latest. */
  int tied() {
    return tied;
  }

  /** Returns the given days that no rate covers. */
  int uncovered(int days) {
    int left = days;
    for (int ofRate : top) {
      left &= ~ofRate;
    }
    return left;
  }

  /** Returns the rates that start latest on a day. */
  private ImmutableList<Rate> topOn(int dayOfMonth) {
    ImmutableList.Builder<Rate> found = ImmutableList.builder();
    for (int i = 0; i < top.length; i++) {
      if ((top[i] & WorkingDays.bit(dayOfMonth)) != 0) {
        found.add(rates.get(i));
      }
    }
    return found.build();
  }

  /**
   * The order's rate.
   *
   * @param index its index
   * @param rate the rate
   * @param why why it was chosen
   */
  record Chosen(int index, Rate rate, RateChoice why) {}

  /**
   * Chooses the rate of an order that is dated on a day of this month (payout-core/RULES.md, step
   * 4).
   */
  StepResult<Chosen> ofOrder(int dayOfMonth) {
    int day = WorkingDays.bit(dayOfMonth);
    if ((tied & day) != 0) {
      return StepResult.none(ambiguous(dayOfMonth));
    }
    for (int i = 0; i < top.length; i++) {
      if ((top[i] & day) != 0) {
        return StepResult.of(new Chosen(i, rates.get(i), RateChoice.IN_FORCE_ON_ORDER_DATE));
      }
    }
    return latestOfMonth();
  }

  private StepResult<Chosen> latestOfMonth() {
    for (int i = 0; i < covered.length; i++) {
      if (touches(i)) {
        ImmutableList<Rate> rivals = touchingFrom(i);
        return rivals.size() == 1
            ? StepResult.of(new Chosen(i, rates.get(i), RateChoice.LATEST_OF_MONTH))
            : StepResult.none(
                NoPayout.of(
                    Reason.RATE_AMBIGUOUS, PayrollSentences.latestTied(month.month(), rivals)));
      }
    }
    return StepResult.none(
        NoPayout.of(Reason.RATE_MISSING, PayrollSentences.rateMissing(month.month())));
  }

  private ImmutableList<Rate> touchingFrom(int start) {
    ImmutableList.Builder<Rate> found = ImmutableList.builder();
    for (int i = start; i < covered.length && beginTogether(rates.get(start), rates.get(i)); i++) {
      if (touches(i)) {
        found.add(rates.get(i));
      }
    }
    return found.build();
  }

  /** Returns the obstacle that several rates tie on a day. */
  NoPayout ambiguous(int dayOfMonth) {
    return NoPayout.of(
        Reason.RATE_AMBIGUOUS,
        PayrollSentences.tiedOn(month.month().atDay(dayOfMonth), topOn(dayOfMonth)));
  }
}
