package dev.payouts.core.spi;

import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payout in the journal: created by this program and neither withdrawn nor released.
 *
 * @param type the type of its payable
 * @param payable the payable it was created for
 * @param payout the payout
 * @param contractor the contractor it pays
 * @param date the date of the payout; null if it has none
 * @param recordedAt the time of the last journal entry about it, by the wall clock; for an old
 *     entry the start of that day
 * @param lookup the result of reading it by its ID
 */
public record RecordedPayout(
    PayableType type,
    PayableId payable,
    PayoutId payout,
    ContractorId contractor,
    @Nullable LocalDate date,
    Instant recordedAt,
    PayoutLookup lookup) {
  /** {@return whether it can no longer be read} */
  public boolean isUnreachable() {
    return lookup instanceof PayoutLookup.Unreachable;
  }
}
