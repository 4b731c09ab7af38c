package dev.payouts.core;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one audit of one type found; nothing was changed. Immutable.
 *
 * @param request what it was to look at
 * @param payables how many payables it looked at
 * @param paid how many of them have a live payout
 * @param findings what someone should look at, in the order of the payables
 * @param waiting the unpaid orders of months before the one asked for
 * @param calls the requests it sent
 * @param stopped why it could not be carried through; null if it was
 */
public record AuditReport(
    AuditRequest request,
    int payables,
    int paid,
    ImmutableList<Finding> findings,
    ImmutableList<RunReport.Waiting> waiting,
    ApiCalls calls,
    RunReport.@Nullable Stop stopped) {
  /**
   * One thing that someone should look at.
   *
   * @param kind what is wrong
   * @param items what the rules say today of each payable concerned, as if it had no payout; of
   *     what nobody paid, as a run would decide it
   * @param payouts the live payouts concerned, the first created first
   * @param expected what the payout would have to pay; null where that is not known
   * @param differences in what the payout differs from it
   */
  public record Finding(
      Kind kind,
      ImmutableList<Item> items,
      ImmutableList<LivePayout> payouts,
      @Nullable Money expected,
      ImmutableSet<Difference> differences) {
    /**
     * {@return one about a single payable}
     *
     * @param kind the kind
     * @param item the item
     * @param payouts the payouts that are to be created
     */
    public static Finding of(Kind kind, Item item, ImmutableList<LivePayout> payouts) {
      return new Finding(kind, ImmutableList.of(item), payouts, item.money(), ImmutableSet.of());
    }
  }

  /** What is wrong. */
  public enum Kind {
    /** A payable has more than one live payout: money may have gone out twice. */
    SEVERAL_PAYOUTS,
    /** A payout does not say what follows from the rules today. */
    DIFFERS,
    /** From the rules of today no payout follows, or not beside the others there are. */
    NOTHING_FOLLOWS,
    /** A payout pays several payables, and their sum is not known. */
    NOT_COMPARABLE,
    /** Nobody has paid it, and a run would. */
    UNPAID,
    /** Nobody has paid it, and no run would before somebody has mended something. */
    NEEDS_SOMEBODY;

    /** {@return the word that JSON uses} */
    public String word() {
      return Ascii.toLowerCase(name());
    }
  }

  /** In what a payout differs from the rules. */
  public enum Difference {
    /** The amount. */
    AMOUNT,
    /** The currency. */
    CURRENCY,
    /** Whom it pays. */
    PERSON;

    /** {@return the word that JSON uses} */
    public String word() {
      return Ascii.toLowerCase(name());
    }
  }

  /** {@return why it could not be carried through, if it could not} */
  public Optional<RunReport.Stop> stop() {
    return Optional.ofNullable(stopped);
  }
}
