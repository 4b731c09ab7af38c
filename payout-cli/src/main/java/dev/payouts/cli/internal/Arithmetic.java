package dev.payouts.cli.internal;

import com.google.common.base.Ascii;
import dev.payouts.core.Money;
import dev.payouts.core.Rounding;
import dev.payouts.core.Working;
import java.util.stream.Collectors;

/** How amounts came about, written out with the exact numbers. */
final class Arithmetic {
  private Arithmetic() {}

  /** Returns an equation as in {@code (2,000 × 11 + 3,000 × 11) / 22 = 2,500.00, rounded …}. */
  static String of(Working working, Money money) {
    if (working instanceof Working.Monthly monthly) {
      return term(monthly) + " = " + Words.amount(money) + rounded(monthly.rounding());
    }
    if (working instanceof Working.Hourly hourly) {
      return "%s hours × %s = %s%s"
          .formatted(
              Words.number(hourly.hours()),
              Words.number(hourly.hourlyRate()),
              Words.amount(money),
              rounded(hourly.rounding()));
    }
    return "as the payable itself says, rounded to the minor unit";
  }

  private static String term(Working.Monthly monthly) {
    String sum =
        monthly.shares().stream()
            .map(share -> Words.number(share.monthlyFixed()) + " × " + share.days())
            .collect(Collectors.joining(" + "));
    String dividend = sum.isEmpty() ? "0" : sum;
    return (monthly.shares().size() > 1 ? "(" + dividend + ")" : dividend)
        + " / "
        + monthly.workingDays();
  }

  private static String rounded(Rounding rounding) {
    String mode = Ascii.toLowerCase(rounding.mode().name()).replace('_', ' ');
    return ", rounded " + mode + " to " + Words.number(rounding.step());
  }

  /** Returns which days each rate pays; empty where none pays days. */
  static String days(Working working) {
    if (working instanceof Working.Monthly monthly) {
      String shares =
          monthly.shares().stream()
              .map(
                  share ->
                      "%d of %d working days by rate %s"
                          .formatted(share.days(), monthly.workingDays(), share.rate()))
              .collect(Collectors.joining("; "));
      return shares.isEmpty() ? "no working day is paid" : shares;
    }
    return "";
  }

  /** Returns which rate is the payable's and why; empty where there is none. */
  static String rate(Working working) {
    if (working instanceof Working.Monthly monthly) {
      return monthly.rate() + ", " + choice(monthly.choice());
    }
    return working instanceof Working.Hourly hourly
        ? hourly.rate() + ", " + choice(hourly.choice())
        : "";
  }

  private static String choice(Working.RateChoice choice) {
    return switch (choice) {
      case IN_FORCE_ON_ORDER_DATE -> "in force on the order's date";
      case LATEST_OF_MONTH -> "the latest of the month, since none is in force on the order's date";
    };
  }
}
