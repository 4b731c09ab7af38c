package dev.payouts.core.report;

import dev.payouts.core.Item;
import dev.payouts.core.RunReport;
import dev.payouts.core.model.Money;
import dev.payouts.core.report.ItemOrder.Priority;
import dev.payouts.core.report.internal.DisplayText;
import org.jspecify.annotations.Nullable;

/** Renders the items of a run as a table; those that need attention come first. */
final class ItemTable {
  private static final String HEAD =
      """
      <table class="items">
      <thead><tr><th scope="col">Outcome</th><th scope="col">Contractor</th><th scope="col">For</th>\
      <th scope="col" class="n">Amount</th><th scope="col">Reason</th><th scope="col">Payout</th></tr></thead>
      <tbody>
      """;

  private final RunReport run;
  private final ItemOrder order;

  private ItemTable(RunReport run) {
    this.run = run;
    this.order = new ItemOrder(run);
  }

  /** Returns the table, or a sentence if there are no items. */
  static String of(RunReport run, int maxItems) {
    return run.items().isEmpty()
        ? Html.element("p", "note", DisplayText.noItems(run))
        : new ItemTable(run).table(maxItems);
  }

  private String table(int maxItems) {
    var html = new StringBuilder(HEAD);
    order.items().stream().limit(maxItems).forEach(item -> row(html, item));
    html.append("</tbody>\n</table>\n");
    int more = run.items().size() - maxItems;
    if (more > 0) {
      String items = DisplayText.count(more, "more item is", "more items are");
      html.append(Html.element("p", "note", items + " in the JSON report."));
    }
    return html.toString();
  }

  private void row(StringBuilder html, Item item) {
    Priority priority = order.priority(item);
    html.append(
        "<tr class=\"%s%s\"><td data-sort=\"%s\"><b class=\"mark\">%2$s</b></td><td>%s</td><td>%s</td>%s<td>%s</td><td>%s</td></tr>\n"
            .formatted(
                priority == Priority.SEVERAL_PAYOUTS || priority == Priority.WARNING ? "look " : "",
                item.status().word(),
                priority.place(),
                Html.name(DisplayText.contractor(item)),
                Html.link(DisplayText.label(item), item.payable().value()),
                amount(DisplayText.money(item)),
                reason(item) + CalculationHtml.of(item.calculation(), item.money()),
                item.payout() == null ? "" : Html.link(item.payout().value())));
  }

  private static String amount(@Nullable Money money) {
    if (money == null) {
      return "<td class=\"n\"></td>";
    }
    String currency = Html.text(money.currency().code());
    return "<td class=\"n\" data-sort=\"%s %s\">%s <small>%1$s</small></td>"
        .formatted(currency, money.plainAmount(), money.displayAmount());
  }

  private String reason(Item item) {
    String words = Html.text(DisplayText.reason(item));
    String twice = order.isDuplicate(item) ? "several live payouts" : "";
    String title = twice.isEmpty() ? words : twice;
    String message = Html.sentence(message(item));
    if (title.isEmpty()) {
      return message;
    }
    return "<b>" + title + "</b>" + (message.isEmpty() ? "" : "<br>" + message);
  }

  /** Returns the message, or for an item that is merely paid the status of its payout. */
  private static String message(Item item) {
    String status = item.paid().size() == 1 ? item.paid().get(0).status() : null;
    if (status != null && item.draft() == null) {
      return "The payout has the status " + status + ".";
    }
    return item.message() == null ? "" : item.message();
  }
}
