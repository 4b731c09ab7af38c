package dev.payouts.core.internal.decide.outcome;

import dev.payouts.core.Item;
import dev.payouts.core.model.PayoutDraft;
import java.util.Objects;

/** The decision about one payable, with its calculation. Immutable. */
public sealed interface Decision {
  /** Returns the item as it is before anything is created. */
  Item item();

  /**
   * A payout will be created.
   *
   * @param item its item, {@code planned}, with the draft of the payout
   */
  record Pay(Item item) implements Decision {
    /** Returns the payout. */
    public PayoutDraft draft() {
      return Objects.requireNonNull(item.draft());
    }
  }

  /**
   * No payout will be created.
   *
   * @param item its item, skipped or failed
   */
  record Leave(Item item) implements Decision {}
}
