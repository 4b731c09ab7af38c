package dev.payouts.core.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The hours of a task order and their source (payout-core/RULES.md, step 7). Immutable. */
public sealed interface Hours {
  /**
   * The hours shown by the order itself.
   *
   * @param worked the hours
   */
  record OfOrder(Value<BigDecimal> worked) implements Hours {}

  /**
   * The summed hours of the line items, for an order with more line items than the backend sums up.
   *
   * @param worked the hours; empty if no line items are left
   */
  record Summed(Value<BigDecimal> worked) implements Hours {}

  /**
   * The order has more line items than the backend sums up, and some of their hours are unknown.
   *
   * @param lineItem a line item without hours; null if line items have no property for hours
   */
  record Incomplete(@Nullable PayableId lineItem) implements Hours {}
}
