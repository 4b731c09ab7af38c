package dev.payouts.core;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.Word;
import dev.payouts.core.spi.ApiCalls;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of one audit of one type, which changes nothing. Immutable.
 *
 * @param request what was audited
 * @param payables how many payables were checked
 * @param paid how many of them have a live payout
 * @param findings the findings to review, in the order of the payables
 * @param waiting the unpaid orders of earlier months
 * @param comparison the variance report; null unless payroll of one month was audited
 * @param calls the requests it sent
 * @param stopped why it did not complete; null if it did
 */
public record AuditReport(
    AuditRequest request,
    int payables,
    int paid,
    ImmutableList<Finding> findings,
    ImmutableList<RunReport.UnpaidOrder> waiting,
    @Nullable Comparison comparison,
    ApiCalls calls,
    RunReport.@Nullable RunFailure stopped) {
  /**
   * One finding to review.
   *
   * @param kind what is wrong
   * @param items the decision of today's rules for each payable concerned, as if it had no payout;
   *     for an unpaid payable, the decision a run would make
   * @param payouts the live payouts concerned, oldest first
   * @param expected the amount that follows from the rules; null if unknown
   * @param differences how the payout differs from the rules
   */
  public record Finding(
      Kind kind,
      ImmutableList<Item> items,
      ImmutableList<LivePayout> payouts,
      @Nullable Money expected,
      ImmutableSet<Difference> differences) {
    /**
     * {@return a finding about a single payable}
     *
     * @param kind the kind
     * @param item the item
     * @param payouts its live payouts
     */
    public static Finding of(Kind kind, Item item, ImmutableList<LivePayout> payouts) {
      return new Finding(kind, ImmutableList.of(item), payouts, item.money(), ImmutableSet.of());
    }
  }

  /** What is wrong. */
  public enum Kind implements Word {
    /** A payable has more than one live payout: a possible double payment. */
    SEVERAL_PAYOUTS,
    /** A payout differs from what today's rules give. */
    DIFFERS,
    /** Today's rules give no payout, or not in addition to the other payouts. */
    NOTHING_FOLLOWS,
    /** A payout pays several payables whose sum is unknown. */
    NOT_COMPARABLE,
    /** The payable is unpaid, and a run would pay it. */
    UNPAID,
    /** The payable is unpaid, and a run cannot pay it until a problem is fixed. */
    NEEDS_SOMEBODY
  }

  /** How a payout differs from the rules. */
  public enum Difference implements Word {
    /** The amount. */
    AMOUNT,
    /** The currency. */
    CURRENCY,
    /** The contractor. */
    PERSON
  }

  /** {@return why it did not complete; empty if it did} */
  public Optional<RunReport.RunFailure> failure() {
    return Optional.ofNullable(stopped);
  }
}
