package dev.payouts.core.report;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableSet;
import dev.payouts.core.Calculation;
import dev.payouts.core.Item;
import dev.payouts.core.RunReport;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.report.internal.DisplayText;
import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
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
  private final ImmutableSet<PayableId> duplicates;

  private ItemTable(RunReport run) {
    this.run = run;
    this.duplicates =
        run.duplicates().stream().map(RunReport.Duplicate::payable).collect(toImmutableSet());
  }

  /** Returns the table, or a sentence if there are no items. */
  static String of(RunReport run, int maxItems) {
    if (!run.items().isEmpty()) {
      return new ItemTable(run).table(maxItems);
    }
    return Html.element(
        "p",
        "note",
        run.failure().isPresent()
            ? "No items were processed."
            : "Nothing to pay: no approved %s matches."
                .formatted(DisplayText.payable(run.request().type())));
  }

  /** Returns the name to sort by. Collators put the letter Đ after Z; readers look for it at D. */
  private static String name(Item item) {
    return DisplayText.contractor(item).replace('Đ', 'D').replace('đ', 'd');
  }

  private String table(int maxItems) {
    var html = new StringBuilder(HEAD);
    Collator byName = Collator.getInstance(Locale.ROOT); // not thread-safe
    run.items().stream()
        .sorted(
            Comparator.comparing(this::priority)
                .thenComparing(ItemTable::name, byName)
                .thenComparing(DisplayText::label))
        .limit(maxItems)
        .forEach(item -> row(html, item));
    html.append("</tbody>\n</table>\n");
    int more = run.items().size() - maxItems;
    if (more > 0) {
      String items = DisplayText.count(more, "more item is", "more items are");
      html.append(Html.element("p", "note", items + " in the JSON report."));
    }
    return html.toString();
  }

  /** The order of items: the most urgent first. */
  private enum Priority {
    FAILED(0),
    SEVERAL_PAYOUTS(1),
    WARNING(2),
    DONE(3),
    SKIPPED(4);

    private final int place;

    Priority(int place) {
      this.place = place;
    }
  }

  private Priority priority(Item item) {
    return switch (item.status()) {
      case FAILED -> Priority.FAILED;
      case CREATED, PLANNED, SKIPPED -> {
        if (duplicates.contains(item.payable())) {
          yield Priority.SEVERAL_PAYOUTS;
        }
        if (!item.warnings().isEmpty()) {
          yield Priority.WARNING;
        }
        yield item.reason() == null ? Priority.DONE : Priority.SKIPPED;
      }
    };
  }

  private void row(StringBuilder html, Item item) {
    Priority priority = priority(item);
    html.append(
        "<tr class=\"%s%s\"><td data-sort=\"%s\"><b class=\"mark\">%2$s</b></td><td>%s</td><td>%s</td>%s<td>%s</td><td>%s</td></tr>\n"
            .formatted(
                priority == Priority.SEVERAL_PAYOUTS || priority == Priority.WARNING ? "look " : "",
                item.status().word(),
                priority.place,
                Html.name(DisplayText.contractor(item)),
                Html.link(DisplayText.label(item), item.payable().value()),
                amount(DisplayText.money(item)),
                reason(item) + calculation(item),
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
    String twice = duplicates.contains(item.payable()) ? "several live payouts" : "";
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

  private static String calculation(Item item) {
    Calculation calculation = item.calculation();
    Money money = item.money();
    return calculation == null || money == null ? "" : CalculationHtml.of(calculation, money);
  }
}
