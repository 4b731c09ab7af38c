package dev.payouts.core.internal.review;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Item;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport.UnpaidOrder;
import dev.payouts.core.RunRequest;
import dev.payouts.core.Status;
import dev.payouts.core.internal.base.JournalState;
import dev.payouts.core.internal.base.Ports;
import dev.payouts.core.internal.base.RunSettings;
import dev.payouts.core.internal.decide.Decider;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.core.internal.decide.preloaded.PlausibleDates;
import dev.payouts.core.internal.decide.preloaded.PreloadKeys;
import dev.payouts.core.internal.decide.preloaded.Preloaded;
import dev.payouts.core.internal.plan.Lister;
import dev.payouts.core.internal.plan.Preloader;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.TaskOrder;
import java.time.YearMonth;

/** Finds unpaid orders of earlier months, for a plan or an audit of one month. Only reads. */
public record EarlierMonths(Ports ports, RunSettings execution, JournalState journal) {
  /** How many earlier months are searched. */
  private static final int MONTHS_LOOKED_BACK = 3;

  /**
   * Returns the approved orders of the {@value #MONTHS_LOOKED_BACK} months before the request's
   * month that have no live payout and are not skipped, each with the amount a run would pay; none
   * unless the request is for one month, all contractors and only approved orders.
   *
   * @throws dev.payouts.core.RunAbortedException if the result would be incomplete
   */
  public ImmutableList<UnpaidOrder> unpaid(RunRequest request) {
    if (request.contractor().isPresent() || request.has(RunOption.FORCE)) {
      return ImmutableList.of();
    }
    return request.month().map(this::unpaidBefore).orElse(ImmutableList.of());
  }

  private ImmutableList<UnpaidOrder> unpaidBefore(YearMonth month) {
    var days =
        new DaySpan(
            month.minusMonths(MONTHS_LOOKED_BACK).atDay(1), month.minusMonths(1).atEndOfMonth());
    RunRequest earlier = RunRequest.contractorPayroll().with(RunOption.DRY_RUN).build();
    Lister.Listing listing = Lister.list(ports.payables(), earlier, days, execution.once().shard());
    ImmutableList<Payable> orders = listing.wanted();
    PlausibleDates dates = execution.plausibleDates();
    Preloaded preloaded =
        new Preloader(ports, execution, journal)
            .preload(earlier.type(), PreloadKeys.of(earlier, orders, dates))
            .with(listing.claims());
    ImmutableList<Decision> decisions =
        new Decider(earlier, execution.policy(), preloaded, dates).decide();
    ImmutableList.Builder<UnpaidOrder> waiting = ImmutableList.builder();
    for (int i = 0; i < orders.size(); i++) {
      Item item = decisions.get(i).item();
      if (item.status() != Status.SKIPPED
          && preloaded.livePayouts(item.payable()).isEmpty()
          && orders.get(i) instanceof TaskOrder order
          && order.date() != null) {
        waiting.add(
            new UnpaidOrder(
                order.id(),
                order.label(),
                YearMonth.from(order.date()),
                item.status() == Status.PLANNED ? item.money() : null));
      }
    }
    return waiting.build();
  }
}
