package dev.payouts.core.internal.review;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.AuditRequest;
import dev.payouts.core.Comparison;
import dev.payouts.core.Comparison.Change;
import dev.payouts.core.Item;
import dev.payouts.core.RunRequest;
import dev.payouts.core.internal.base.Ports;
import dev.payouts.core.internal.base.RunSettings;
import dev.payouts.core.internal.decide.variance.Comparer;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.DatedPayout;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutDraft;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the variance report of a plan or an audit: reads the live payouts of the month and of the
 * one before, and the names of contractors who are not paid any more. Only reads.
 */
public record Variance(Ports ports, RunSettings execution) {
  /**
   * Returns the report; null unless work of a month is paid, and work of the month before was. The
   * month is the requested one, or else the latest of those to be paid.
   *
   * @param decided what is decided
   * @param payables the listed orders
   * @param ofOtherPayDay the orders that a filter for a pay day does not let through
   * @throws dev.payouts.core.RunAbortedException if it would be incomplete
   */
  public @Nullable Comparison of(
      RunRequest request,
      List<Item> decided,
      List<Payable> payables,
      Set<PayableId> ofOtherPayDay) {
    Optional<YearMonth> month =
        request
            .month()
            .or(() -> decided.stream().flatMap(Variance::monthOf).max(YearMonth::compareTo));
    if (request.type() != PayableType.CONTRACTOR_PAYROLL || month.isEmpty()) {
      return null;
    }
    YearMonth before = month.get().minusMonths(1);
    ImmutableList<DatedPayout> payouts =
        ports.payouts().livePayouts(DaySpan.of(before).span(DaySpan.of(month.get())));
    if (payouts.stream().noneMatch(one -> one.paysWork() && one.month().equals(before))) {
      return null;
    }
    ImmutableList<Item> items = withoutOtherMonths(decided, payables, month.get());
    BigDecimal percent = execution.limits().variancePercent();
    var comparer = new Comparer(month.get(), percent, counts(request, items, ofOtherPayDay));
    return new Comparison(before, percent, named(comparer.changes(items, payouts)));
  }

  private static Stream<YearMonth> monthOf(Item item) {
    PayoutDraft draft = item.draft();
    return draft == null || draft.date() == null
        ? Stream.empty()
        : Stream.of(YearMonth.from(draft.date()));
  }

  /** A run without a month also lists orders of other months, most of them already paid. */
  private static ImmutableList<Item> withoutOtherMonths(
      List<Item> items, List<Payable> payables, YearMonth month) {
    DaySpan days = DaySpan.of(month);
    ImmutableSet<PayableId> others =
        payables.stream()
            .filter(
                payable -> {
                  LocalDate day = AuditRequest.day(payable);
                  return day == null || !days.contains(day);
                })
            .map(Payable::id)
            .collect(toImmutableSet());
    return items.stream()
        .filter(item -> !others.contains(item.payable()))
        .collect(toImmutableList());
  }

  /** With a filter only contractors that it lets through are compared, in a shard only its own. */
  private Predicate<ContractorId> counts(
      RunRequest request, List<Item> items, Set<PayableId> ofOtherPayDay) {
    if (request.contractor().isEmpty() && request.payDay().isEmpty()) {
      return id -> execution.once().shard().holds(id, new PayableId(id.value()));
    }
    ImmutableSet<ContractorId> wanted =
        items.stream()
            .filter(item -> !ofOtherPayDay.contains(item.payable()))
            .map(Item::contractor)
            .filter(Objects::nonNull)
            .collect(toImmutableSet());
    return wanted::contains;
  }

  /** Reads the names of those who have no item. */
  private ImmutableList<Change> named(ImmutableList<Change> changes) {
    ImmutableSet<ContractorId> unnamed =
        changes.stream()
            .filter(change -> change.contractorName() == null)
            .map(Change::contractor)
            .collect(toImmutableSet());
    if (unnamed.isEmpty()) {
      return changes;
    }
    ImmutableMap<ContractorId, Contractor> read = ports.positions().contractors(unnamed);
    return changes.stream()
        .map(
            change -> {
              Contractor contractor = read.get(change.contractor());
              return change.contractorName() != null || contractor == null
                  ? change
                  : change.named(contractor.fullName());
            })
        .collect(toImmutableList());
  }
}
