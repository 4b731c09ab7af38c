package dev.payouts.core.internal.decide;

import com.google.common.collect.ImmutableMap;
import dev.payouts.core.Calculation;
import dev.payouts.core.Warning;
import java.math.BigDecimal;

/** What step 7 finds for an order: an amount, or an obstacle. Immutable. */
sealed interface Pricing permits Pricing.Amount, NoPayout {
  /**
   * A rounded amount.
   *
   * @param value in whole units of the currency
   * @param calculation its calculation
   * @param warnings what to review, each with its sentence
   */
  record Amount(BigDecimal value, Calculation calculation, ImmutableMap<Warning, String> warnings)
      implements Pricing {}
}
