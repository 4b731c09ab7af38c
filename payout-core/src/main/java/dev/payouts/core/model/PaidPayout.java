package dev.payouts.core.model;

import org.jspecify.annotations.Nullable;

/**
 * A live payout of an item that is already paid, as far as reports name it. Immutable.
 *
 * @param id its ID
 * @param money what it pays; null if it has no amount or no currency, or cannot be read
 * @param status its status in the workspace; null if it has none, or cannot be read
 */
public record PaidPayout(PayoutId id, @Nullable Money money, @Nullable String status) {
  /**
   * {@return the same of a live payout}
   *
   * @param payout the live payout
   */
  public static PaidPayout of(LivePayout payout) {
    return new PaidPayout(payout.id(), payout.money(), payout.status());
  }
}
