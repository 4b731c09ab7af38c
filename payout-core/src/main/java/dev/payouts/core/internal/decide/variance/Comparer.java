package dev.payouts.core.internal.decide.variance;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.payouts.core.Comparison.Change;
import dev.payouts.core.Comparison.Kind;
import dev.payouts.core.Item;
import dev.payouts.core.Status;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.DatedPayout;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PaidPayout;
import dev.payouts.core.model.PayoutId;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares what contractors are paid for the work of a month with their live payouts of the month
 * before (payout-core/RULES.md, "Variance"). Pure.
 *
 * @param month the month that is paid
 * @param variancePercent the change, in percent, above which amounts are named
 * @param counts the contractors to compare
 */
public record Comparer(
    YearMonth month, BigDecimal variancePercent, Predicate<ContractorId> counts) {
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final Comparator<Change> LARGEST_FIRST =
      Comparator.<Change, CurrencyCode>comparing(change -> size(change).currency())
          .thenComparing(change -> size(change).amount().abs(), Comparator.reverseOrder())
          .thenComparing(Change::contractor);

  /**
   * Compares.
   *
   * @param items what is decided about the month; contractors who are not paid yet are not missing
   * @param payouts live payouts; those for work that count in this month or the one before matter
   * @return the changes, by currency, the largest first; names are those of the items
   */
  public ImmutableList<Change> changes(List<Item> items, List<DatedPayout> payouts) {
    Set<PayoutId> ofItems = new HashSet<>();
    items.forEach(item -> item.paid().forEach(payout -> ofItems.add(payout.id())));
    Map<ContractorId, List<Pay>> before = new TreeMap<>();
    Map<ContractorId, List<Pay>> now = new TreeMap<>();
    Map<PayoutId, DatedPayout> byId = new HashMap<>();
    for (DatedPayout payout : payouts) {
      byId.put(payout.payout().id(), payout);
      if (payout.paysWork() && !ofItems.contains(payout.payout().id())) {
        if (payout.month().equals(month)) {
          Pay.paid(payout.payout()).ifPresent(pay -> add(now, pay));
        } else if (payout.month().equals(month.minusMonths(1))) {
          Pay.paid(payout.payout()).ifPresent(pay -> add(before, pay));
        }
      }
    }
    addItems(now, items, byId);
    return changes(before, now, items);
  }

  private void add(Map<ContractorId, List<Pay>> pays, Pay pay) {
    if (counts.test(pay.contractor())) {
      pays.computeIfAbsent(pay.contractor(), id -> new ArrayList<>()).add(pay);
    }
  }

  /** Adds what items are to be paid or were paid; a payout of several items counts once. */
  private void addItems(
      Map<ContractorId, List<Pay>> now, List<Item> items, Map<PayoutId, DatedPayout> byId) {
    Set<PayoutId> counted = new HashSet<>();
    for (Item item : items) {
      if (item.status() == Status.PLANNED || item.status() == Status.CREATED) {
        Pay.planned(item).ifPresent(pay -> add(now, pay));
      }
      for (PaidPayout paid : item.paid()) {
        if (counted.add(paid.id())) {
          DatedPayout known = byId.get(paid.id());
          if (known != null) {
            Pay.paid(known.payout()).ifPresent(pay -> add(now, pay));
          } else if (item.contractor() != null && paid.money() != null) {
            add(now, new Pay(item.contractor(), paid.money(), ImmutableSet.of(), null));
          }
        }
      }
    }
  }

  private ImmutableList<Change> changes(
      Map<ContractorId, List<Pay>> before, Map<ContractorId, List<Pay>> now, List<Item> items) {
    Map<ContractorId, @Nullable String> seen = new HashMap<>();
    for (Item item : items) {
      if (item.contractor() != null) {
        seen.put(item.contractor(), item.contractorName());
      }
    }
    ImmutableList.Builder<Change> changes = ImmutableList.builder();
    for (ContractorId contractor : Sets.union(before.keySet(), now.keySet())) {
      List<Pay> paidThen = before.getOrDefault(contractor, ImmutableList.of());
      List<Pay> paidNow = now.getOrDefault(contractor, ImmutableList.of());
      String name = seen.get(contractor);
      if (paidThen.isEmpty()) {
        sums(paidNow).forEach(sum -> changes.add(change(contractor, name, null, sum)));
      } else if (!paidNow.isEmpty()) {
        changes.addAll(moved(contractor, name, paidThen, paidNow));
      } else if (!seen.containsKey(contractor)) {
        sums(paidThen).forEach(sum -> changes.add(change(contractor, name, sum, null)));
      }
    }
    return ImmutableList.sortedCopyOf(LARGEST_FIRST, changes.build());
  }

  private static Change change(
      ContractorId contractor, @Nullable String name, @Nullable Money before, @Nullable Money now) {
    return new Change(
        contractor, name, before == null ? Kind.NEW : Kind.GONE, before, now, ImmutableSet.of());
  }

  private List<Change> moved(
      ContractorId contractor, @Nullable String name, List<Pay> before, List<Pay> now) {
    ImmutableList<Money> then = sums(before);
    ImmutableList<Money> today = sums(now);
    var causes = Causes.of(before, now);
    if (then.size() == 1
        && today.size() == 1
        && !then.get(0).currency().equals(today.get(0).currency())) {
      return List.of(
          new Change(contractor, name, Kind.CURRENCY, then.get(0), today.get(0), causes));
    }
    List<Change> moved = new ArrayList<>();
    for (CurrencyCode currency : new TreeSet<>(Sets.union(currencies(then), currencies(today)))) {
      Money paid = of(currency, then);
      Money isPaid = of(currency, today);
      BigDecimal moves = isPaid.amount().subtract(paid.amount()).abs().multiply(HUNDRED);
      if (moves.compareTo(paid.amount().abs().multiply(variancePercent)) > 0) {
        moved.add(new Change(contractor, name, Kind.MOVED, paid, isPaid, causes));
      }
    }
    return moved;
  }

  /** Returns the sum of each currency. */
  private static ImmutableList<Money> sums(List<Pay> pays) {
    var sums = new TreeMap<CurrencyCode, BigDecimal>();
    pays.forEach(pay -> sums.merge(pay.money().currency(), pay.money().amount(), BigDecimal::add));
    ImmutableList.Builder<Money> all = ImmutableList.builder();
    sums.forEach((currency, sum) -> all.add(new Money(sum, currency)));
    return all.build();
  }

  private static ImmutableSet<CurrencyCode> currencies(List<Money> sums) {
    return sums.stream().map(Money::currency).collect(toImmutableSet());
  }

  private static Money of(CurrencyCode currency, List<Money> sums) {
    return sums.stream()
        .filter(sum -> sum.currency().equals(currency))
        .findFirst()
        .orElse(new Money(BigDecimal.ZERO, currency));
  }

  /** Returns the money that gives a change its place. */
  private static Money size(Change change) {
    return change.difference().orElseGet(() -> Objects.requireNonNull(change.after()));
  }
}
