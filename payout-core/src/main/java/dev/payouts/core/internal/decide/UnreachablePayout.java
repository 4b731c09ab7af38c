package dev.payouts.core.internal.decide;

import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.JournalEntry;

/**
 * A recorded payout that can no longer be read, so it is unknown whether it is live.
 *
 * @param payout the payout
 * @param entry its journal entry
 * @param why why it cannot be read, as a clause
 */
public record UnreachablePayout(PayoutId payout, JournalEntry entry, String why) {}
