package dev.payouts.core;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The hours of a task order, and where they come from (payout-core/RULES.md, step 7). Immutable.
 */
public sealed interface Hours {
  /**
   * {@return the hours that the order itself shows}
   *
   * @param worked the hours
   */
  static Hours of(Value<BigDecimal> worked) {
    return new OfOrder(worked);
  }

  /**
   * The hours that the order itself shows.
   *
   * @param worked the hours
   */
  record OfOrder(Value<BigDecimal> worked) implements Hours {}

  /**
   * The sum of the hours of the line items, for an order that has more of them than the backend
   * adds up.
   *
   * @param worked the hours; empty where no line item is left
   */
  record Summed(Value<BigDecimal> worked) implements Hours {}

  /**
   * The order has more line items than the backend adds up, and their hours are not all known.
   *
   * @param lineItem a line item without hours; null where line items have no property for them
   */
  record Incomplete(@Nullable SourceId lineItem) implements Hours {}
}
