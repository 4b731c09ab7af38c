package dev.payouts.core.spi;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.PayoutId;

/** The result of one create: applied, not applied or unknown. Immutable. */
public sealed interface CreateResult {
  /**
   * The create was applied.
   *
   * @param payout the payout that now exists
   * @param storedDifferently the names, in the backend, of properties whose stored values differ
   *     from those sent; usually empty
   * @param link whether the payout points to its payable
   */
  record Created(PayoutId payout, ImmutableSet<String> storedDifferently, Link link)
      implements CreateResult {
    /**
     * The create was applied, and every value is stored as sent.
     *
     * @param payout the payout that now exists
     */
    public Created(PayoutId payout) {
      this(payout, ImmutableSet.of(), Link.STORED);
    }
  }

  /** Whether a payout points to its payable. */
  enum Link {
    /** It points to its payable. */
    STORED,
    /** It does not, so no lookup by payable can find it; no further create may begin. */
    MISSING
  }

  /**
   * The create was certainly not applied.
   *
   * @param why why it was not applied, which tells whether further creates can succeed
   * @param message one sentence with the backend's answer
   */
  record Rejected(Why why, String message) implements CreateResult {}

  /**
   * Unknown whether the create was applied. Nothing of its request is on its way to the backend any
   * more: the sink has given up the connection.
   *
   * @param message one sentence with what is known
   */
  record Unknown(String message) implements CreateResult {}

  /** Why a create was not applied. */
  enum Why {
    /** The backend rejected this create. */
    REFUSED,
    /** The backend could not be reached. */
    NOT_REACHED,
    /** The token was rejected: no further create can succeed. */
    TOKEN_REFUSED,
    /** The backend blocks all requests: no further create can succeed. */
    BLOCKED,
    /** The workspace does not match the configuration: no further create can succeed. */
    MISCONFIGURED
  }
}
