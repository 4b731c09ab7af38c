package dev.payouts.core.internal.decide;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import dev.payouts.core.Contractor;
import dev.payouts.core.ContractorId;
import dev.payouts.core.LivePayout;
import dev.payouts.core.Rate;
import dev.payouts.core.SourceId;
import java.util.List;

/** All that was read for a run; after it nothing is read any more. Immutable. */
public final class Preloaded {
  private final ImmutableMap<SourceId, ImmutableList<LivePayout>> payouts;
  private final ImmutableMap<ContractorId, Dossier> dossiers;

  private Preloaded(
      ImmutableMap<SourceId, ImmutableList<LivePayout>> payouts,
      ImmutableMap<ContractorId, Dossier> dossiers) {
    this.payouts = payouts;
    this.dossiers = dossiers;
  }

  /**
   * Indexes what the ports answered; what no key asked for is dropped.
   *
   * @param keys what was asked for
   * @param rates the Active rates of each contractor
   * @param livePayouts live payouts in any order; one may come twice
   * @param contractors the records that could be read
   */
  public static Preloaded of(
      Keys keys,
      ImmutableSetMultimap<ContractorId, Rate> rates,
      ImmutableList<LivePayout> livePayouts,
      ImmutableMap<ContractorId, Contractor> contractors) {
    ListMultimap<SourceId, LivePayout> bySource = ArrayListMultimap.create();
    ListMultimap<ContractorId, LivePayout> byPerson = ArrayListMultimap.create();
    for (LivePayout payout : livePayouts) {
      for (SourceId source : payout.sources()) {
        if (keys.sources().contains(source)) {
          addOnce(bySource.get(source), payout);
        }
      }
      if (payout.date() != null && !payout.sources().isEmpty()) {
        for (ContractorId person : payout.people()) {
          if (keys.spans().containsKey(person)) {
            addOnce(byPerson.get(person), payout);
          }
        }
      }
    }
    ImmutableMap.Builder<ContractorId, Dossier> dossiers = ImmutableMap.builder();
    int number = 0;
    for (ContractorId id : Sets.union(keys.contractors(), keys.spans().keySet())) {
      dossiers.put(id, Dossier.of(number++, rates.get(id), byPerson.get(id), contractors.get(id)));
    }
    return new Preloaded(oldestFirst(bySource), dossiers.buildOrThrow());
  }

  /** Several batches may find one payout: for its source and for its person. */
  private static void addOnce(List<LivePayout> payouts, LivePayout payout) {
    for (LivePayout known : payouts) {
      if (known.id().equals(payout.id())) {
        return;
      }
    }
    payouts.add(payout);
  }

  private static ImmutableMap<SourceId, ImmutableList<LivePayout>> oldestFirst(
      ListMultimap<SourceId, LivePayout> bySource) {
    ImmutableMap.Builder<SourceId, ImmutableList<LivePayout>> sorted = ImmutableMap.builder();
    for (SourceId source : bySource.keySet()) {
      sorted.put(source, ImmutableList.sortedCopyOf(LivePayout.OLDEST_FIRST, bySource.get(source)));
    }
    return sorted.buildOrThrow();
  }

  /** Returns the live payouts of a payable, the first created first. */
  public ImmutableList<LivePayout> livePayouts(SourceId source) {
    ImmutableList<LivePayout> found = payouts.get(source);
    return found == null ? ImmutableList.of() : found;
  }

  /** Returns this as if nobody had been paid anything. */
  public Preloaded withoutPayouts() {
    return new Preloaded(
        ImmutableMap.of(), ImmutableMap.copyOf(Maps.transformValues(dossiers, Dossier::unpaid)));
  }

  /** Returns how many contractors something may be known about. */
  int people() {
    return dossiers.size();
  }

  /** Returns what is known about a contractor; nothing if it was not asked for. */
  Dossier dossier(ContractorId contractor) {
    Dossier found = dossiers.get(contractor);
    return found == null ? Dossier.EMPTY : found;
  }
}
