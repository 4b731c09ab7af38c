package dev.payouts.core.report.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunReport.Total;
import dev.payouts.core.Totals;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import java.util.Map;

/** Formats totals by currency. */
public final class TotalsText {
  private TotalsText() {}

  /** Returns a text such as {@code 400.00 USD in 6 payouts} for each currency. */
  public static ImmutableList<String> lines(Map<CurrencyCode, Total> totals) {
    return totals.entrySet().stream()
        .map(
            total ->
                money(total).display()
                    + " in "
                    + DisplayText.count(total.getValue().count(), "payout", "payouts"))
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns the same for what was already paid, and how many payouts these do not include. */
  public static ImmutableList<String> paid(Totals totals) {
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    lines.addAll(lines(totals.paid()));
    if (totals.paidWithoutAmount() > 0) {
      lines.add(
          DisplayText.count(
              totals.paidWithoutAmount(),
              "payout whose amount or currency is not known",
              "payouts whose amount or currency is not known"));
    }
    return lines.build();
  }

  /** Returns the amount of a total. */
  public static Money money(Map.Entry<CurrencyCode, Total> total) {
    return new Money(total.getValue().amount(), total.getKey());
  }
}
