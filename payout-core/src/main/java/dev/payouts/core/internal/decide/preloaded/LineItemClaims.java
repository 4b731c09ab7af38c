package dev.payouts.core.internal.decide.preloaded;

import com.google.common.collect.ImmutableSetMultimap;
import dev.payouts.core.Reason;
import dev.payouts.core.internal.decide.outcome.NoPayout;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.TaskOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The line items shared by several orders; at hourly rates their hours would be paid several times
 * (payout-core/RULES.md, step 7). Immutable.
 */
public final class LineItemClaims {
  /** No line item is shared. */
  static final LineItemClaims NONE = new LineItemClaims(ImmutableSetMultimap.of());

  private final ImmutableSetMultimap<PayableId, PayableId> ordersByLineItem;

  private LineItemClaims(ImmutableSetMultimap<PayableId, PayableId> ordersByLineItem) {
    this.ordersByLineItem = ordersByLineItem;
  }

  /** Compares all listed orders, including those that the filters exclude. */
  public static LineItemClaims of(Iterable<? extends Payable> listed) {
    Map<PayableId, PayableId> firstOrders = new HashMap<>();
    ImmutableSetMultimap.Builder<PayableId, PayableId> several = ImmutableSetMultimap.builder();
    for (Payable payable : listed) {
      if (payable instanceof TaskOrder order) {
        for (PayableId lineItem : order.lineItems()) {
          PayableId first = firstOrders.putIfAbsent(lineItem, order.id());
          if (first != null && !first.equals(order.id())) {
            several.put(lineItem, first).put(lineItem, order.id());
          }
        }
      }
    }
    return new LineItemClaims(several.build());
  }

  /** Finds a line item of an order that another order also has. */
  public Optional<NoPayout> obstacle(TaskOrder order) {
    if (!ordersByLineItem.isEmpty()) {
      for (PayableId lineItem : order.lineItems()) {
        if (ordersByLineItem.containsKey(lineItem)) {
          return Optional.of(
              NoPayout.of(
                  Reason.LINE_ITEM_CLAIMED_TWICE,
                  PayableSentences.lineItemClaimedTwice(lineItem, ordersByLineItem.get(lineItem))));
        }
      }
    }
    return Optional.empty();
  }
}
