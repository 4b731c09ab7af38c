package dev.payouts.core.internal.decide;

import dev.payouts.core.PayoutId;
import dev.payouts.core.Rate;
import dev.payouts.core.Reason;
import dev.payouts.core.Value;
import org.jspecify.annotations.Nullable;

/**
 * Why a payable is not paid.
 *
 * @param reason the word of payout-core/RULES.md
 * @param sentence what, why and what to do, for a person
 * @param payout the payout that stands in the way; null where there is none
 */
record Obstacle(Reason reason, String sentence, @Nullable PayoutId payout)
    implements MonthRates.Choice, Pricing {
  /** An obstacle without a payout. */
  static Obstacle of(Reason reason, String sentence) {
    return new Obstacle(reason, sentence, null);
  }

  /**
   * A value of the payable that is needed and not there: {@code value_unavailable} if the workspace
   * could not compute it, else what its being empty means.
   */
  static Obstacle notThere(Value<?> value, Reason ifEmpty, String sentenceIfEmpty) {
    String property = value.unavailableProperty();
    return property == null
        ? of(ifEmpty, sentenceIfEmpty)
        : of(Reason.VALUE_UNAVAILABLE, Sentences.unavailable(property));
  }

  /** The same for a value of a rate. */
  static Obstacle ofRate(Rate rate, Value<?> value, Reason ifEmpty, String sentenceIfEmpty) {
    String property = value.unavailableProperty();
    return property == null
        ? of(ifEmpty, sentenceIfEmpty)
        : of(Reason.VALUE_UNAVAILABLE, Sentences.unavailableOfRate(property, rate));
  }
}
