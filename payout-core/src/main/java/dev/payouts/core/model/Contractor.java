package dev.payouts.core.model;

import com.google.common.collect.ImmutableList;

/**
 * A contractor: the person who is paid.
 *
 * @param id the contractor's ID
 * @param fullName the full name; may be empty
 * @param discord the Discord handle; may be empty
 * @param positions the contractor's positions
 * @param state whether the record is in use or in the trash
 */
public record Contractor(
    ContractorId id,
    String fullName,
    String discord,
    ImmutableList<String> positions,
    State state) {
  /** The state of a contractor's record. */
  public enum State {
    /** In use. */
    ACTIVE,
    /** In the trash: the contractor is not paid (payout-core/RULES.md, step 9). */
    IN_TRASH
  }
}
