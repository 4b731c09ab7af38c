package dev.payouts.core.internal.decide;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Contractor;
import dev.payouts.core.LivePayout;
import dev.payouts.core.Rate;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was loaded about one contractor, ready to be decided from.
 *
 * @param number the contractor's place among those that were loaded, from 0
 * @param rates the Active rates, the latest first day first, those that always held last
 * @param payouts the dated live payouts from task orders, the first created first
 * @param contractor the record; null if it could not be read
 * @param service what the positions make of the description
 */
record Dossier(
    int number,
    ImmutableList<Rate> rates,
    ImmutableList<LivePayout> payouts,
    @Nullable Contractor contractor,
    Service service) {
  /** Nothing is known. */
  static final Dossier EMPTY =
      new Dossier(0, ImmutableList.of(), ImmutableList.of(), null, Service.SOFTWARE);

  private static final Comparator<Rate> LATEST_FIRST =
      Comparator.comparing(
              Rate::firstDay, Comparator.nullsLast(Comparator.<LocalDate>reverseOrder()))
          .thenComparing(Rate::id);

  /** Returns what the contractor does; nothing where the record could not be read. */
  ImmutableList<String> positions() {
    return contractor == null ? ImmutableList.of() : contractor.positions();
  }

  /** Sorts what was loaded; ties are in the order of their IDs, so that messages are stable. */
  static Dossier of(
      int number,
      Collection<Rate> rates,
      Collection<LivePayout> payouts,
      @Nullable Contractor contractor) {
    return new Dossier(
        number,
        ImmutableList.sortedCopyOf(LATEST_FIRST, rates),
        ImmutableList.sortedCopyOf(LivePayout.OLDEST_FIRST, payouts),
        contractor,
        contractor == null ? Service.SOFTWARE : Service.of(contractor.positions()));
  }
}
