package dev.payouts.core;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payout that the journal holds: this program created it and has not withdrawn or released it.
 *
 * @param type the type of its payable
 * @param payable the payable that it was created for
 * @param payout the payout
 * @param contractor who it is for
 * @param date the date of the payout; null where it has none
 * @param recordedAt when the journal last said something about it, by the wall clock; for an old
 *     record the start of that day
 * @param lookup what reading it by its ID found
 */
public record RecordedPayout(
    PayableType type,
    SourceId payable,
    PayoutId payout,
    ContractorId contractor,
    @Nullable LocalDate date,
    Instant recordedAt,
    PayoutLookup lookup) {
  /** {@return whether it cannot be read any more} */
  public boolean isUnreachable() {
    return lookup instanceof PayoutLookup.Unreachable;
  }
}
