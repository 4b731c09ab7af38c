package dev.payouts.core;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The result of a run set beside what the last comparable runs paid: the same type and the same
 * filters but for the month. For a person who looks; nothing is decided from it. Immutable.
 *
 * @param runIds the runs it is set beside, the latest first; at least one
 * @param variancePercent by how many percent an amount may move without being named; not negative
 * @param changes who is new, who is gone, whose amount moved; by contractor
 */
public record Comparison(
    ImmutableList<String> runIds, BigDecimal variancePercent, ImmutableList<Change> changes) {
  /**
   * A difference in what one contractor is paid in one currency.
   *
   * @param contractor the contractor
   * @param contractorName their name; null where it is not known
   * @param kind what changed
   * @param before what they were paid; null for who is new
   * @param after what they are paid; null for who is gone
   * @param causes where the difference comes from, as far as the workings show it; empty unless the
   *     amount moved
   */
  public record Change(
      ContractorId contractor,
      @Nullable String contractorName,
      Kind kind,
      @Nullable Money before,
      @Nullable Money after,
      ImmutableSet<Cause> causes) {}

  /** What changed for a contractor. */
  public enum Kind {
    /** Is paid now and was not before. */
    NEW,
    /** Was paid before and is not now. */
    GONE,
    /** The amount moved by more than the variance. */
    MOVED;

    /** {@return the word that JSON and tables use} */
    public String word() {
      return Ascii.toLowerCase(name());
    }
  }

  /** Where a difference comes from. */
  public enum Cause {
    /** Another rate, or another amount or billing type of it. */
    RATE_CHANGED,
    /** Another part of the month's working days was paid. */
    DAYS_WORKED,
    /** Other hours at an hourly rate. */
    HOURS_WORKED,
    /** Another number of payables. */
    PAYABLES,
    /** The payables themselves name other amounts. */
    REQUESTED_AMOUNT,
    /** Rounded in another way. */
    ROUNDING;

    /** {@return the word that JSON and tables use} */
    public String word() {
      return Ascii.toLowerCase(name());
    }
  }
}
