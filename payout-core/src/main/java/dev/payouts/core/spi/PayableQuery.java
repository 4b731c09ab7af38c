package dev.payouts.core.spi;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunRequest;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.PayableType;
import org.jspecify.annotations.Nullable;

/**
 * The payables that a run or an audit lists. Immutable.
 *
 * @param type the type of the payables
 * @param days the dates of the payables, by an order's Date, a refund request's Date Requested or a
 *     split's Month; null for all
 * @param isOutside whether those are wanted whose date is missing or not among the days
 * @param statuses the statuses of the payables
 * @param options the options of the run, for backends that check what it needs; empty for an audit
 */
public record PayableQuery(
    PayableType type,
    @Nullable DaySpan days,
    boolean isOutside,
    Statuses statuses,
    ImmutableSet<RunOption> options) {

  /** The statuses of payables. */
  public enum Statuses {
    /** The status in which a run pays payables: approved, or pending for invoice splits. */
    PAYABLE,
    /** Any status. */
    ANY
  }

  /**
   * {@return the payables in any status whose date is one of these days}
   *
   * @param type the type of the payables
   * @param days the dates of the payables; null for all
   */
  public static PayableQuery ofEveryStatus(PayableType type, @Nullable DaySpan days) {
    return new PayableQuery(type, days, /* isOutside= */ false, Statuses.ANY, ImmutableSet.of());
  }

  /**
   * {@return the payables that a run may pay and whose date is missing or not among these days}
   *
   * @param type the type of the payables
   * @param days the dates that are not wanted
   */
  public static PayableQuery outsideOf(PayableType type, DaySpan days) {
    return new PayableQuery(type, days, /* isOutside= */ true, Statuses.PAYABLE, ImmutableSet.of());
  }

  /**
   * {@return the payables that a run may pay}
   *
   * @param request the request of the run
   * @param days the dates of the payables; null for all
   */
  public static PayableQuery of(RunRequest request, @Nullable DaySpan days) {
    return new PayableQuery(
        request.type(),
        days,
        /* isOutside= */ false,
        request.has(RunOption.FORCE) ? Statuses.ANY : Statuses.PAYABLE,
        request.options());
  }
}
