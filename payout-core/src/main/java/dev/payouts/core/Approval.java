package dev.payouts.core;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Optional;

/**
 * What a person approved of a plan: a run creates exactly that, and nothing that has changed since.
 * Immutable.
 *
 * @param items the items of the plan by their payable, in their order; those that are {@code
 *     planned} are approved, the others were seen
 */
public record Approval(ImmutableMap<SourceId, Item> items) {
  /**
   * Takes the items of a plan of one type.
   *
   * @param items the items, in any order
   * @return the approval of those items
   * @throws IllegalArgumentException if a payable is there twice
   */
  public static Approval of(List<Item> items) {
    ImmutableMap.Builder<SourceId, Item> bySource = ImmutableMap.builder();
    items.forEach(item -> bySource.put(item.source(), item));
    return new Approval(bySource.buildOrThrow());
  }

  /**
   * {@return what the plan says about a payable, if it says anything}
   *
   * @param source the ID of the payable
   */
  public Optional<Item> item(SourceId source) {
    return Optional.ofNullable(items.get(source));
  }
}
