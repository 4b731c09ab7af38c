package dev.payouts.core.report;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.AuditReport;
import dev.payouts.core.AuditReport.Finding;
import dev.payouts.core.AuditReport.Kind;
import dev.payouts.core.MonthReport;
import dev.payouts.core.MonthReport.Paid;
import dev.payouts.core.model.LivePayout;
import dev.payouts.core.model.Money;
import dev.payouts.core.report.internal.AuditText;
import dev.payouts.core.report.internal.DisplayText;
import dev.payouts.core.report.internal.MonthContractor;
import dev.payouts.core.report.internal.RequestCounts;
import dev.payouts.core.report.internal.TotalsText;
import java.util.function.Function;

/** Renders the accounts of a month as an HTML page, a single file that can be kept and printed. */
public final class MonthHtml {
  private static final String HEAD =
      "<th scope=\"col\">Contractor</th><th scope=\"col\">Together</th><th"
          + " scope=\"col\">For</th><th scope=\"col\">Type</th><th scope=\"col\""
          + " class=\"n\">Amount</th><th scope=\"col\">Status</th><th scope=\"col\">Payout</th><th"
          + " scope=\"col\">Calculation</th>";

  private final MonthReport report;

  private MonthHtml(MonthReport report) {
    this.report = report;
  }

  /**
   * {@return the page}
   *
   * @param report the accounts
   */
  public static String of(MonthReport report) {
    return ReportHtml.page(Html.text(MonthTable.title(report)), new MonthHtml(report).body());
  }

  private String body() {
    var html = new StringBuilder();
    html.append("<header>\n<h1>").append(Html.text(MonthTable.title(report))).append("</h1>\n");
    html.append(Html.element("p", "note", "Read on " + Times.moment(report.readAt()) + "."));
    html.append(Headline.verdict(severity(), verdict(), sentences()));
    html.append("<ul class=\"totals\">\n");
    html.append(Headline.tiles("Payouts", MonthReport.totals(report.payouts())));
    html.append("</ul>\n");
    MonthContractor.subtotals(report.payouts())
        .forEach(line -> html.append(Html.element("p", "note", Html.text(line))));
    html.append("</header>\n<main>\n");
    for (Kind kind : Kind.values()) {
      ImmutableList<Finding> found = AuditText.findings(report.audits(), kind);
      html.append(list(AuditText.title(kind, found.size()), found, AuditText::sentence));
    }
    html.append(
        list(
            MonthContractor.undatedTitle(report.undated().size()),
            report.undated(),
            MonthContractor::line));
    html.append(payouts());
    html.append(
        list(
            "Not approved yet: " + report.notApproved().size(),
            report.notApproved(),
            MonthContractor::line));
    html.append(
        list(
            "Paid by payouts that count in other months: " + report.paidElsewhere().size(),
            report.paidElsewhere(),
            MonthContractor::elsewhere));
    for (AuditReport audit : report.audits()) {
      html.append(FindingsHtml.waiting(audit.waiting()));
      html.append(FindingsHtml.variance(audit.comparison()));
    }
    html.append(Html.element("p", "note", "Requests: " + RequestCounts.sum(report.calls()) + "."));
    return html.append("</main>\n").toString();
  }

  private Headline.Severity severity() {
    if (report.stopped() != null || count(Kind.SEVERAL_PAYOUTS) > 0) {
      return Headline.Severity.BAD;
    }
    return report.needsAttention() ? Headline.Severity.ATTENTION : Headline.Severity.GOOD;
  }

  private String verdict() {
    if (report.stopped() != null) {
      return "This month could not be read completely";
    }
    if (count(Kind.SEVERAL_PAYOUTS) > 0) {
      return "Possible double payment: review before paying";
    }
    return report.needsAttention() ? "This month needs action" : "Nothing needs action";
  }

  /** Returns the titles of what needs action. */
  private ImmutableList<String> sentences() {
    ImmutableList.Builder<String> sentences = ImmutableList.builder();
    if (report.stopped() != null) {
      sentences.add(Html.sentence(report.stopped().sentence()));
    }
    for (Kind kind : Kind.values()) {
      if (count(kind) > 0) {
        sentences.add(Html.text(DisplayText.sentence(AuditText.title(kind, count(kind)))));
      }
    }
    for (AuditReport audit : report.audits()) {
      if (!audit.waiting().isEmpty()) {
        sentences.add(
            DisplayText.count(audit.waiting().size(), "unpaid order", "unpaid orders")
                + " of earlier months");
      }
    }
    if (!report.undated().isEmpty()) {
      String undated = MonthContractor.undatedTitle(report.undated().size());
      sentences.add(Html.text(DisplayText.sentence(undated)));
    }
    MonthContractor.possibleDuplicates(report).map(Html::text).ifPresent(sentences::add);
    return sentences.build();
  }

  private int count(Kind kind) {
    return AuditText.findings(report.audits(), kind).size();
  }

  private static <T> String list(String title, ImmutableList<T> all, Function<T, String> line) {
    return all.isEmpty()
        ? ""
        : "<h2>%s</h2>\n<ul>\n%s</ul>\n"
            .formatted(
                Html.text(DisplayText.sentence(title)),
                all.stream()
                    .map(each -> "<li>" + Html.sentence(line.apply(each)) + "</li>\n")
                    .collect(joining()));
  }

  /** Returns the payouts of all contractors in one table. */
  private String payouts() {
    return report.payouts().isEmpty()
        ? Html.element("p", "note", "No payouts.")
        : FindingsHtml.section(
            "Payouts",
            "",
            HEAD,
            MonthContractor.of(report).stream().map(MonthHtml::rows).collect(joining()));
  }

  private static String rows(MonthContractor contractor) {
    String name =
        contractor
            .id()
            .map(id -> Html.link(contractor.name(), id.value()))
            .orElseGet(() -> Html.text(contractor.name()));
    String payDays = contractor.payDays();
    String totals =
        TotalsText.lines(MonthReport.totals(contractor.payouts())).stream()
            .map(Html::text)
            .collect(joining("<br>"));
    var rows = new StringBuilder();
    for (Paid paid : contractor.payouts()) {
      String first =
          rows.length() > 0
              ? ""
              : "<th scope=\"rowgroup\" rowspan=\"%s\">%s%s</th><td rowspan=\"%1$s\">%s</td>"
                  .formatted(
                      contractor.payouts().size(),
                      name,
                      payDays.isEmpty() ? "" : "<br><small>pay day " + payDays + "</small>",
                      totals);
      rows.append("<tr>").append(first).append(cells(paid)).append("</tr>\n");
    }
    return rows.toString();
  }

  private static String cells(Paid paid) {
    LivePayout payout = paid.payout().payout();
    Money money = payout.money();
    return "<td>%s</td><td>%s</td><td class=\"n\">%s</td><td>%s</td><td>%s</td><td>%s</td>"
        .formatted(
            Html.sentence(MonthContractor.label(paid)),
            Html.text(MonthContractor.type(paid)),
            money == null ? "no amount or no currency" : Html.text(money.display()),
            Html.text(MonthContractor.status(paid)),
            Html.link(payout.id().value()),
            CalculationHtml.of(paid.calculation().orElse(null), money));
  }
}
