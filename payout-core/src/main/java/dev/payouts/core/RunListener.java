package dev.payouts.core;

import dev.payouts.core.model.Word;
import java.time.Duration;

/**
 * Receives progress events of runs, for a progress display, metrics or notifications. Called by
 * several threads at once, so implementations must be thread-safe. Methods must return quickly;
 * exceptions are ignored, so that a listener cannot stop a payment.
 *
 * <p>The order of events of one run: {@link #runStarted}; each phase when it starts, with its
 * results; {@link #runEnded}. An engine runs one at a time, so events of two runs never mix.
 * Requests and rate-limit waits are events of the backend; for Notion see {@code
 * dev.payouts.notion.RequestListener}.
 */
public interface RunListener {
  /** Ignores all events. */
  RunListener NONE = new RunListener() {};

  /**
   * A run has started.
   *
   * @param runId the ID of the invocation, as in the report
   * @param request the request of the run
   */
  default void runStarted(String runId, RunRequest request) {}

  /**
   * A phase has started, and the previous one has ended. Phases without work are skipped; {@link
   * Phase#SETTLE} may occur several times.
   *
   * @param phase the phase
   */
  default void phaseStarted(Phase phase) {}

  /**
   * The run waits, within the current phase. Rate-limit waits are not reported here.
   *
   * @param atMost the longest wait; the run may continue sooner
   */
  default void waiting(Duration atMost) {}

  /**
   * The payables have been listed.
   *
   * @param count how many match the filters {@code month} and {@code id}; other contractors are
   *     filtered out later
   */
  default void listed(int count) {}

  /**
   * All payables are decided.
   *
   * @param toCreate the number of payouts to create, in a dry run those that would be created
   */
  default void decided(int toCreate) {}

  /**
   * An item is final. Called once per item, in no particular order; by the worker that created it,
   * if any.
   *
   * @param item the item
   */
  default void itemEnded(Item item) {}

  /**
   * The outcome of a final item has changed: an unknown create was resolved or repeated, or a
   * payout was withdrawn because another host had created one earlier.
   *
   * @param before the item as last reported
   * @param after the item as it is now
   */
  default void itemRevised(Item before, Item after) {}

  /**
   * The run has ended, completed or not; the report overrides earlier events. Not called if {@link
   * PayoutEngine#run} throws.
   *
   * @param report the report that {@link PayoutEngine#run} returns
   */
  default void runEnded(RunReport report) {}

  /** The phases of a run, in order. */
  enum Phase implements Word {
    /**
     * Waiting until payouts created by other processes are visible, because the journal was last
     * used for another shard ({@link Shard}) or a run with another state directory created payouts
     * last; may take a minute or more.
     */
    TAKE_OVER,
    /** Listing approved payables. */
    LIST,
    /** Loading rates, live payouts and contractors. */
    PRELOAD,
    /** Deciding, without I/O. */
    DECIDE,
    /** Creating payouts. */
    CREATE,
    /**
     * Resolving creates with an unknown outcome; may take a minute or more. Also occurs before
     * {@link #LIST}, for unresolved creates of earlier runs.
     */
    SETTLE,
    /** The overlap check for payouts of other hosts; waits for a minute or more. */
    AUDIT
  }
}
