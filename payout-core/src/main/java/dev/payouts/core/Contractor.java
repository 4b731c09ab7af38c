package dev.payouts.core;

import com.google.common.collect.ImmutableList;

/**
 * The person who is paid.
 *
 * @param id their ID
 * @param fullName their name; may be empty
 * @param discord their Discord handle; may be empty
 * @param positions what they do
 * @param state whether the record is in use or in the trash
 */
public record Contractor(
    ContractorId id,
    String fullName,
    String discord,
    ImmutableList<String> positions,
    State state) {
  /** Where the record of a contractor is. */
  public enum State {
    /** In use. */
    ACTIVE,
    /** In the trash: the person is not paid (payout-core/RULES.md, step 9). */
    IN_TRASH
  }
}
