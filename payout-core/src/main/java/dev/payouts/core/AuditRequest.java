package dev.payouts.core;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What an audit is to look at. Immutable.
 *
 * @param type the type of the payables
 * @param month the month of the payables, by the date of an order, the Date Requested of a refund
 *     request, the Month of a split; null for all of them
 */
public record AuditRequest(PayableType type, @Nullable YearMonth month) {
  /**
   * Tells whether it looks at a payable.
   *
   * @param payable the payable
   * @return whether it looks at a payable
   */
  public boolean covers(Payable payable) {
    LocalDate day = day(payable);
    return month == null || (day != null && YearMonth.from(day).equals(month));
  }

  private static @Nullable LocalDate day(Payable payable) {
    if (payable instanceof TaskOrder order) {
      return order.date();
    }
    if (payable instanceof RefundRequest refund) {
      return refund.dateRequested();
    }
    return ((InvoiceSplit) payable).month();
  }
}
