package dev.payouts.core.internal.decide;

import dev.payouts.core.JournalEntry;
import dev.payouts.core.PayoutId;

/**
 * A recorded payout that cannot be read any more: whether it is live is not known.
 *
 * @param payout the payout
 * @param entry what the journal says about it
 * @param why why it cannot be read, as a clause
 */
public record UnreachablePayout(PayoutId payout, JournalEntry entry, String why) {}
