package dev.payouts.core.spi;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.RunAbortedException;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.model.PayoutId;
import java.util.Optional;

/** Port: writes to the workspace; the only port that does. Thread-safe. */
public interface PayoutSink {
  /**
   * Tells why payouts in a currency cannot be created, for example because the workspace has no
   * select option for it, which a run must not add. Called once per currency before the first
   * create, and by dry runs.
   *
   * @param currency a known currency
   * @return a sentence that says what to do; empty if they can be created
   * @throws RunAbortedException if the workspace cannot be read
   */
  default Optional<String> unwritable(CurrencyCode currency) {
    return Optional.empty();
  }

  /**
   * {@return where payouts are created} Called before a run takes its locks; may read what the run
   * needs anyway.
   *
   * @param request the request of the run
   * @throws RunAbortedException if it cannot be determined, or if the run could not start
   */
  Destination destination(RunRequest request);

  /**
   * Creates one payout. Never repeats a request that may have been applied.
   *
   * @param draft the payout to create
   * @param sending must be called before a request is sent
   * @return the result; answers of the backend never cause an exception. If the sink throws or
   *     returns null before it has called {@link Sending#beforeSending}, it has certainly sent
   *     nothing, and the item fails with the cause. If it does so later, the run looks the payout
   *     up once and does not create it again. A sink that creates without that call stops the run
   * @throws RunAbortedException only if {@code sending} threw it; then no request of this create
   *     was applied
   */
  CreateResult create(PayoutDraft draft, Sending sending);

  /**
   * Callbacks of the run around sending a create. Call them only while no request of this create is
   * in progress and none may have been applied. Thread-safe.
   */
  interface Sending {
    /**
     * {@return the run key, which identifies the creator of the payout; written to it if the
     * workspace has a property for it}
     */
    String runKey();

    /**
     * Must be called at least once a second while a request waits to be sent, for example for the
     * rate limit, so that a run can be stopped meanwhile.
     *
     * @throws RunAbortedException if the request must not be sent
     */
    void whileWaiting();

    /**
     * Must be called right before each request is sent, after all waiting: writes the intent to
     * disk.
     *
     * @throws RunAbortedException if the request must not be sent
     */
    void beforeSending();

    /**
     * Must be called for each request when the connection is established, just before the first
     * byte is sent. A sink that cannot observe this moment does not call it.
     *
     * @return whether the request may be sent; if not, too much time has passed since {@link
     *     #beforeSending}, which must be called again before another attempt
     */
    boolean mayLeave();
  }

  /**
   * Sets an order and its line items to the configured completed status. Idempotent.
   *
   * @param order the ID of the order
   * @param lineItems the IDs of its line items; may be empty
   * @return a sentence that says what could not be set, or should not have been; empty if neither
   */
  Optional<String> complete(PayableId order, ImmutableSet<PayableId> lineItems);

  /**
   * Cancels a payout that this program created. Idempotent. Only the default of {@link #cancel}
   * calls it.
   *
   * @param payout the ID of the payout
   * @return a sentence that says why it could not be cancelled; empty if it was
   */
  Optional<String> withdraw(PayoutId payout);

  /**
   * Cancels a payout that a user asked to void, or that the overlap check withdraws. Never repeats
   * a request without another call of {@link Sending#beforeSending}, which checks that the payout
   * is still as it was created.
   *
   * <p>A sink that does not implement this cannot tell what became of a cancel that failed; the
   * caller then reads the payout until its cancel can no longer be applied.
   *
   * @param payout the ID of the payout
   * @param sending must be called before a request is sent
   * @return what became of it
   * @throws RunAbortedException if {@code sending} threw it, or if the backend would refuse every
   *     other request too
   */
  default CancelResult cancel(PayoutId payout, Sending sending) {
    sending.beforeSending();
    return withdraw(payout)
        .map(why -> new CancelResult(CancelResult.Effect.UNKNOWN, why))
        .orElse(CancelResult.APPLIED);
  }

  /**
   * {@return the user as whom this sink creates payouts, as {@link
   * dev.payouts.core.model.LivePayout#createdBy} names it; empty if payouts do not say who created
   * them}
   *
   * @throws RunAbortedException if it cannot be read
   */
  default Optional<String> creator() {
    return Optional.empty();
  }
}
