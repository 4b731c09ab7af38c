package dev.payouts.core.report;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import dev.payouts.core.Item;
import dev.payouts.core.RunReport;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PaidPayout;
import java.util.List;

/** Renders reports as CSV for spreadsheets, one row per item. */
public final class ReportCsv {
  private static final ImmutableList<String> HEADER =
      ImmutableList.of(
          "run_id",
          "type",
          "month",
          "source_id",
          "label",
          "contractor_id",
          "contractor",
          "outcome",
          "reason",
          "message",
          "amount",
          "currency",
          "payout_id",
          "warnings",
          "paid_amount",
          "paid_currency",
          "paid_status");

  private ReportCsv() {}

  /**
   * {@return the reports of one invocation, with a byte order mark}
   *
   * @param runs the reports, one per type
   */
  public static String report(List<RunReport> runs) {
    var csv = Csv.begun();
    Csv.line(csv, HEADER);
    for (RunReport run : runs) {
      run.items().forEach(item -> Csv.line(csv, row(run, item)));
    }
    return csv.toString();
  }

  private static ImmutableList<String> row(RunReport run, Item item) {
    Money money = item.money();
    PaidPayout paid = item.paid().isEmpty() ? null : item.paid().get(0);
    Money before = paid == null ? null : paid.money();
    return ImmutableList.of(
        Csv.text(run.runId()),
        Csv.text(run.request().type().word()),
        Csv.text(run.request().month().orElse(null)),
        Csv.text(item.payable()),
        Csv.text(item.label()),
        Csv.text(item.contractor()),
        Csv.text(item.contractorName()),
        Csv.text(item.status().word()),
        Csv.text(item.reason() == null ? null : item.reason().word()),
        Csv.text(item.message()),
        money == null ? "" : money.plainAmount(),
        Csv.text(money == null ? null : money.currency()),
        Csv.text(item.payout()),
        Csv.text(Joiner.on(' ').join(item.warnings().stream().map(w -> w.word()).iterator())),
        before == null ? "" : before.plainAmount(),
        Csv.text(before == null ? null : before.currency()),
        Csv.text(paid == null ? null : paid.status()));
  }
}
