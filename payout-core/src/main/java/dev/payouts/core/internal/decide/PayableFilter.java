package dev.payouts.core.internal.decide;

import dev.payouts.core.RunRequest;
import dev.payouts.core.internal.decide.text.CaseFolding;
import dev.payouts.core.model.DaySpan;
import dev.payouts.core.model.InvoiceSplit;
import dev.payouts.core.model.Payable;
import dev.payouts.core.model.RefundRequest;
import dev.payouts.core.model.TaskOrder;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The filters that need only the payable, applied exactly by the engine (payout-core/RULES.md):
 * {@code month} matches the month of an order's Date, {@code id} a part of a Refund ID or Auto
 * Name.
 */
public final class PayableFilter implements Predicate<Payable> {
  private final @Nullable DaySpan days;
  private final @Nullable String foldedId;

  /**
   * Creates a filter from a request.
   *
   * @param days the days of the orders; null for all days
   */
  public PayableFilter(RunRequest request, @Nullable DaySpan days) {
    this.days = days;
    this.foldedId = request.id().map(CaseFolding::fold).orElse(null);
  }

  @Override
  public boolean test(Payable payable) {
    return switch (payable.type()) {
      case CONTRACTOR_PAYROLL -> days == null || isIn(days, ((TaskOrder) payable).date());
      case REFUND -> hasId(((RefundRequest) payable).label());
      // An Auto Name that is empty or unavailable matches nothing
      // (payout-core/RULES.md).
      case INVOICE_SPLIT -> hasId(((InvoiceSplit) payable).autoName().orElse(""));
    };
  }

  private static boolean isIn(DaySpan days, @Nullable LocalDate date) {
    return date != null && days.contains(date);
  }

  private boolean hasId(String text) {
    return foldedId == null || CaseFolding.fold(text).contains(foldedId);
  }
}
