package dev.payouts.core.internal.decide.preloaded;

import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.JournalEntry;

/**
 * A recorded payout of which it is unknown whether its money may be paid again.
 *
 * @param payout the payout
 * @param entry its journal entry
 * @param problem what is wrong with it and what to do, as the end of a sentence about it
 */
public record UnreachablePayout(PayoutId payout, JournalEntry entry, String problem) {
  /**
   * Returns a payout that can no longer be read.
   *
   * @param why why it cannot be read, as a clause
   */
  public static UnreachablePayout notRead(PayoutId payout, JournalEntry entry, String why) {
    return new UnreachablePayout(
        payout,
        entry,
        "can no longer be read (%s): restore access to it or, if it was permanently deleted, run: payouts release %s"
            .formatted(why, entry.payable()));
  }

  /**
   * Returns a payout that was cancelled, or is gone, after a void of it had begun whose outcome was
   * not recorded: somebody may have paid it before the cancel was applied.
   */
  public static UnreachablePayout ofUnfinishedVoid(PayoutId payout, JournalEntry entry) {
    return new UnreachablePayout(
        payout,
        entry,
        "is no longer live, and a void of it was not finished: check that it has not been paid, then void its run again");
  }
}
