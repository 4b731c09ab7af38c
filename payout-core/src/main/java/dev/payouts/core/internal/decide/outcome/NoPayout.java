package dev.payouts.core.internal.decide.outcome;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.internal.decide.text.Sentences;
import dev.payouts.core.model.LivePayout;
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
 * @param paid the live payouts of a payable that is already paid, oldest first
 */
public record NoPayout(
    Reason reason, String sentence, @Nullable PayoutId payout, ImmutableList<LivePayout> paid) {
  /** Returns an obstacle without a payout. */
  public static NoPayout of(Reason reason, String sentence) {
    return new NoPayout(reason, sentence, null, ImmutableList.of());
  }

  /** Returns the obstacle of another payout. */
  public static NoPayout of(Reason reason, String sentence, PayoutId payout) {
    return new NoPayout(reason, sentence, payout, ImmutableList.of());
  }

  /** Returns the obstacle of its own live payouts, oldest first. */
  public static NoPayout alreadyPaid(String sentence, ImmutableList<LivePayout> paid) {
    return new NoPayout(Reason.ALREADY_PAID, sentence, paid.get(0).id(), paid);
  }

  /** Returns an item as left for this reason. */
  public Item leave(Item item) {
    return paid.isEmpty() ? item.left(reason, sentence, payout) : item.alreadyPaid(sentence, paid);
  }

  /**
   * Returns the obstacle for a required value that is missing: {@code value_unavailable} if the
   * workspace could not compute it, else the reason for an empty value.
   */
  public static NoPayout notThere(Value<?> value, Reason ifEmpty, String sentenceIfEmpty) {
    String property = value.unavailableProperty();
    return property == null
        ? of(ifEmpty, sentenceIfEmpty)
        : of(Reason.VALUE_UNAVAILABLE, Sentences.unavailable(property));
  }

  /** Returns the same for a value of a rate. */
  public static NoPayout ofRate(Rate rate, Value<?> value, Reason ifEmpty, String sentenceIfEmpty) {
    String property = value.unavailableProperty();
    return property == null
        ? of(ifEmpty, sentenceIfEmpty)
        : of(Reason.VALUE_UNAVAILABLE, Sentences.unavailableOfRate(property, rate));
  }
}
