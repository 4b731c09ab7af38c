package dev.payouts.core.spi;

import dev.payouts.core.model.LivePayout;

/** The result of looking up one payout by its ID. Immutable. */
public sealed interface PayoutLookup {
  /** It is in the trash or cancelled, so it does not count. */
  PayoutLookup NOT_LIVE = new NotLive();

  /**
   * It is live, wherever it is now and whatever it points to.
   *
   * @param payout the readable part of it; a payout that was moved may have lost everything but its
   *     ID
   */
  record Live(LivePayout payout) implements PayoutLookup {}

  /** It is in the trash or cancelled. */
  record NotLive() implements PayoutLookup {}

  /**
   * It cannot be read: it was permanently deleted, or access to it was removed.
   *
   * @param why the backend's answer, as a clause
   */
  record Unreachable(String why) implements PayoutLookup {}
}
