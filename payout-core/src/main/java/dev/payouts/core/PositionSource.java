package dev.payouts.core;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

/** Port: the names and positions of contractors. Safe for use by several threads. */
public interface PositionSource {
  /**
   * Returns each contractor's record; one that could not be read is absent. Makes no call for no
   * contractor.
   *
   * @throws RunStoppedException if the token is refused or the workspace does not fit
   */
  ImmutableMap<ContractorId, Contractor> contractors(ImmutableSet<ContractorId> contractors);
}
