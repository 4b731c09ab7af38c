package dev.payouts.core;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Variance report: the amounts of a run compared with those of the last comparable runs, which have
 * the same type and the same filters apart from the month. For information only: no decision
 * depends on it. Immutable.
 *
 * @param runIds the runs compared with, latest first; at least one
 * @param variancePercent the change, in percent, up to which an amount is not reported; not
 *     negative
 * @param changes new and missing contractors and changed amounts, by contractor
 */
public record Comparison(
    ImmutableList<String> runIds, BigDecimal variancePercent, ImmutableList<Change> changes) {
  /**
   * A change in what one contractor is paid in one currency.
   *
   * @param contractor the contractor
   * @param contractorName the contractor's name; null if unknown
   * @param kind what changed
   * @param before the amount paid before; null if the contractor is new
   * @param after the amount paid now; null if the contractor is gone
   * @param causes the causes of the change, as far as the calculations show them; empty unless the
   *     amount changed
   */
  public record Change(
      ContractorId contractor,
      @Nullable String contractorName,
      Kind kind,
      @Nullable Money before,
      @Nullable Money after,
      ImmutableSet<Cause> causes) {}

  /** The kind of a change. */
  public enum Kind {
    /** Paid now, but not before. */
    NEW,
    /** Paid before, but not now. */
    GONE,
    /** The amount changed by more than the variance. */
    MOVED;

    /** {@return the word used in JSON and tables} */
    public String word() {
      return Ascii.toLowerCase(name());
    }
  }

  /** The cause of a change. */
  public enum Cause {
    /** A different rate, or a different amount or billing type of the same rate. */
    RATE_CHANGED,
    /** A different share of the month's working days was paid. */
    DAYS_WORKED,
    /** Different hours at an hourly rate. */
    HOURS_WORKED,
    /** A different number of payables. */
    PAYABLES,
    /** The payables request different amounts. */
    REQUESTED_AMOUNT,
    /** Rounded differently. */
    ROUNDING;

    /** {@return the word used in JSON and tables} */
    public String word() {
      return Ascii.toLowerCase(name());
    }
  }
}
