package dev.payouts.core.internal.review;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.AuditReport.Difference;
import dev.payouts.core.AuditReport.Finding;
import dev.payouts.core.AuditReport.Kind;
import dev.payouts.core.Item;
import dev.payouts.core.Reason;
import dev.payouts.core.internal.decide.preloaded.Preloaded;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutId;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Compares existing payouts with today's decisions about their payables. */
final class PaidFindings {
  private final ImmutableMap<PayableId, Item> byRules;
  private final Preloaded preloaded;
  private final Set<PayoutId> compared = new HashSet<>();

  /**
   * Creates a comparison.
   *
   * @param byRules the decision for each payable with a live payout, as if it had none
   * @param preloaded the live payouts
   */
  PaidFindings(ImmutableMap<PayableId, Item> byRules, Preloaded preloaded) {
    this.byRules = byRules;
    this.preloaded = preloaded;
  }

  /** Returns the differences in the order of the payables; each payout is compared once. */
  ImmutableList<Finding> findings() {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Item item : byRules.values()) {
      ImmutableList<LivePayout> live = preloaded.livePayouts(item.payable());
      if (live.size() > 1) {
        findings.add(Finding.of(Kind.SEVERAL_PAYOUTS, item, live));
      } else if (compared.add(live.get(0).id())) {
        compare(live.get(0)).ifPresent(findings::add);
      }
    }
    return findings.build();
  }

  private Optional<Finding> compare(LivePayout payout) {
    ImmutableList<Item> items =
        payout.payables().stream()
            .map(byRules::get)
            .filter(Objects::nonNull)
            .collect(toImmutableList());
    if (items.size()
        < payout.payables().size()) { // the others belong to another month or are in the trash
      return Optional.of(finding(Kind.NOT_COMPARABLE, items, payout));
    }
    if (items.stream().anyMatch(item -> item.money() == null || isPaidTwice(item))) {
      return Optional.of(finding(Kind.NOTHING_FOLLOWS, items, payout));
    }
    Optional<Money> sum = sum(items);
    if (sum.isEmpty()) {
      return Optional.of(finding(Kind.NOT_COMPARABLE, items, payout));
    }
    ImmutableSet<Difference> differences = differences(payout, sum.get(), items);
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(Kind.DIFFERS, items, ImmutableList.of(payout), sum.get(), differences));
  }

  private static Finding finding(Kind kind, ImmutableList<Item> items, LivePayout payout) {
    return new Finding(kind, items, ImmutableList.of(payout), null, ImmutableSet.of());
  }

  /** All of these have live payouts, so two that claim the same month were both paid. */
  private static boolean isPaidTwice(Item item) {
    return item.reason() == Reason.MONTH_CLAIMED_TWICE;
  }

  /** Returns the total, if all have the same currency. */
  private static Optional<Money> sum(List<Item> items) {
    Money first = Objects.requireNonNull(items.get(0).money());
    BigDecimal sum = BigDecimal.ZERO;
    for (Item item : items) {
      Money money = Objects.requireNonNull(item.money());
      if (!money.currency().equals(first.currency())) {
        return Optional.empty();
      }
      sum = sum.add(money.amount());
    }
    return Optional.of(new Money(sum, first.currency()));
  }

  private static ImmutableSet<Difference> differences(
      LivePayout payout, Money expected, List<Item> items) {
    ImmutableSet.Builder<Difference> differences = ImmutableSet.builder();
    Money paid = payout.money();
    if (paid == null || paid.amount().compareTo(expected.amount()) != 0) {
      differences.add(Difference.AMOUNT);
    }
    if (paid == null || !paid.currency().equals(expected.currency())) {
      differences.add(Difference.CURRENCY);
    }
    ImmutableSet<ContractorId> contractors =
        items.stream().map(Item::contractor).filter(Objects::nonNull).collect(toImmutableSet());
    if (!payout.contractors().equals(contractors)) {
      differences.add(Difference.PERSON);
    }
    return differences.build();
  }
}
