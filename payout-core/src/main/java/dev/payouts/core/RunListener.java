package dev.payouts.core;

/**
 * Is told how a run gets on, for a progress display. Called by several threads at once; has to
 * return quickly and must not throw.
 */
public interface RunListener {
  /** Tells nobody. */
  RunListener NONE = new RunListener() {};

  /** A phase has begun. */
  default void phaseStarted(Phase phase) {}

  /** The payables have been listed; {@code count} of them match what the backend can filter. */
  default void listed(int count) {}

  /** Everything is decided; {@code toCreate} payouts are to be created. */
  default void decided(int toCreate) {}

  /** An item has come to its end, in no order. */
  default void itemEnded(Item item) {}

  /** Returns a listener that tells this one and then another one everything. */
  default RunListener and(RunListener other) {
    return new BothRunListeners(this, other);
  }

  /** The phases of a run, in their order. */
  enum Phase {
    /**
     * Waiting until what other processes sent shows, for the journal was not last this shard's
     * ({@link Shard}); may wait for a minute or more.
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
    /** Finding out what came of creates without a clear answer; may wait for a minute or more. */
    SETTLE,
    /** Waiting to look at what was created beside other hosts; waits for a minute or more. */
    AUDIT
  }
}
