package dev.payouts.core.internal.decide;

import dev.payouts.core.Reason;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.model.Rate;
import dev.payouts.core.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * Why a payable is not paid.
 *
 * @param reason the reason as in payout-core/RULES.md
 * @param sentence what, why and what to do, for the user
 * @param payout the payout that blocks another one; null if there is none
 */
record NoPayout(Reason reason, String sentence, @Nullable PayoutId payout) {
  /** Returns an obstacle without a payout. */
  static NoPayout of(Reason reason, String sentence) {
    return new NoPayout(reason, sentence, null);
  }

  /**
   * Returns the obstacle for a required value that is missing: {@code value_unavailable} if the
   * workspace could not compute it, else the reason for an empty value.
   */
  static NoPayout notThere(Value<?> value, Reason ifEmpty, String sentenceIfEmpty) {
    String property = value.unavailableProperty();
    return property == null
        ? of(ifEmpty, sentenceIfEmpty)
        : of(Reason.VALUE_UNAVAILABLE, Sentences.unavailable(property));
  }

  /** Returns the same for a value of a rate. */
  static NoPayout ofRate(Rate rate, Value<?> value, Reason ifEmpty, String sentenceIfEmpty) {
    String property = value.unavailableProperty();
    return property == null
        ? of(ifEmpty, sentenceIfEmpty)
        : of(Reason.VALUE_UNAVAILABLE, Sentences.unavailableOfRate(property, rate));
  }
}
