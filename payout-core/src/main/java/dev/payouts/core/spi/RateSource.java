package dev.payouts.core.spi;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.Rate;

/** Port: reads the rates of contractors. Thread-safe. */
public interface RateSource {
  /**
   * {@return every rate of each contractor, Active or Inactive, that overlaps the span; may return
   * other rates} Sends no request if there are no contractors.
   *
   * @param contractors the contractors
   * @param span the days to cover
   * @throws RunAbortedException if the result would be incomplete; nothing was written
   */
  ImmutableSetMultimap<ContractorId, Rate> rates(
      ImmutableSet<ContractorId> contractors, DaySpan span);
}
