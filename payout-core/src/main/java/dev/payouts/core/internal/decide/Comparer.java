package dev.payouts.core.internal.decide;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.payouts.core.Comparison;
import dev.payouts.core.Comparison.Change;
import dev.payouts.core.Comparison.Kind;
import dev.payouts.core.Item;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayoutDraft;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the variance report. Compares payroll with the latest earlier month that was paid with the
 * same filters, by one or more runs; compares other types with the last run with the same filters.
 * Pure.
 */
public final class Comparer {
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final RunRequest request;
  private final BigDecimal variancePercent;

  /** Creates a comparer for a request and the change, in percent, above which amounts are named. */
  public Comparer(RunRequest request, BigDecimal variancePercent) {
    this.request = request;
    this.variancePercent = variancePercent;
  }

  /**
   * Compares current items with earlier runs.
   *
   * @param items the current items
   * @param past the completed runs of the type, latest first
   * @return the variance report; empty if nothing is to be paid or no earlier run is comparable
   */
  public Optional<Comparison> compare(List<Item> items, Stream<RunReport> past) {
    ImmutableList<Item> now = paid(items);
    if (now.isEmpty()) {
      return Optional.empty();
    }
    ImmutableList<RunReport> before = baseline(past, month(now));
    if (before.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Comparison(
            before.stream().map(RunReport::runId).distinct().collect(toImmutableList()),
            variancePercent,
            changes(items, before.stream().flatMap(run -> paid(run.items()).stream()).toList())));
  }

  private static ImmutableList<Item> paid(List<Item> items) {
    return items.stream()
        .filter(item -> item.status() == Status.CREATED || item.status() == Status.PLANNED)
        .filter(item -> item.contractor() != null && item.money() != null)
        .collect(toImmutableList());
  }

  /** Returns the latest month paid; it stands for a run that pays several months. */
  private @Nullable YearMonth month(List<Item> paid) {
    return switch (request.type()) {
      case REFUND, INVOICE_SPLIT -> null;
      case CONTRACTOR_PAYROLL ->
          request
              .month()
              .orElseGet(
                  () ->
                      paid.stream()
                          .flatMap(Comparer::monthOf)
                          .max(YearMonth::compareTo)
                          .orElse(null));
    };
  }

  private static Stream<YearMonth> monthOf(Item item) {
    PayoutDraft draft = item.draft();
    return draft == null || draft.date() == null
        ? Stream.empty()
        : Stream.of(YearMonth.from(draft.date()));
  }

  private ImmutableList<RunReport> baseline(Stream<RunReport> past, @Nullable YearMonth month) {
    List<RunReport> found = new ArrayList<>();
    @Nullable YearMonth ofFound = null;
    Iterator<RunReport> runs = past.iterator();
    while (runs.hasNext()) {
      RunReport run = runs.next();
      ImmutableList<Item> paid = paid(run.items());
      if (paid.isEmpty() || !hasSameFilters(run.request())) {
        continue;
      }
      if (month == null) {
        return ImmutableList.of(run);
      }
      YearMonth ofRun =
          paid.stream().flatMap(Comparer::monthOf).max(YearMonth::compareTo).orElse(month);
      if (!ofRun.isBefore(month)) {
        continue;
      }
      if (ofFound != null && !ofFound.equals(ofRun)) {
        break;
      }
      ofFound = ofRun;
      found.add(run);
    }
    return ImmutableList.copyOf(found);
  }

  private boolean hasSameFilters(RunRequest other) {
    return request.contractor().equals(other.contractor())
        && request.payDay().equals(other.payDay())
        && request.id().equals(other.id());
  }

  private ImmutableList<Change> changes(List<Item> items, List<Item> paidBefore) {
    Map<ContractorId, Pay> now = byContractor(paid(items));
    Map<ContractorId, Pay> before = byContractor(paidBefore);
    ImmutableSet<ContractorId> seen =
        items.stream()
            .map(Item::contractor)
            .filter(Objects::nonNull)
            .collect(ImmutableSet.toImmutableSet());
    ImmutableList.Builder<Change> changes = ImmutableList.builder();
    for (ContractorId contractor : new TreeSet<>(Sets.union(now.keySet(), before.keySet()))) {
      Pay paidNow = now.get(contractor);
      Pay paidThen = before.get(contractor);
      if (paidThen == null && paidNow != null) {
        changes.addAll(paidNow.as(Kind.NEW, contractor));
      } else if (paidNow == null && paidThen != null && !seen.contains(contractor)) {
        changes.addAll(paidThen.as(Kind.GONE, contractor));
      } else if (paidNow != null && paidThen != null) {
        changes.addAll(moved(contractor, paidThen, paidNow));
      }
    }
    return changes.build();
  }

  private static Map<ContractorId, Pay> byContractor(List<Item> paid) {
    var byContractor = new TreeMap<ContractorId, Pay>();
    for (Item item : paid) {
      byContractor
          .computeIfAbsent(Objects.requireNonNull(item.contractor()), id -> new Pay())
          .add(item);
    }
    return byContractor;
  }

  private List<Change> moved(ContractorId contractor, Pay before, Pay now) {
    List<Change> moved = new ArrayList<>();
    for (CurrencyCode currency :
        new TreeSet<>(Sets.union(before.sums.keySet(), now.sums.keySet()))) {
      BigDecimal then = before.sums.getOrDefault(currency, BigDecimal.ZERO);
      BigDecimal today = now.sums.getOrDefault(currency, BigDecimal.ZERO);
      BigDecimal moves = today.subtract(then).abs().multiply(HUNDRED);
      if (moves.compareTo(then.abs().multiply(variancePercent)) > 0) {
        moved.add(
            new Change(
                contractor,
                now.name,
                Kind.MOVED,
                new Money(then, currency),
                new Money(today, currency),
                Causes.of(before.items, now.items)));
      }
    }
    return moved;
  }

  /** The totals of one contractor by currency. */
  private static final class Pay {
    private final TreeMap<CurrencyCode, BigDecimal> sums = new TreeMap<>();
    private final List<Item> items = new ArrayList<>();
    private @Nullable String name;

    void add(Item item) {
      Money money = Objects.requireNonNull(item.money());
      sums.merge(money.currency(), money.amount(), BigDecimal::add);
      items.add(item);
      name = item.contractorName();
    }

    /** Returns a change for each amount of a new or gone contractor. */
    List<Change> as(Kind kind, ContractorId contractor) {
      List<Change> changes = new ArrayList<>();
      sums.forEach(
          (currency, sum) -> {
            var money = new Money(sum, currency);
            changes.add(
                new Change(
                    contractor,
                    name,
                    kind,
                    kind == Kind.GONE ? money : null,
                    kind == Kind.NEW ? money : null,
                    ImmutableSet.of()));
          });
      return changes;
    }
  }
}
