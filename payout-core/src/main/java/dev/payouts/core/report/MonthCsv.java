package dev.payouts.core.report;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import dev.payouts.core.Calculation;
import dev.payouts.core.MonthReport;
import dev.payouts.core.MonthReport.Paid;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Money;
import dev.payouts.core.report.internal.CalculationText;
import dev.payouts.core.report.internal.MonthContractor;
import java.time.YearMonth;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Renders the accounts of a month as CSV for spreadsheets, one row per payout. Rate, days, hours
 * and calculation are those of today's rules, and empty where these do not give the amount of the
 * payout.
 */
public final class MonthCsv {
  private static final String HEADINGS =
      "month,contractor_id,contractor,pay_day,type,payout_id,date,status,source_ids,label"
          + ",amount,currency,rate_ids,rates,days,working_days,hours,calculation";

  private MonthCsv() {}

  /**
   * {@return the accounts, with a byte order mark}
   *
   * @param report the accounts
   */
  public static String of(MonthReport report) {
    StringBuilder csv = Csv.begun(HEADINGS);
    for (MonthContractor contractor : MonthContractor.of(report)) {
      contractor.payouts().forEach(paid -> Csv.line(csv, row(report.month(), paid)));
    }
    return csv.toString();
  }

  private static ImmutableList<String> row(YearMonth month, Paid paid) {
    LivePayout payout = paid.payout().payout();
    Money money = payout.money();
    ImmutableList.Builder<String> row = ImmutableList.builder();
    row.add(
        Csv.text(month),
        Csv.text(Joiner.on(' ').join(payout.contractors())),
        Csv.text(paid.contractorName()),
        paid.payDay() == null ? "" : String.valueOf(paid.payDay().dayOfMonth()),
        Csv.text(paid.payout().type().map(type -> type.word()).orElse(null)),
        Csv.text(payout.id()),
        Csv.text(paid.payout().day()),
        Csv.text(payout.status()),
        Csv.text(Joiner.on(' ').join(paid.payout().payables().values())),
        Csv.text(MonthContractor.label(paid)),
        money == null ? "" : money.plainAmount(),
        Csv.text(money == null ? null : money.currency()));
    return row.addAll(calculation(paid.calculation().orElse(null), money)).build();
  }

  /** Returns rate IDs, rates, days, working days, hours and the calculation. */
  private static ImmutableList<String> calculation(
      @Nullable Calculation calculation, @Nullable Money money) {
    String text = Csv.text(CalculationText.of(calculation, money));
    if (calculation instanceof Calculation.Monthly monthly) {
      return ImmutableList.of(
          joined(monthly.shares().stream().map(share -> share.rate()).iterator()),
          joined(
              monthly.shares().stream()
                  .map(share -> share.monthlyFixed().toPlainString())
                  .iterator()),
          joined(monthly.shares().stream().map(share -> share.days()).iterator()),
          String.valueOf(monthly.workingDays()),
          "",
          text);
    }
    if (calculation instanceof Calculation.Hourly hourly) {
      return ImmutableList.of(
          Csv.text(hourly.rate()),
          hourly.hourlyRate().toPlainString(),
          "",
          "",
          hourly.hours().toPlainString(),
          text);
    }
    return ImmutableList.of("", "", "", "", "", text);
  }

  private static String joined(Iterator<?> parts) {
    return Joiner.on(' ').join(parts);
  }
}
