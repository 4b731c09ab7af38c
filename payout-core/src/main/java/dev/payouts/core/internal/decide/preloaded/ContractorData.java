package dev.payouts.core.internal.decide.preloaded;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.internal.decide.text.Service;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The loaded data of one contractor, prepared for decisions. Immutable.
 *
 * @param number the index of the contractor among those loaded, from 0
 * @param id the contractor; null if nothing is known
 * @param name the full name; null if the record could not be read
 * @param positions the positions; empty if the record could not be read
 * @param service the service named in the description, from the positions
 * @param state the state of the record; null if it could not be read
 * @param rates the Active rates, latest start first, those without start last
 * @param inactive the Inactive rates in the same order
 * @param payouts the dated live payouts of task orders, oldest first
 * @param unreachable the recorded payouts of task orders that can no longer be read
 */
public record ContractorData(
    int number,
    @Nullable ContractorId id,
    @Nullable String name,
    ImmutableList<String> positions,
    Service service,
    Contractor.@Nullable State state,
    ImmutableList<Rate> rates,
    ImmutableList<Rate> inactive,
    ImmutableList<LivePayout> payouts,
    ImmutableList<UnreachablePayout> unreachable) {
  private static final Comparator<Rate> LATEST_FIRST =
      Comparator.comparing(
              Rate::firstDay, Comparator.nullsLast(Comparator.<LocalDate>reverseOrder()))
          .thenComparing(Rate::id);

  /** Nothing is known. */
  static final ContractorData EMPTY = of(0, null, ImmutableList.of(), ImmutableList.of(), null);

  /** Returns this data without payouts. */
  ContractorData unpaid() {
    return new ContractorData(
        number,
        id,
        name,
        positions,
        service,
        state,
        rates,
        inactive,
        ImmutableList.of(),
        ImmutableList.of());
  }

  /** Returns this data with recorded payouts that can no longer be read. */
  ContractorData with(ImmutableList<UnreachablePayout> notRead) {
    return new ContractorData(
        number, id, name, positions, service, state, rates, inactive, payouts, notRead);
  }

  /**
   * Sorts the loaded data; ties are sorted by ID, so that messages are stable.
   *
   * @param contractor the record; null if it could not be read
   */
  public static ContractorData of(
      int number,
      @Nullable ContractorId id,
      Collection<Rate> rates,
      Collection<LivePayout> payouts,
      @Nullable Contractor contractor) {
    ImmutableList<String> positions =
        contractor == null ? ImmutableList.of() : contractor.positions();
    return new ContractorData(
        number,
        id,
        contractor == null ? null : contractor.fullName(),
        positions,
        Service.of(positions),
        contractor == null ? null : contractor.state(),
        latestFirst(rates, Rate.Status.ACTIVE),
        latestFirst(rates, Rate.Status.INACTIVE),
        ImmutableList.sortedCopyOf(LivePayout.OLDEST_FIRST, payouts),
        ImmutableList.of());
  }

  private static ImmutableList<Rate> latestFirst(Collection<Rate> rates, Rate.Status status) {
    List<Rate> found = new ArrayList<>(rates.size());
    for (Rate rate : rates) {
      if (rate.status() == status) {
        found.add(rate);
      }
    }
    return ImmutableList.sortedCopyOf(LATEST_FIRST, found);
  }
}
