package dev.payouts.core;

import com.google.common.collect.ImmutableSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run made of one payable.
 *
 * @param source the payable
 * @param label its name in the workspace; may be empty
 * @param contractor whom it pays; null where that is nobody or several
 * @param contractorName their name; null where it is not known
 * @param status how it ended
 * @param reason why it was skipped or failed; null otherwise
 * @param message one sentence for a person: why, and what to do, or what a warning is about; null
 *     where there is nothing to say
 * @param money the amount as far as it was decided; null otherwise
 * @param payout the payout that was created, or that stands in the way; null where there is none
 * @param warnings what someone should know though it did not fail
 * @param working how the amount came about; null where none was decided
 */
public record Item(
    SourceId source,
    String label,
    @Nullable ContractorId contractor,
    @Nullable String contractorName,
    Status status,
    @Nullable Reason reason,
    @Nullable String message,
    @Nullable Money money,
    @Nullable PayoutId payout,
    ImmutableSet<Warning> warnings,
    @Nullable Working working) {
  /**
   * Checks that the reason is one of the status.
   *
   * @param source the payable
   * @param label its name in the workspace
   * @param contractor whom it pays
   * @param contractorName their name
   * @param status how it ended
   * @param reason why it was skipped or failed
   * @param message one sentence for a person: why, and what to do, or what a warning is about
   * @param money the amount as far as it was decided
   * @param payout the payout that was created, or that stands in the way
   * @param warnings what someone should know though it did not fail
   * @param working how the amount came about
   * @throws IllegalArgumentException if it is not
   */
  public Item {
    if (reason == null
        ? status == Status.SKIPPED || status == Status.FAILED
        : reason.status() != status) {
      throw new IllegalArgumentException("status " + status + " with reason " + reason);
    }
  }
}
