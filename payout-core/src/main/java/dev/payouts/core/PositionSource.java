package dev.payouts.core;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

/** Port: the names and positions of contractors. Safe for use by several threads. */
public interface PositionSource {
  /**
   * {@return each contractor's record; one that could not be read is absent} Makes no call for no
   * contractor.
   *
   * @param contractors who is asked about
   * @throws RunStoppedException if the token is refused or the workspace does not fit
   */
  ImmutableMap<ContractorId, Contractor> contractors(ImmutableSet<ContractorId> contractors);
}
