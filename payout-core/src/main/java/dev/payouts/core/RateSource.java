package dev.payouts.core;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;

/** Port: what contractors earn. Safe for use by several threads. */
public interface RateSource {
  /**
   * {@return every rate of each contractor, Active or Inactive, that overlaps the span; may return
   * further ones} Makes no call for no contractor.
   *
   * @param contractors who is asked about
   * @param span the days that matter
   * @throws RunStoppedException if they could not be read completely; nothing was written
   */
  ImmutableSetMultimap<ContractorId, Rate> rates(
      ImmutableSet<ContractorId> contractors, DaySpan span);
}
