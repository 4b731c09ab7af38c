package dev.payouts.core;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;

/** Port: what contractors earn. Safe for use by several threads. */
public interface RateSource {
  /**
   * {@return every Active rate of each contractor that touches the span; may return further ones}
   * Makes no call for no contractor.
   *
   * @param contractors who is asked about
   * @param span the days that matter
   * @throws RunStoppedException if they could not be read completely; nothing was written
   */
  ImmutableSetMultimap<ContractorId, Rate> activeRates(
      ImmutableSet<ContractorId> contractors, DaySpan span);
}
