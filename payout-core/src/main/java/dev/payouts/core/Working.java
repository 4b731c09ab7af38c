package dev.payouts.core;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;

/** How an amount came about, as a value to show; nothing is ever decided from it. Immutable. */
public sealed interface Working {
  /**
   * Working days paid by monthly rates: the sum of {@code monthlyFixed x days}, divided by the
   * working days of the month, rounded once.
   *
   * @param choice why the order's rate was taken
   * @param rate the order's rate
   * @param shares the rates of the month with the days that each pays, earliest first
   * @param workingDays the working days of the month
   * @param rounding how the sum was rounded
   * @param positions the contractor's positions, which choose the description; none where the
   *     record could not be read
   */
  record Monthly(
      RateChoice choice,
      RateId rate,
      ImmutableList<Share> shares,
      int workingDays,
      Rounding rounding,
      ImmutableList<String> positions)
      implements Working {}

  /**
   * Hours paid by the order's rate.
   *
   * @param choice why the order's rate was taken
   * @param rate the order's rate
   * @param hours the hours worked
   * @param hourlyRate the amount an hour
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
      implements Working {}

  /** The amount is the one that the payable itself names. */
  record AsRequested() implements Working {}

  /**
   * What one rate pays of a month.
   *
   * @param rate the rate
   * @param monthlyFixed its amount for a whole month
   * @param days the working days on which it is in force
   */
  record Share(RateId rate, BigDecimal monthlyFixed, int days) {}

  /** Why a rate is the order's rate (payout-core/RULES.md, step 4). */
  enum RateChoice {
    /** It is in force on the order's date. */
    IN_FORCE_ON_ORDER_DATE,
    /** None is; of those that touch the month it is the one with the latest first day. */
    LATEST_OF_MONTH;

    /** {@return the word that JSON uses} */
    public String word() {
      return Ascii.toLowerCase(name());
    }
  }
}
