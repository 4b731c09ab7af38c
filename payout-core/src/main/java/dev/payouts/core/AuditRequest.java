package dev.payouts.core;

import dev.payouts.core.model.InvoiceSplit;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.RefundRequest;
import dev.payouts.core.model.TaskOrder;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What to audit. Immutable.
 *
 * @param type the type of the payables
 * @param month the month of the payables, by an order's date, a refund request's Date Requested or
 *     a split's Month; null for all months
 */
public record AuditRequest(PayableType type, @Nullable YearMonth month) {
  /**
   * {@return whether the audit includes a payable}
   *
   * @param payable the payable
   */
  public boolean covers(Payable payable) {
    LocalDate day = day(payable);
    return month == null || (day != null && YearMonth.from(day).equals(month));
  }

  /**
   * {@return the date of a payable: an order's Date, a refund request's Date Requested or a split's
   * Month; null if it has none}
   *
   * @param payable the payable
   */
  public static @Nullable LocalDate day(Payable payable) {
    return switch (payable.type()) {
      case CONTRACTOR_PAYROLL -> ((TaskOrder) payable).date();
      case REFUND -> ((RefundRequest) payable).dateRequested();
      case INVOICE_SPLIT -> ((InvoiceSplit) payable).month();
    };
  }
}
