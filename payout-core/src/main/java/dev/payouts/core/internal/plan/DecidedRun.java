package dev.payouts.core.internal.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Item;
import dev.payouts.core.RunReport.Findings;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.TaskOrder;
import java.util.function.Function;

/**
 * The result of deciding, before anything is created.
 *
 * @param payables the payables of the run, in the listed order
 * @param decisions the decision for each payable
 * @param findings other findings
 * @param ofOtherPayDay in a dry run for a pay day, the orders of another one, also those already
 *     paid
 */
public record DecidedRun(
    ImmutableList<Payable> payables,
    ImmutableList<Decision> decisions,
    Findings findings,
    ImmutableSet<PayableId> ofOtherPayDay) {
  /** Nothing was decided. */
  public static final DecidedRun NOTHING =
      new DecidedRun(ImmutableList.of(), ImmutableList.of(), Findings.NONE, ImmutableSet.of());

  /** Returns the payouts to create, in the listed order. */
  public ImmutableList<Decision.Pay> pays() {
    return decisions.stream()
        .filter(Decision.Pay.class::isInstance)
        .map(Decision.Pay.class::cast)
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns an item for each decision, in the listed order; those of payouts from a function. */
  public ImmutableList<Item> items(Function<Decision.Pay, Item> ofPayout) {
    return decisions.stream()
        .map(each -> each instanceof Decision.Pay pay ? ofPayout.apply(pay) : each.item())
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns this with other findings. */
  public DecidedRun with(Findings others) {
    return new DecidedRun(payables, decisions, others, ofOtherPayDay);
  }

  /** Returns the line items of each order. */
  public ImmutableMap<PayableId, ImmutableSet<PayableId>> lineItems() {
    return payables.stream()
        .filter(TaskOrder.class::isInstance)
        .map(TaskOrder.class::cast)
        .collect(ImmutableMap.toImmutableMap(TaskOrder::id, TaskOrder::lineItems));
  }
}
