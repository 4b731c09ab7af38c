package dev.payouts.core;

import com.google.common.collect.ImmutableSet;
import java.util.Optional;

/** Port: the only one that writes. Safe for use by several threads. */
public interface PayoutSink {
  /**
   * Says why payouts in a currency cannot be written, such as that the workspace has no option for
   * it, which a run must not add. Asked before the first create, and by dry runs, once for each
   * currency.
   *
   * @param currency a known currency
   * @return a sentence that says what to do, empty if they can be
   * @throws RunStoppedException if the workspace cannot be read
   */
  default Optional<String> unwritable(CurrencyCode currency) {
    return Optional.empty();
  }

  /**
   * {@return where payouts are created} It is asked before a run takes its locks, and may read what
   * the run needs anyway.
   *
   * @param request what is about to be run
   * @throws RunStoppedException if it cannot be found out, or the run could not begin
   */
  Destination destination(RunRequest request);

  /**
   * Creates one payout. Never repeats a request that may have been carried out.
   *
   * @param draft what is to be created
   * @param sending is told before each time that a request leaves
   * @return what came of it; never throws for an answer of the backend. One that throws or returns
   *     null before it has called {@link Sending#beforeSending} has certainly sent nothing: the
   *     item fails with the cause. Afterwards the payout is looked up once, and not created again
   *     by this run. One that creates without that call stops the run
   * @throws RunStoppedException only if {@code sending} did; then no request of this create was
   *     carried out
   */
  CreateResult create(PayoutDraft draft, Sending sending);

  /**
   * What the run wants to do and say when a create is sent. Both calls say that no request of this
   * create is under way and that none was carried out so far: after one that may have been, neither
   * is made. Safe for use by several threads.
   */
  interface Sending {
    /**
     * {@return a text that shows whose payout it is, to be written with it if the workspace has a
     * place for it}
     */
    String runKey();

    /**
     * Is to be called every second or oftener while a request waits before it leaves, as for a
     * budget: whoever stops a run need not wait for that.
     *
     * @throws RunStoppedException if the request must not leave
     */
    void whileWaiting();

    /**
     * Is to be called at the last moment before a request leaves, after all waiting, each time that
     * it does: it writes the intent to disk.
     *
     * @throws RunStoppedException if the request must not leave
     */
    void beforeSending();

    /**
     * Is to be called once the connection is established, just before the first byte of the request
     * leaves, each time that it does: the time in which the request may still be applied runs from
     * here. A sink that cannot see this moment does not call it; the time then runs from its
     * return.
     *
     * @return whether the request may leave; if not, too much time has gone by since {@link
     *     #beforeSending}, which is to be called again before another try
     */
    boolean mayLeave();
  }

  /**
   * Sets an order and its line items to the configured completed status. May be repeated.
   *
   * @param order the ID of the order
   * @param lineItems the IDs of its line items; may be empty
   * @return a sentence that says what could not be set, empty if all were
   */
  Optional<String> complete(SourceId order, ImmutableSet<SourceId> lineItems);

  /**
   * Cancels a payout that this program made. May be repeated.
   *
   * @param payout the ID of the payout
   * @return a sentence that says why it could not be cancelled, empty if it was
   */
  Optional<String> withdraw(PayoutId payout);
}
