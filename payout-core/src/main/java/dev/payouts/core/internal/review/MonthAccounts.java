package dev.payouts.core.internal.review;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.AuditReport;
import dev.payouts.core.AuditRequest;
import dev.payouts.core.Calculation;
import dev.payouts.core.FailureCause;
import dev.payouts.core.Item;
import dev.payouts.core.MonthReport;
import dev.payouts.core.MonthReport.Paid;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunReport.RunFailure;
import dev.payouts.core.host.Host;
import dev.payouts.core.internal.base.Ports;
import dev.payouts.core.internal.base.RunSettings;
import dev.payouts.core.internal.review.Auditor.Audited;
import dev.payouts.core.model.Contractor;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.DatedPayout;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.PaidPayout;
import dev.payouts.core.model.PayDay;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutId;
import dev.payouts.core.model.RateId;
import dev.payouts.core.spi.ApiCalls;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the accounts of a month: audits its payables of each type, and reads the live payouts that
 * count in it. Only reads. Not thread-safe.
 */
public record MonthAccounts(Ports ports, RunSettings execution) {
  private static final String INTERRUPTED =
      "The month was interrupted while it was read: start it again.";

  /** Reads a month; failures of the ports are part of the report, not thrown. */
  public MonthReport of(YearMonth month, List<PayableType> types) {
    ApiCalls before = ports.calls().calls();
    ImmutableList.Builder<AuditReport> audits = ImmutableList.builder();
    ImmutableList.Builder<Audited> audited = ImmutableList.builder();
    for (PayableType type : types) {
      Audited one = new Auditor(ports, execution).audit(new AuditRequest(type, month));
      audits.add(one.report());
      audited.add(one);
      if (one.report().stopped() != null) {
        return incomplete(month, audits.build(), before, one.report().stopped());
      }
    }
    try {
      return complete(month, types, audits.build(), audited.build(), before);
    } catch (RunAbortedException e) {
      return incomplete(month, audits.build(), before, new RunFailure(e.stopCause(), e.sentence()));
    } catch (Host.StoppedException e) {
      return incomplete(
          month,
          audits.build(),
          before,
          new RunFailure(FailureCause.NOT_CARRIED_THROUGH, INTERRUPTED));
    }
  }

  private MonthReport incomplete(
      YearMonth month,
      ImmutableList<AuditReport> audits,
      ApiCalls before,
      @Nullable RunFailure failure) {
    return new MonthReport(
        month,
        execution.host().now(),
        audits,
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        ports.calls().calls().since(before),
        failure);
  }

  private MonthReport complete(
      YearMonth month,
      List<PayableType> types,
      ImmutableList<AuditReport> audits,
      ImmutableList<Audited> audited,
      ApiCalls before) {
    ImmutableList<DatedPayout> payouts = ports.payouts().livePayouts(DaySpan.of(month));
    Map<PayableId, Item> items = new HashMap<>();
    Map<RateId, PayDay> payDays = new HashMap<>();
    for (Audited one : audited) {
      one.paid().forEach(item -> items.put(item.payable(), item));
      payDays.putAll(one.payDays());
    }
    ImmutableMap<ContractorId, String> names = names(payouts, items);
    ImmutableSet<PayoutId> counted =
        payouts.stream().map(payout -> payout.payout().id()).collect(toImmutableSet());
    return new MonthReport(
        month,
        execution.host().now(),
        audits,
        payouts.stream()
            .map(payout -> paid(payout, items, payDays, names))
            .collect(toImmutableList()),
        audited.stream()
            .flatMap(one -> one.paid().stream())
            .filter(item -> item.paid().stream().map(PaidPayout::id).noneMatch(counted::contains))
            .collect(toImmutableList()),
        audited.stream().flatMap(one -> one.notApproved().stream()).collect(toImmutableList()),
        types.stream()
            .flatMap(type -> new Auditor(ports, execution).undated(type).stream())
            .collect(toImmutableList()),
        ports.calls().calls().since(before),
        null);
  }

  /** Returns the names of the contractors that are paid; reads those that no item names. */
  private ImmutableMap<ContractorId, String> names(
      ImmutableList<DatedPayout> payouts, Map<PayableId, Item> items) {
    Map<ContractorId, String> names = new HashMap<>();
    for (Item item : items.values()) {
      if (item.contractor() != null && item.contractorName() != null) {
        names.put(item.contractor(), item.contractorName());
      }
    }
    ImmutableSet<ContractorId> unnamed =
        payouts.stream()
            .flatMap(payout -> payout.payout().contractors().stream())
            .filter(id -> !names.containsKey(id))
            .collect(toImmutableSet());
    if (!unnamed.isEmpty()) {
      ImmutableMap<ContractorId, Contractor> read = ports.positions().contractors(unnamed);
      read.forEach((id, contractor) -> names.put(id, contractor.fullName()));
    }
    return ImmutableMap.copyOf(names);
  }

  private static Paid paid(
      DatedPayout payout,
      Map<PayableId, Item> items,
      Map<RateId, PayDay> payDays,
      ImmutableMap<ContractorId, String> names) {
    ImmutableList<Item> paid =
        payout.payables().values().stream()
            .map(items::get)
            .filter(Objects::nonNull)
            .collect(toImmutableList());
    ImmutableSet<ContractorId> contractors = payout.payout().contractors();
    return new Paid(
        payout,
        contractors.size() == 1 ? names.get(contractors.iterator().next()) : null,
        paid.stream()
            .map(item -> payDay(item, payDays))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null),
        paid);
  }

  private static @Nullable PayDay payDay(Item item, Map<RateId, PayDay> payDays) {
    Calculation calculation = item.calculation();
    if (calculation instanceof Calculation.Monthly monthly) {
      return payDays.get(monthly.rate());
    }
    return calculation instanceof Calculation.Hourly hourly ? payDays.get(hourly.rate()) : null;
  }
}
