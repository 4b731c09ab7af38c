package dev.payouts.core.spi;

/**
 * The result of cancelling one payout. Immutable.
 *
 * @param effect what became of the cancel
 * @param why why it was not applied, or is unknown, as a sentence; empty if it was applied
 */
public record CancelResult(Effect effect, String why) {
  /** The payout is cancelled. */
  public static final CancelResult APPLIED = new CancelResult(Effect.APPLIED, "");

  /** What became of a cancel. */
  public enum Effect {
    /** The payout is cancelled. */
    APPLIED,
    /** The cancel was certainly not applied, and would not be if it were repeated. */
    NOT_APPLIED,
    /** It may have been applied, or may still be. */
    UNKNOWN
  }
}
