package dev.payouts.core.report;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.AuditReport;
import dev.payouts.core.AuditReport.Finding;
import dev.payouts.core.AuditReport.Kind;
import dev.payouts.core.Item;
import dev.payouts.core.MonthReport;
import dev.payouts.core.MonthReport.Paid;
import dev.payouts.core.RunReport.Total;
import dev.payouts.core.model.CurrencyCode;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.report.internal.AuditText;
import dev.payouts.core.report.internal.DisplayText;
import dev.payouts.core.report.internal.MonthContractor;
import dev.payouts.core.report.internal.RequestCounts;
import dev.payouts.core.report.internal.RunFindingsText;
import dev.payouts.core.report.internal.TotalsText;
import dev.payouts.core.report.text.Color;
import dev.payouts.core.report.text.Screen;
import dev.payouts.core.report.text.ScreenText;
import dev.payouts.core.report.text.TextTable;
import dev.payouts.core.report.text.TextTable.Column;
import dev.payouts.core.report.text.TextTable.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Renders the accounts of a month as text: what each contractor is paid by currency, the totals,
 * and then what is unpaid, not approved or wrong.
 */
public final class MonthTable {
  private static final ImmutableList<Column> COLUMNS =
      ImmutableList.<Column>builder()
          .add(new Column("CONTRACTOR", Side.LEFT, 28))
          .add(new Column("PAY DAY", Side.LEFT, 8))
          .add(new Column("CURRENCY", Side.LEFT, 12))
          .addAll(Arrays.stream(PayableType.values()).map(MonthTable::column).iterator())
          .add(new Column("OTHER", Side.RIGHT, 60))
          .add(new Column("TOTAL", Side.RIGHT, 60))
          .add(new Column("STATUS", Side.LEFT, 40))
          .build();

  private static final int INDENT = 2;

  private final MonthReport report;
  private final ScreenText text;

  private MonthTable(MonthReport report, Screen screen) {
    this.report = report;
    this.text = new ScreenText(screen);
  }

  /**
   * {@return the accounts; each line ends with a line break}
   *
   * @param report the accounts
   * @param screen what shows them; {@link Screen#NONE} for a file, with lines of any length
   */
  public static String of(MonthReport report, Screen screen) {
    return new MonthTable(report, screen).render();
  }

  private static Column column(PayableType type) {
    String heading =
        switch (type) {
          case CONTRACTOR_PAYROLL -> "PAYROLL";
          case REFUND -> "REFUNDS";
          case INVOICE_SPLIT -> "SPLITS";
        };
    return new Column(heading, Side.RIGHT, 60);
  }

  private String render() {
    text.line(
        title(report)
            + ", read "
            + DisplayText.time(report.readAt())
            + " UTC (nothing was changed)",
        Color.BOLD);
    text.gap();
    if (report.stopped() != null) {
      text.line("The month could not be read completely; see the error message.");
      return text.toString();
    }
    payouts();
    for (Kind kind : Kind.values()) {
      ImmutableList<Finding> findings = AuditText.findings(report.audits(), kind);
      lines(AuditText.title(kind, findings.size()), findings, AuditText::sentence);
    }
    lines(
        MonthContractor.undatedTitle(report.undated().size()),
        report.undated(),
        MonthContractor::line);
    ImmutableList<Item> notApproved = report.notApproved();
    lines("NOT APPROVED YET: " + notApproved.size(), notApproved, MonthContractor::line);
    ImmutableList<Item> elsewhere = report.paidElsewhere();
    lines(
        "PAID BY PAYOUTS THAT COUNT IN OTHER MONTHS: " + elsewhere.size(),
        elsewhere,
        MonthContractor::elsewhere);
    for (AuditReport audit : report.audits()) {
      block(RunFindingsText.waiting(audit.waiting(), RunFindingsText.ON_THE_PAGE));
      block(RunFindingsText.comparison(audit.comparison(), RunFindingsText.ON_THE_PAGE));
    }
    text.gap();
    text.line("Requests: " + RequestCounts.sum(report.calls()));
    return text.toString();
  }

  /** Returns the title of the accounts of a month. */
  static String title(MonthReport report) {
    return DisplayText.month(Optional.of(report.month())) + ", payouts of all types";
  }

  private void payouts() {
    if (report.payouts().isEmpty()) {
      text.line("No payouts.");
      return;
    }
    text.add(
        new TextTable(
            COLUMNS,
            MonthContractor.of(report).stream()
                .flatMap(contractor -> rows(contractor).stream())
                .collect(toImmutableList())));
    text.gap();
    TotalsText.lines(MonthReport.totals(report.payouts()))
        .forEach(line -> text.line("Total: " + line));
    MonthContractor.subtotals(report.payouts()).forEach(line -> text.line(line, INDENT));
    MonthContractor.possibleDuplicates(report).ifPresent(line -> text.line(line, Color.RED));
    for (Paid paid : report.payouts()) {
      if (paid.payout().payout().money() == null) {
        text.line(
            "Not in the totals: payout %s has no amount or no currency"
                .formatted(paid.payout().payout().id()));
      }
    }
  }

  /** Returns a row for each currency. */
  private static ImmutableList<ImmutableList<String>> rows(MonthContractor contractor) {
    return MonthReport.totals(contractor.payouts()).keySet().stream()
        .map(currency -> row(contractor, currency))
        .collect(toImmutableList());
  }

  private static ImmutableList<String> row(MonthContractor contractor, CurrencyCode currency) {
    ImmutableList<Paid> payouts =
        contractor.payouts().stream()
            .filter(paid -> isIn(currency, paid.payout().payout().money()))
            .collect(toImmutableList());
    ImmutableList.Builder<String> cells = ImmutableList.builder();
    cells.add(contractor.name(), contractor.payDays(), currency.code());
    for (PayableType type : PayableType.values()) {
      cells.add(sum(MonthContractor.of(payouts, Optional.of(type)), currency));
    }
    return cells
        .add(sum(MonthContractor.of(payouts, Optional.empty()), currency))
        .add(sum(payouts, currency))
        .add(MonthContractor.statuses(payouts))
        .build();
  }

  private static boolean isIn(CurrencyCode currency, @Nullable Money money) {
    return money != null && money.currency().equals(currency);
  }

  /** Returns what payouts pay in a currency; empty if nothing. */
  private static String sum(List<Paid> payouts, CurrencyCode currency) {
    Total total = MonthReport.totals(payouts).get(currency);
    return total == null ? "" : new Money(total.amount(), currency).displayAmount();
  }

  private <T> void lines(String title, ImmutableList<T> all, Function<T, String> line) {
    if (!all.isEmpty()) {
      text.gap();
      text.line(title);
      all.forEach(each -> text.line(line.apply(each), INDENT));
    }
  }

  private void block(ImmutableList<String> lines) {
    if (!lines.isEmpty()) {
      text.gap();
      text.line(lines.get(0));
      lines.stream().skip(1).forEach(line -> text.line(line, INDENT));
    }
  }
}
