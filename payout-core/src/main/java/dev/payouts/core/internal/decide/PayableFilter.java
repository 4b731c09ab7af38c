package dev.payouts.core.internal.decide;

import dev.payouts.core.InvoiceSplit;
import dev.payouts.core.Payable;
import dev.payouts.core.RefundRequest;
import dev.payouts.core.RunRequest;
import dev.payouts.core.TaskOrder;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The filters that need nothing but the payable, decided exactly on this side (RULES.md): {@code
 * month} is the month of an order's Date, {@code id} is contained in a Refund ID or an Auto Name.
 */
public final class PayableFilter implements Predicate<Payable> {
  private final @Nullable YearMonth month;
  private final @Nullable String foldedId;

  /** Takes the filters of a request. */
  public PayableFilter(RunRequest request) {
    this.month = request.month().orElse(null);
    this.foldedId = request.id().map(Caseless::fold).orElse(null);
  }

  @Override
  public boolean test(Payable payable) {
    return switch (payable.type()) {
      case CONTRACTOR_PAYROLL -> month == null || isIn(month, ((TaskOrder) payable).date());
      case REFUND -> hasId(((RefundRequest) payable).label());
      // An Auto Name that is not there, or could not be computed, contains nothing (RULES.md).
      case INVOICE_SPLIT -> hasId(((InvoiceSplit) payable).autoName().orElse(""));
    };
  }

  private static boolean isIn(YearMonth month, @Nullable LocalDate date) {
    return date != null && YearMonth.from(date).equals(month);
  }

  private boolean hasId(String text) {
    return foldedId == null || Caseless.fold(text).contains(foldedId);
  }
}
