package dev.payouts.core;

/** What a look-up of one payout by its ID found. Immutable. */
public sealed interface PayoutLookup {
  /** It is in the trash, or cancelled: it does not count. */
  PayoutLookup NOT_LIVE = new NotLive();

  /**
   * It is live, wherever it is now and whatever it points to.
   *
   * @param payout what can be read of it; a payout that was moved may have lost anything but its ID
   */
  record Live(LivePayout payout) implements PayoutLookup {}

  /** It is in the trash, or cancelled. */
  record NotLive() implements PayoutLookup {}

  /**
   * It cannot be read: it was deleted for good, or access to it was withdrawn.
   *
   * @param why what the backend says, as a clause
   */
  record Unreachable(String why) implements PayoutLookup {}
}
