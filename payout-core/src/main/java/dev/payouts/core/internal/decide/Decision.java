package dev.payouts.core.internal.decide;

import dev.payouts.core.Item;
import dev.payouts.core.PayoutDraft;
import java.util.Objects;

/** What is to be done about one payable, with its working as a value. Immutable. */
public sealed interface Decision extends PayrollDecider.Step {
  /** Returns the item of the report, as it stands before anything is created. */
  Item item();

  /**
   * A payout is to be created.
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
   * There is nothing to create.
   *
   * @param item its item, skipped or failed
   */
  record Leave(Item item) implements Decision {}
}
