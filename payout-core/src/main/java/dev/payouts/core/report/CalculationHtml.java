package dev.payouts.core.report;

import static java.util.stream.Collectors.joining;

import com.google.common.base.Ascii;
import dev.payouts.core.Calculation;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.Rounding;
import dev.payouts.core.report.internal.DisplayText;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Renders the calculation of an amount, so that it can be checked by hand. */
record CalculationHtml(Money money) {
  /** Returns the calculation; empty for a requested amount, and without an amount. */
  static String of(@Nullable Calculation calculation, @Nullable Money money) {
    if (money == null) {
      return "";
    }
    var text = new CalculationHtml(money);
    String lines = "";
    if (calculation instanceof Calculation.Monthly monthly) {
      lines = text.monthly(monthly);
    } else if (calculation instanceof Calculation.Hourly hourly) {
      lines = text.hourly(hourly);
    }
    return lines.isEmpty()
        ? ""
        : "<details><summary>Calculation</summary>\n" + lines + "</details>\n";
  }

  private String monthly(Calculation.Monthly monthly) {
    String rates =
        monthly.shares().stream()
            .map(
                share ->
                    "Rate %s: %s per month, effective on %s"
                        .formatted(
                            Html.link(share.rate().value()),
                            amount(share.monthlyFixed()),
                            DisplayText.count(share.days(), "working day", "working days")))
            .collect(joining("<br>\n"));
    String products =
        monthly.shares().stream()
            .map(share -> "%s × %s".formatted(amount(share.monthlyFixed()), share.days()))
            .collect(joining(" + "));
    String sum = monthly.shares().size() == 1 ? products : "(" + products + ")";
    return paragraph(choice(monthly.choice()))
        + paragraph(rates)
        + sum(
            sum
                + " ÷ "
                + DisplayText.count(
                    monthly.workingDays(), "working day of the month", "working days of the month"),
            monthly.rounding());
  }

  private String hourly(Calculation.Hourly hourly) {
    return paragraph(choice(hourly.choice()))
        + paragraph(
            "Rate %s: %s per hour"
                .formatted(Html.link(hourly.rate().value()), amount(hourly.hourlyRate())))
        + sum(
            "%s × %s hours"
                .formatted(amount(hourly.hourlyRate()), DisplayText.number(hourly.hours())),
            hourly.rounding());
  }

  private String sum(String expression, Rounding rounding) {
    String mode = Ascii.toLowerCase(rounding.mode().name()).replace('_', ' ');
    return paragraph(
        "%s, rounded %s to %s = <b>%s %s</b>"
            .formatted(
                expression,
                mode,
                amount(rounding.step()),
                money.displayAmount(),
                Html.text(money.currency().code())));
  }

  private String amount(BigDecimal number) {
    return new Money(number, money.currency()).displayAmount();
  }

  private static String choice(Calculation.RateChoice choice) {
    return switch (choice) {
      case IN_FORCE_ON_ORDER_DATE -> "The rate is effective on the order's date.";
      case LATEST_OF_MONTH ->
          "No rate is effective on the order's date; the latest rate of the month applies.";
    };
  }

  private static String paragraph(String text) {
    return "<p>" + text + "</p>\n";
  }
}
