package dev.payouts.core;

import java.time.Duration;

/**
 * Is told how runs get on, for a progress display, metrics or events. Called by several threads at
 * once; has to return quickly and should not throw: what it throws is dropped, for money matters
 * more than its display.
 *
 * <p>Of one run it is told in this order: {@link #runStarted}; each phase as it begins, and what
 * comes of it; {@link #runEnded}. An engine runs one at a time, so events of two runs are never
 * mixed. What goes to the backend, and the waits for its budget, are told by the backend; for
 * Notion there is {@code dev.payouts.notion.RequestListener}.
 */
public interface RunListener {
  /** Tells nobody. */
  RunListener NONE = new RunListener() {};

  /**
   * A run has begun.
   *
   * @param runId the invocation that it belongs to, as the report names it
   * @param request what was asked for
   */
  default void runStarted(String runId, RunRequest request) {}

  /**
   * A phase has begun, and the one before has ended. Phases without work are left out, and {@link
   * Phase#SETTLE} may come several times.
   *
   * @param phase the phase
   */
  default void phaseStarted(Phase phase) {}

  /**
   * The run has nothing to do but wait, within the phase that began last. Not told of waits for the
   * budget of the backend.
   *
   * @param atMost how long; it may go on sooner
   */
  default void waiting(Duration atMost) {}

  /**
   * The payables have been listed.
   *
   * @param count how many of them match the filters {@code month} and {@code id}; those of other
   *     contractors are dropped later
   */
  default void listed(int count) {}

  /**
   * Everything is decided.
   *
   * @param toCreate how many payouts are to be created, or would be by a dry run
   */
  default void decided(int toCreate) {}

  /**
   * An item has come to its end. Told once for each item, in no order; by the worker that created
   * it, if one did.
   *
   * @param item the item as it ended
   */
  default void itemEnded(Item item) {}

  /**
   * An item that has ended has turned out otherwise: a create without a clear answer was looked up
   * or repeated, or a payout was withdrawn because another host had made one before.
   *
   * @param before the item as it was told of last
   * @param after the item as it is now
   */
  default void itemRevised(Item before, Item after) {}

  /**
   * The run has ended, carried through or not; what the report says outweighs what was told before.
   * Not told where {@link PayoutEngine#run} throws.
   *
   * @param report what {@link PayoutEngine#run} is about to return
   */
  default void runEnded(RunReport report) {}

  /**
   * Returns a listener that tells this one and then another one everything.
   *
   * @param other is told second
   * @return a listener that is told in the place of both
   */
  default RunListener and(RunListener other) {
    return new BothRunListeners(this, other);
  }

  /** The phases of a run, in their order. */
  enum Phase {
    /**
     * Waiting until what other processes sent is visible: the journal was last used for another
     * shard ({@link Shard}), or a run with another state directory created last; may wait for a
     * minute or more.
     */
    TAKE_OVER,
    /** Listing what is approved. */
    LIST,
    /** Loading rates, live payouts and contractors. */
    PRELOAD,
    /** Deciding; no I/O. */
    DECIDE,
    /** Creating payouts. */
    CREATE,
    /**
     * Finding out what came of creates without a clear answer; may wait for a minute or more. It
     * also comes before {@link #LIST}, for creates that an earlier run left open.
     */
    SETTLE,
    /** Waiting to look at what was created beside other hosts; waits for a minute or more. */
    AUDIT
  }
}
