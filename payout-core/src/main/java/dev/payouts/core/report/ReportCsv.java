package dev.payouts.core.report;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import dev.payouts.core.Item;
import dev.payouts.core.RunReport;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PaidPayout;
import dev.payouts.core.model.PayoutId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Renders reports as CSV for spreadsheets: one row per item, and one more for each further live
 * payout of an item that is already paid. Each payout's amount is there once, so that {@code
 * paid_amount} adds up to what was already paid, and {@code amount} of created or planned items to
 * what was created or planned.
 */
public final class ReportCsv {
  private static final String HEADINGS =
      "run_id,type,month,source_id,label,contractor_id,contractor,outcome,reason,message"
          + ",amount,currency,payout_id,warnings,paid_amount,paid_currency,paid_status";

  private ReportCsv() {}

  /**
   * {@return the reports of one invocation, with a byte order mark}
   *
   * @param runs the reports, one per type
   */
  public static String report(List<RunReport> runs) {
    var csv = Csv.begun(HEADINGS);
    Set<PayoutId> counted = new HashSet<>();
    for (RunReport run : runs) {
      for (Item item : run.items()) {
        if (item.paid().isEmpty()) {
          Csv.line(csv, row(run, item, Payment.of(item)));
        }
        for (PaidPayout paid : item.paid()) {
          Csv.line(csv, row(run, item, Payment.of(item, paid, counted.add(paid.id()))));
        }
      }
    }
    return csv.toString();
  }

  /**
   * What differs between the rows of an item.
   *
   * @param money the amount of the item; null if it has none or another row has it
   * @param payout the payout; null if there is none
   * @param before what the payout paid before; null if that is unknown or another row has it
   * @param status the status of a payout that paid before; null if it is unknown
   */
  private record Payment(
      @Nullable Money money,
      @Nullable PayoutId payout,
      @Nullable Money before,
      @Nullable String status) {
    static Payment of(Item item) {
      return new Payment(item.money(), item.payout(), null, null);
    }

    static Payment of(Item item, PaidPayout paid, boolean isFirst) {
      return new Payment(
          paid.id().equals(item.payout()) ? item.money() : null,
          paid.id(),
          isFirst ? paid.money() : null,
          paid.status());
    }
  }

  private static ImmutableList<String> row(RunReport run, Item item, Payment payment) {
    Money money = payment.money();
    Money before = payment.before();
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
        Csv.text(payment.payout()),
        Csv.text(Joiner.on(' ').join(item.warnings().stream().map(w -> w.word()).iterator())),
        before == null ? "" : before.plainAmount(),
        Csv.text(before == null ? null : before.currency()),
        Csv.text(payment.status()));
  }
}
