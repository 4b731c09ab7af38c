package dev.payouts.core;

import com.google.common.collect.ImmutableSortedMap;
import dev.payouts.core.RunReport.Total;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PaidPayout;
import dev.payouts.core.model.PayoutId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The money of one or more runs by currency. Each payout counts once, whatever it pays: of several
 * live payouts of one payable all count, and a payout that pays several payables does not count
 * again for each. Immutable.
 *
 * @param now what the runs created or, if they are dry runs, would create
 * @param voided what of that was voided since
 * @param paid the live payouts that the runs found
 * @param paidWithoutAmount the live payouts among these whose amount or currency is not known
 */
public record Totals(
    ImmutableSortedMap<CurrencyCode, Total> now,
    ImmutableSortedMap<CurrencyCode, Total> voided,
    ImmutableSortedMap<CurrencyCode, Total> paid,
    int paidWithoutAmount) {
  /**
   * {@return the totals of the runs of one invocation}
   *
   * @param runs the reports
   */
  public static Totals of(List<RunReport> runs) {
    var now = new TreeMap<CurrencyCode, Total>();
    var voided = new TreeMap<CurrencyCode, Total>();
    var paid = new TreeMap<CurrencyCode, Total>();
    Set<PayoutId> counted = new HashSet<>();
    int unknown = 0;
    for (RunReport run : runs) {
      add(now, run.totals());
      for (Item item : run.items()) {
        if (item.warnings().contains(Warning.PAYOUT_VOIDED)) {
          add(voided, item.money());
        }
        for (PaidPayout payout : item.paid()) {
          Money money = payout.money();
          if (counted.add(payout.id())) {
            unknown += money == null ? 1 : 0;
            add(paid, money);
          }
        }
      }
    }
    return new Totals(
        ImmutableSortedMap.copyOf(now),
        ImmutableSortedMap.copyOf(voided),
        ImmutableSortedMap.copyOf(paid),
        unknown);
  }

  /**
   * {@return what the live payouts of an item pay that is already paid}
   *
   * @param item the item
   */
  public static ImmutableSortedMap<CurrencyCode, Total> paid(Item item) {
    var paid = new TreeMap<CurrencyCode, Total>();
    item.paid().forEach(payout -> add(paid, payout.money()));
    return ImmutableSortedMap.copyOf(paid);
  }

  /** Adds one payout to totals; one without a known amount adds nothing. */
  static void add(Map<CurrencyCode, Total> totals, @Nullable Money money) {
    if (money != null) {
      totals.merge(money.currency(), new Total(1, money.amount()), Total::plus);
    }
  }

  private static void add(Map<CurrencyCode, Total> totals, Map<CurrencyCode, Total> more) {
    more.forEach((currency, total) -> totals.merge(currency, total, Total::plus));
  }

  /** {@return whether the runs found live payouts} */
  public boolean hasPaid() {
    return !paid.isEmpty() || paidWithoutAmount > 0;
  }

  /** {@return both together} */
  public ImmutableSortedMap<CurrencyCode, Total> together() {
    var both = new TreeMap<CurrencyCode, Total>(now);
    add(both, paid);
    return ImmutableSortedMap.copyOf(both);
  }
}
