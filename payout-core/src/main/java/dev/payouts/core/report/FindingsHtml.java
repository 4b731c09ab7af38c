package dev.payouts.core.report;

import static java.util.stream.Collectors.joining;

import dev.payouts.core.Comparison;
import dev.payouts.core.Comparison.Change;
import dev.payouts.core.RunReport.UnpaidOrder;
import dev.payouts.core.model.Money;
import dev.payouts.core.report.internal.DisplayText;
import dev.payouts.core.report.internal.RunFindingsText;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders the unpaid orders of earlier months and the variance report. */
final class FindingsHtml {
  private FindingsHtml() {}

  /** Returns the unpaid orders of earlier months; empty if there are none. */
  static String waiting(List<UnpaidOrder> waiting) {
    if (waiting.isEmpty()) {
      return "";
    }
    String rows =
        waiting.stream()
            .map(
                order ->
                    "<tr><td>%s</td><td>%s</td>%s</tr>\n"
                        .formatted(
                            DisplayText.month(Optional.of(order.month())),
                            Html.link(
                                order.label().isBlank() ? order.payable().value() : order.label(),
                                order.payable().value()),
                            order.money() == null
                                ? "<td class=\"n\">would fail</td>"
                                : amount(order.money())))
            .collect(joining());
    return section(
        "Unpaid orders of earlier months: " + waiting.size(),
        "<p class=\"note\">To pay them, run with their month.</p>\n",
        "<th scope=\"col\">Month</th><th scope=\"col\">Order</th><th scope=\"col\" class=\"n\">Would pay</th>",
        rows);
  }

  /** Returns the variance report; empty if there is none. */
  static String variance(@Nullable Comparison comparison) {
    if (comparison == null) {
      return "";
    }
    YearMonth month = comparison.month();
    String title =
        "Variance, compared with "
            + (month == null
                ? "an earlier run"
                : "what was paid for " + DisplayText.month(Optional.of(month)));
    String changes =
        "changes of more than " + DisplayText.number(comparison.variancePercent()) + " %";
    if (comparison.changes().isEmpty()) {
      return "<h3>%s</h3>\n%s"
          .formatted(
              title,
              Html.element("p", "note", "No new or missing contractors, no " + changes + "."));
    }
    return section(
        title,
        Html.element("p", "note", "New or missing contractors, and " + changes + "."),
        "<th scope=\"col\">Contractor</th><th scope=\"col\" class=\"n\">Before</th><th scope=\"col\" class=\"n\">Now</th>"
            + "<th scope=\"col\" class=\"n\">Difference</th><th scope=\"col\" class=\"n\">Percent</th><th scope=\"col\">Cause</th>",
        comparison.changes().stream().map(FindingsHtml::row).collect(joining()));
  }

  private static String row(Change change) {
    return "<tr><td>%s</td>%s%s<td class=\"n\">%s</td><td class=\"n\">%s</td><td>%s</td></tr>\n"
        .formatted(
            Html.link(RunFindingsText.contractor(change), change.contractor().value()),
            amount(change.before()),
            amount(change.after()),
            change.difference().map(RunFindingsText::signed).map(Html::text).orElse(""),
            change.percent().map(percent -> RunFindingsText.signed(percent) + " %").orElse(""),
            cause(change));
  }

  private static String cause(Change change) {
    return switch (change.kind()) {
      case NEW -> "new";
      case GONE -> "not paid this time";
      case MOVED, CURRENCY ->
          change.causes().stream().map(RunFindingsText::cause).collect(joining(", "));
    };
  }

  private static String amount(@Nullable Money money) {
    return "<td class=\"n\">" + (money == null ? "" : Html.text(money.display())) + "</td>";
  }

  /** A narrow screen scrolls the table, which a keyboard must reach. */
  static String section(String title, String note, String head, String rows) {
    return """
        <h3>%s</h3>
        %s<div class="scroll" tabindex="0" role="region" aria-label="%1$s">
        <table class="plain">
        <thead><tr>%s</tr></thead>
        <tbody>
        %s</tbody>
        </table>
        </div>
        """
        .formatted(title, note, head, rows);
  }
}
