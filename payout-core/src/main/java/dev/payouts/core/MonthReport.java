package dev.payouts.core;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import dev.payouts.core.RunReport.RunFailure;
import dev.payouts.core.RunReport.Total;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.DatedPayout;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.spi.ApiCalls;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of one month over all types, as they lie in the workspace: every live payout that
 * counts in it, whoever made it, and what is missing or wrong. A payout counts in the month of its
 * date (payout-core/RULES.md, "Variance"), so that the accounts of all months add up. Immutable.
 *
 * @param month the month
 * @param readAt when it was read
 * @param audits the audits of the month, one for each type that was read
 * @param payouts the live payouts that count in the month, in no particular order
 * @param paidElsewhere the payables of the month whose payouts all count in other months
 * @param notApproved the unpaid payables of the month in a status that no run pays, each with what
 *     it would pay if it were approved
 * @param undated the unpaid payables that a run may pay and whose date is missing or implausible,
 *     so that they belong to no month
 * @param calls the requests it took
 * @param stopped why it is incomplete; null if it is complete
 */
public record MonthReport(
    YearMonth month,
    Instant readAt,
    ImmutableList<AuditReport> audits,
    ImmutableList<Paid> payouts,
    ImmutableList<Item> paidElsewhere,
    ImmutableList<Item> notApproved,
    ImmutableList<Item> undated,
    ApiCalls calls,
    @Nullable RunFailure stopped) {
  /**
   * A live payout of the month.
   *
   * @param payout the payout
   * @param contractorName the name of the contractor; null if unknown, or if it pays none or
   *     several
   * @param payDay the pay day of the rate that its payable is paid by; null if there is none
   * @param items the decisions of today's rules about its payables of this month; empty if it has
   *     none
   */
  public record Paid(
      DatedPayout payout,
      @Nullable String contractorName,
      @Nullable PayDay payDay,
      ImmutableList<Item> items) {
    /** {@return the contractor; empty if it pays none or several} */
    public Optional<ContractorId> contractor() {
      ImmutableSet<ContractorId> contractors = payout.payout().contractors();
      return contractors.size() == 1
          ? Optional.of(contractors.iterator().next())
          : Optional.empty();
    }

    /**
     * {@return the calculation of its amount; empty unless today's rules give exactly this amount
     * for its only payable}
     */
    public Optional<Calculation> calculation() {
      Money money = payout.payout().money();
      return items.size() == 1 && money != null && money.equals(items.get(0).money())
          ? Optional.ofNullable(items.get(0).calculation())
          : Optional.empty();
    }
  }

  /** {@return why it is incomplete; empty if it is complete} */
  public Optional<RunFailure> failure() {
    return Optional.ofNullable(stopped);
  }

  /** {@return whether something was found that somebody should look at} */
  public boolean needsAttention() {
    return !undated.isEmpty()
        || audits.stream()
            .anyMatch(audit -> !audit.findings().isEmpty() || !audit.waiting().isEmpty());
  }

  /** {@return the payouts of the month that may pay a payable a second time, the first ones too} */
  public ImmutableList<Paid> possibleDuplicates() {
    ImmutableSet<PayoutId> several =
        audits.stream()
            .flatMap(audit -> audit.findings().stream())
            .filter(finding -> finding.kind() == AuditReport.Kind.SEVERAL_PAYOUTS)
            .flatMap(finding -> finding.payouts().stream())
            .map(LivePayout::id)
            .collect(ImmutableSet.toImmutableSet());
    return payouts.stream()
        .filter(paid -> several.contains(paid.payout().payout().id()))
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * {@return what payouts pay, by currency; those without an amount or a currency are left out}
   *
   * @param payouts the payouts
   */
  public static ImmutableSortedMap<CurrencyCode, Total> totals(List<Paid> payouts) {
    var totals = new TreeMap<CurrencyCode, Total>();
    for (Paid paid : payouts) {
      Totals.add(totals, paid.payout().payout().money());
    }
    return ImmutableSortedMap.copyOf(totals);
  }
}
