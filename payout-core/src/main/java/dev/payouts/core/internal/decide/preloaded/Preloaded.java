package dev.payouts.core.internal.decide.preloaded;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.Iterables;
import com.google.common.collect.Maps;
import com.google.common.collect.Multimaps;
import com.google.common.primitives.ImmutableIntArray;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.Rate;
import dev.payouts.core.model.RateId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The payables of a run and all data read for them; nothing is read afterwards. Immutable. */
public final class Preloaded {
  private final ImmutableList<Payable> payables;
  private final ImmutableIntArray payees;
  private final ImmutableList<ImmutableList<LivePayout>> payouts;
  private final ImmutableList<ContractorData> contractorData;
  private final ImmutableMap<PayableId, ImmutableList<LivePayout>> byPayable;
  private final LineItemClaims claims;
  private final ImmutableListMultimap<PayableId, UnreachablePayout> unreachable;

  /**
   * Looks up the live payouts of all payables at once, before any payable is decided.
   *
   * @param payables the payables
   * @param payees the contractor of each payable, as an index into their data, or {@link
   *     PreloadKeys#NOBODY}
   * @param contractorData the data of each contractor
   * @param byPayable the live payouts by payable
   * @param claims the line items shared by several orders
   * @param unreachable the recorded payouts that can no longer be read, by payable
   */
  private Preloaded(
      ImmutableList<Payable> payables,
      ImmutableIntArray payees,
      ImmutableList<ContractorData> contractorData,
      ImmutableMap<PayableId, ImmutableList<LivePayout>> byPayable,
      LineItemClaims claims,
      ImmutableListMultimap<PayableId, UnreachablePayout> unreachable) {
    this.payables = payables;
    this.payees = payees;
    this.contractorData = contractorData;
    this.byPayable = byPayable;
    this.claims = claims;
    this.unreachable = unreachable;
    this.payouts =
        payables.stream()
            .map(payable -> livePayouts(payable.id()))
            .collect(ImmutableList.toImmutableList());
  }

  /**
   * Indexes the results of the ports; those that no key asked for are dropped.
   *
   * @param keys the keys that were loaded
   * @param rates the rates of each contractor, Active and Inactive
   * @param livePayouts live payouts in any order; may contain duplicates
   * @param contractors the readable records
   */
  public static Preloaded of(
      PreloadKeys keys,
      ImmutableSetMultimap<ContractorId, Rate> rates,
      ImmutableList<LivePayout> livePayouts,
      ImmutableMap<ContractorId, Contractor> contractors) {
    Map<PayableId, List<LivePayout>> byPayable = new HashMap<>();
    Map<ContractorId, List<LivePayout>> byContractor = new HashMap<>();
    for (LivePayout payout : livePayouts) {
      for (PayableId payable : payout.payables()) {
        if (keys.payableIds().contains(payable)) {
          addOnce(byPayable, payable, payout);
        }
      }
      if (payout.date() != null && !payout.payables().isEmpty()) {
        for (ContractorId person : payout.contractors()) {
          if (keys.spans().containsKey(person)) {
            addOnce(byContractor, person, payout);
          }
        }
      }
    }
    return new Preloaded(
        keys.payables(),
        keys.payees(),
        contractorData(keys.contractors().asList(), rates, byContractor, contractors),
        ImmutableMap.copyOf(
            Maps.transformValues(
                byPayable, found -> ImmutableList.sortedCopyOf(LivePayout.OLDEST_FIRST, found))),
        LineItemClaims.NONE,
        ImmutableListMultimap.of());
  }

  /** Several batches may find the same payout: by payable and by contractor. */
  private static <K> void addOnce(Map<K, List<LivePayout>> known, K key, LivePayout payout) {
    List<LivePayout> ofKey = known.computeIfAbsent(key, first -> new ArrayList<>());
    if (ofKey.stream().noneMatch(one -> one.id().equals(payout.id()))) {
      ofKey.add(payout);
    }
  }

  private static ImmutableList<ContractorData> contractorData(
      ImmutableList<ContractorId> people,
      ImmutableSetMultimap<ContractorId, Rate> rates,
      Map<ContractorId, List<LivePayout>> payouts,
      ImmutableMap<ContractorId, Contractor> contractors) {
    var shared = new SharedValues();
    ImmutableList.Builder<ContractorData> contractorData =
        ImmutableList.builderWithExpectedSize(people.size());
    for (int i = 0; i < people.size(); i++) {
      ContractorId id = people.get(i);
      contractorData.add(
          ContractorData.of(
              i,
              id,
              shared.of(rates.get(id)),
              payouts.getOrDefault(id, ImmutableList.of()),
              contractors.get(id)));
    }
    return contractorData.build();
  }

  /** Returns the pay day of each rate that has one. */
  public ImmutableMap<RateId, PayDay> payDays() {
    ImmutableMap.Builder<RateId, PayDay> payDays = ImmutableMap.builder();
    for (ContractorData each : contractorData) {
      for (Rate rate : Iterables.concat(each.rates(), each.inactive())) {
        PayDay payDay = rate.payDay().present();
        if (payDay != null) {
          payDays.put(rate.id(), payDay);
        }
      }
    }
    return payDays.buildKeepingLast();
  }

  /** Returns the payables. */
  public ImmutableList<Payable> payables() {
    return payables;
  }

  /** Returns the live payouts of a payable, oldest first. */
  public ImmutableList<LivePayout> livePayouts(PayableId payable) {
    ImmutableList<LivePayout> found = byPayable.get(payable);
    return found == null ? ImmutableList.of() : found;
  }

  /** Returns this data without payouts. */
  public Preloaded withoutPayouts() {
    return new Preloaded(
        payables,
        payees,
        contractorData.stream()
            .map(ContractorData::unpaid)
            .collect(ImmutableList.toImmutableList()),
        ImmutableMap.of(),
        claims,
        ImmutableListMultimap.of());
  }

  /** Returns this data with the line items shared by several listed orders. */
  public Preloaded with(LineItemClaims others) {
    return new Preloaded(payables, payees, contractorData, byPayable, others, unreachable);
  }

  /** Returns this data with recorded payouts that can no longer be read. */
  public Preloaded with(Collection<UnreachablePayout> notRead) {
    if (notRead.isEmpty()) {
      return this;
    }
    ImmutableListMultimap<ContractorId, UnreachablePayout> byContractor =
        Multimaps.index(notRead, payout -> payout.entry().contractor());
    return new Preloaded(
        payables,
        payees,
        contractorData.stream()
            .map(each -> each.id() == null ? each : each.with(byContractor.get(each.id())))
            .collect(ImmutableList.toImmutableList()),
        byPayable,
        claims,
        Multimaps.index(notRead, payout -> payout.entry().payable()));
  }

  /** Returns this data restricted to some payables. */
  public Preloaded only(Predicate<Payable> wanted) {
    ImmutableList.Builder<Payable> some = ImmutableList.builder();
    ImmutableIntArray.Builder somePayees = ImmutableIntArray.builder();
    for (int i = 0; i < payables.size(); i++) {
      if (wanted.test(payables.get(i))) {
        some.add(payables.get(i));
        somePayees.add(payees.get(i));
      }
    }
    return new Preloaded(
        some.build(), somePayees.build(), contractorData, byPayable, claims, unreachable);
  }

  /** Returns the line items shared by several listed orders. */
  public LineItemClaims claims() {
    return claims;
  }

  /** Returns the number of contractors. */
  public int people() {
    return contractorData.size();
  }

  /** Returns the payables with their data, in order. */
  public Iterable<PreloadedPayable> subjects() {
    return () -> IntStream.range(0, payables.size()).mapToObj(this::subject).iterator();
  }

  private PreloadedPayable subject(int index) {
    Payable payable = payables.get(index);
    int payee = payees.get(index);
    return PreloadedPayable.of(
        payable,
        payouts.get(index),
        unreachable.get(payable.id()),
        payee == PreloadKeys.NOBODY ? ContractorData.EMPTY : contractorData.get(payee));
  }
}
