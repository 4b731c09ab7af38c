package dev.payouts.core;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.payouts.core.model.PayableId;
import java.util.List;
import java.util.Optional;

/**
 * An approved plan: a run creates exactly the approved payouts, and none that has changed since.
 * Immutable.
 *
 * @param items the items of the plan by payable, in the order of the plan; those that are {@code
 *     planned} are approved, the others were only shown
 */
public record Approval(ImmutableMap<PayableId, Item> items) {
  /**
   * {@return the approval of the items of a plan of one type}
   *
   * @param items the items, in any order
   * @throws IllegalArgumentException if a payable is listed twice
   */
  public static Approval of(List<Item> items) {
    return new Approval(Maps.uniqueIndex(items, Item::payable));
  }

  /**
   * {@return the item of a payable, if the plan has one}
   *
   * @param payable the ID of the payable
   */
  public Optional<Item> item(PayableId payable) {
    return Optional.ofNullable(items.get(payable));
  }
}
