package dev.payouts.core;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.model.RateId;
import dev.payouts.core.model.Rounding;
import dev.payouts.core.model.Word;
import java.math.BigDecimal;

/** The calculation of an amount, for display only. Immutable. */
public sealed interface Calculation {
  /**
   * Proration: working days paid at monthly rates: the sum of {@code monthlyFixed x days}, divided
   * by the working days of the month, rounded once.
   *
   * @param choice why the order's rate was chosen
   * @param rate the order's rate
   * @param shares the rates of the month with the days each pays, earliest first
   * @param workingDays the working days of the month
   * @param rounding how the sum was rounded
   * @param positions the contractor's positions, which determine the description; none if the
   *     record could not be read
   */
  record Monthly(
      RateChoice choice,
      RateId rate,
      ImmutableList<Share> shares,
      int workingDays,
      Rounding rounding,
      ImmutableList<String> positions)
      implements Calculation {}

  /**
   * Hours paid at the order's rate.
   *
   * @param choice why the order's rate was chosen
   * @param rate the order's rate
   * @param hours the hours worked
   * @param hourlyRate the amount per hour
   * @param rounding how the product was rounded
   * @param positions the contractor's positions, as in {@link Monthly}
   */
  record Hourly(
      RateChoice choice,
      RateId rate,
      BigDecimal hours,
      BigDecimal hourlyRate,
      Rounding rounding,
      ImmutableList<String> positions)
      implements Calculation {}

  /** The amount is stated by the payable itself. */
  record AsRequested() implements Calculation {}

  /**
   * The share of a month paid by one rate.
   *
   * @param rate the rate
   * @param monthlyFixed its amount for a whole month
   * @param days the working days on which it is effective
   */
  record Share(RateId rate, BigDecimal monthlyFixed, int days) {}

  /** Why a rate is the order's rate (payout-core/RULES.md, step 4). */
  enum RateChoice implements Word {
    /** It is effective on the order's date. */
    IN_FORCE_ON_ORDER_DATE,
    /** No rate is; of those that overlap the month, this one starts last. */
    LATEST_OF_MONTH
  }
}
