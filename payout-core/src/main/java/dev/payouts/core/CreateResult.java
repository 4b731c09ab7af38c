package dev.payouts.core;

import com.google.common.collect.ImmutableSet;

/** What came of one create. Immutable. */
public sealed interface CreateResult {
  /**
   * It was applied.
   *
   * @param payout the payout that now exists
   * @param storedDifferently the properties whose stored values differ from what was sent, as the
   *     backend calls them; usually empty
   * @param link whether the payout points to its payable
   */
  record Created(PayoutId payout, ImmutableSet<String> storedDifferently, Link link)
      implements CreateResult {
    /**
     * It was applied, and everything is stored as it was sent.
     *
     * @param payout the payout that now exists
     */
    public Created(PayoutId payout) {
      this(payout, ImmutableSet.of(), Link.STORED);
    }
  }

  /** Whether a payout points to its payable. */
  enum Link {
    /** It does. */
    STORED,
    /** It does not, so that no look-up by the payable can find it: no further create may begin. */
    MISSING
  }

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
