package dev.payouts.core;

import com.google.common.collect.ImmutableSet;
import java.util.Optional;

/** Port: the only one that writes. Safe for use by several threads. */
public interface PayoutSink {
  /**
   * Creates one payout. Never repeats a request that may have been carried out.
   *
   * @param runKey a text that shows whose payout it is, written with it if the workspace has a
   *     place for it
   * @return what came of it; never throws for an answer of the backend
   */
  CreateResult create(PayoutDraft draft, String runKey);

  /**
   * Sets an order and its line items to the configured completed status. May be repeated.
   *
   * @return a sentence that says what could not be set, empty if all were
   */
  Optional<String> complete(SourceId order, ImmutableSet<SourceId> lineItems);

  /**
   * Cancels a payout that this program made. May be repeated.
   *
   * @return a sentence that says why it could not be cancelled, empty if it was
   */
  Optional<String> withdraw(PayoutId payout);
}
