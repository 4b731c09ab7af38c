package dev.payouts.core.report.internal;

import com.google.common.base.Ascii;
import dev.payouts.core.Calculation;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.Rounding;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats calculations with exact numbers. */
public final class CalculationText {
  private CalculationText() {}

  /**
   * Returns an equation such as {@code (2,000 × 11 + 3,000 × 11) / 22, rounded … = 2,500.00 USD};
   * empty without an amount.
   */
  public static String of(@Nullable Calculation calculation, @Nullable Money money) {
    if (calculation == null || money == null) {
      return "";
    }
    if (calculation instanceof Calculation.Monthly monthly) {
      return term(monthly, money.currency())
          + rounded(monthly.rounding(), money.currency())
          + " = "
          + money.display();
    }
    if (calculation instanceof Calculation.Hourly hourly) {
      return "%s hours × %s%s = %s"
          .formatted(
              DisplayText.number(hourly.hours()),
              amount(hourly.hourlyRate(), money.currency()),
              rounded(hourly.rounding(), money.currency()),
              money.display());
    }
    return "the requested amount, rounded to the minor unit";
  }

  private static String term(Calculation.Monthly monthly, CurrencyCode currency) {
    String sum =
        monthly.shares().stream()
            .map(share -> amount(share.monthlyFixed(), currency) + " × " + share.days())
            .collect(Collectors.joining(" + "));
    String dividend = sum.isEmpty() ? "0" : sum;
    return (monthly.shares().size() > 1 ? "(" + dividend + ")" : dividend)
        + " / "
        + monthly.workingDays();
  }

  private static String rounded(Rounding rounding, CurrencyCode currency) {
    String mode = Ascii.toLowerCase(rounding.mode().name()).replace('_', ' ');
    return ", rounded " + mode + " to " + amount(rounding.step(), currency);
  }

  private static String amount(BigDecimal number, CurrencyCode currency) {
    return new Money(number, currency).displayAmount();
  }

  /** Returns the working days of each rate; empty if the rate is hourly. */
  public static String days(Calculation calculation) {
    if (calculation instanceof Calculation.Monthly monthly) {
      String shares =
          monthly.shares().stream()
              .map(
                  share ->
                      "%s of %s working days at rate %s"
                          .formatted(share.days(), monthly.workingDays(), share.rate()))
              .collect(Collectors.joining("; "));
      return shares.isEmpty() ? "no paid working days" : shares;
    }
    return "";
  }

  /** Returns the rate and why it was chosen; empty if there is none. */
  public static String rate(Calculation calculation) {
    if (calculation instanceof Calculation.Monthly monthly) {
      return monthly.rate() + ", " + choice(monthly.choice());
    }
    return calculation instanceof Calculation.Hourly hourly
        ? hourly.rate() + ", " + choice(hourly.choice())
        : "";
  }

  private static String choice(Calculation.RateChoice choice) {
    return switch (choice) {
      case IN_FORCE_ON_ORDER_DATE -> "effective on the order's date";
      case LATEST_OF_MONTH ->
          "the latest of the month, because none is effective on the order's date";
    };
  }
}
