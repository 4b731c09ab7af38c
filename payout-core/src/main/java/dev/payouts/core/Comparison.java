package dev.payouts.core;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.core.model.ContractorId;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.Word;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Variance report: what contractors are paid for the work of a month compared with their live
 * payouts of the month before, whoever made those (payout-core/RULES.md, "Variance"). For
 * information only: no decision depends on it. Immutable.
 *
 * @param month the month compared with; null in reports of earlier versions
 * @param variancePercent the change, in percent, up to which an amount is not reported; not
 *     negative
 * @param changes new and missing contractors and changed amounts; by currency, the largest first
 */
public record Comparison(
    @Nullable YearMonth month, BigDecimal variancePercent, ImmutableList<Change> changes) {
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /**
   * A change in what one contractor is paid.
   *
   * @param contractor the contractor
   * @param contractorName the contractor's name; null if unknown
   * @param kind what changed
   * @param before the amount paid before; null if the contractor is new
   * @param after the amount paid now; null if the contractor is gone
   * @param causes the causes of the change, as far as rates and calculations show them; empty if
   *     unknown, or if the contractor is new or gone
   */
  public record Change(
      ContractorId contractor,
      @Nullable String contractorName,
      Kind kind,
      @Nullable Money before,
      @Nullable Money after,
      ImmutableSet<Cause> causes) {
    /** {@return what is paid more than before; negative if less, empty if the currency changed} */
    public Optional<Money> difference() {
      if (before == null || after == null) {
        return after == null
            ? Optional.ofNullable(before)
                .map(paid -> new Money(paid.amount().negate(), paid.currency()))
            : Optional.of(after);
      }
      return before.currency().equals(after.currency())
          ? Optional.of(new Money(after.amount().subtract(before.amount()), after.currency()))
          : Optional.empty();
    }

    /**
     * {@return the difference in percent of the amount before, to a tenth; empty if there is none}
     */
    public Optional<BigDecimal> percent() {
      Money paid = before;
      return paid == null || paid.amount().signum() == 0
          ? Optional.empty()
          : difference()
              .map(
                  money ->
                      money
                          .amount()
                          .multiply(HUNDRED)
                          .divide(paid.amount().abs(), 1, RoundingMode.HALF_UP));
    }

    /**
     * {@return this change with the contractor's name}
     *
     * @param name the name
     */
    public Change named(String name) {
      return new Change(contractor, name, kind, before, after, causes);
    }
  }

  /** The kind of a change. */
  public enum Kind implements Word {
    /** Paid now, but not before. */
    NEW,
    /** Paid before, but not now. */
    GONE,
    /** The amount changed by more than the variance. */
    MOVED,
    /** Paid in another currency than before. */
    CURRENCY
  }

  /** The cause of a change. */
  public enum Cause implements Word {
    /** Another currency. */
    CURRENCY,
    /** Another rate. */
    RATE_CHANGED,
    /** A different share of the month's working days was paid. */
    DAYS_WORKED,
    /** Different hours at an hourly rate. */
    HOURS_WORKED,
    /** A different number of payouts. */
    PAYABLES,
    /** The payables request different amounts; only in reports of earlier versions. */
    REQUESTED_AMOUNT,
    /** Rounded differently; only in reports of earlier versions. */
    ROUNDING
  }
}
