package dev.payouts.core;

/** What came of one create. Immutable. */
public sealed interface CreateResult {
  /**
   * It was carried out.
   *
   * @param payout the payout that now exists
   */
  record Created(PayoutId payout) implements CreateResult {}

  /**
   * It was certainly not carried out.
   *
   * @param why what that means for the creates after it
   * @param message one sentence with what the backend said
   */
  record Rejected(Why why, String message) implements CreateResult {}

  /**
   * It may have been carried out.
   *
   * @param message one sentence with what is known
   */
  record Unknown(String message) implements CreateResult {}

  /** Why a create was not carried out. */
  enum Why {
    /** The backend refused this one. */
    REFUSED,
    /** The backend could not be reached. */
    NOT_REACHED,
    /** The token is refused: no further create can succeed. */
    TOKEN_REFUSED,
    /** The backend lets nothing through: no further create can succeed. */
    BLOCKED,
    /** The workspace is not as the configuration says: no further create can succeed. */
    MISCONFIGURED
  }
}
