package dev.payouts.core.internal.plan;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.AuditRequest;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Shard;
import dev.payouts.core.internal.decide.PayableFilter;
import dev.payouts.core.internal.decide.preloaded.LineItemClaims;
import dev.payouts.core.internal.decide.preloaded.PlausibleDates;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.spi.ListedPayable;
import dev.payouts.core.spi.PayableQuery;
import dev.payouts.core.spi.PayableSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lists the payables of a request that belong to one shard: each once, exactly filtered, in the
 * listed order.
 */
public final class Lister {
  private Lister() {}

  /**
   * The listed payables.
   *
   * @param wanted the payables of the run
   * @param claims the line items shared by several orders, in any shard
   */
  public record Listing(ImmutableList<Payable> wanted, LineItemClaims claims) {}

  /**
   * Reads the payables.
   *
   * @param days the days of the orders; null for all days
   * @throws dev.payouts.core.RunAbortedException if the list would be incomplete
   * @throws IllegalStateException if the source returns payables of another type
   */
  public static Listing list(
      PayableSource source, RunRequest request, @Nullable DaySpan days, Shard shard) {
    var byId = new LinkedHashMap<PayableId, Payable>();
    ImmutableList<Payable> listed =
        source.payables(PayableQuery.of(request, days)).stream()
            .map(ListedPayable::payable)
            .collect(ImmutableList.toImmutableList());
    for (Payable payable : listed) {
      if (shard.holds(required(request.type(), payable))) {
        byId.putIfAbsent(payable.id(), payable);
      }
    }
    return new Listing(
        byId.values().stream()
            .filter(new PayableFilter(request, days))
            .collect(ImmutableList.toImmutableList()),
        LineItemClaims.of(listed));
  }

  /** Lists the payables of an audit, in every status. */
  public static ImmutableList<ListedPayable> list(PayableSource source, AuditRequest request) {
    var byId = new LinkedHashMap<PayableId, ListedPayable>();
    YearMonth month = request.month();
    DaySpan days = month == null ? null : DaySpan.of(month);
    var query = PayableQuery.ofEveryStatus(request.type(), days);
    for (ListedPayable listed : source.payables(query)) {
      byId.putIfAbsent(required(request.type(), listed.payable()).id(), listed);
    }
    return byId.values().stream()
        .filter(listed -> request.covers(listed.payable()))
        .collect(ImmutableList.toImmutableList());
  }

  /** Lists the payables that a run may pay and whose date is missing or implausible. */
  public static ImmutableList<Payable> undated(
      PayableSource source, PayableType type, PlausibleDates dates) {
    var byId = new LinkedHashMap<PayableId, Payable>();
    var days = new DaySpan(dates.first(), dates.last());
    for (ListedPayable listed : source.payables(PayableQuery.outsideOf(type, days))) {
      Payable payable = required(type, listed.payable());
      LocalDate day = AuditRequest.day(payable);
      if (listed.mayBePaid() && (day == null || !days.contains(day))) {
        byId.putIfAbsent(payable.id(), payable);
      }
    }
    return ImmutableList.copyOf(byId.values());
  }

  private static Payable required(PayableType type, Payable payable) {
    if (payable.type() != type) {
      throw new IllegalStateException(
          "expected payables of type "
              + type.word()
              + ", got one of type "
              + payable.type().word());
    }
    return payable;
  }
}
