package dev.payouts.cli.internal.html;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableSet;
import dev.payouts.cli.internal.Words;
import dev.payouts.core.Item;
import dev.payouts.core.Money;
import dev.payouts.core.RunReport;
import dev.payouts.core.SourceId;
import dev.payouts.core.Working;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The items of a run as a table, those first that need someone. */
final class ItemTable {
  private static final String HEAD =
      """
      <table class="items">
      <thead><tr><th scope="col">Outcome</th><th scope="col">Who</th><th scope="col">For</th>\
      <th scope="col" class="n">Amount</th><th scope="col">Why</th><th scope="col">Payout</th></tr></thead>
      <tbody>
      """;

  private final RunReport run;
  private final ImmutableSet<SourceId> paidTwice;

  private ItemTable(RunReport run) {
    this.run = run;
    this.paidTwice =
        run.duplicates().stream().map(RunReport.Duplicate::source).collect(toImmutableSet());
  }

  /** Returns the table; a sentence where there is no item. */
  static String of(RunReport run) {
    if (!run.items().isEmpty()) {
      return new ItemTable(run).table();
    }
    return Html.element(
        "p",
        "note",
        run.stop().isPresent()
            ? "Nothing was done."
            : "There is nothing to pay: no %s is ready that matches."
                .formatted(Words.payable(run.request().type())));
  }

  private String table() {
    var html = new StringBuilder(HEAD);
    run.items().stream().sorted(Comparator.comparing(this::need)).forEach(item -> row(html, item));
    return html.append("</tbody>\n</table>\n").toString();
  }

  /** How much an item needs someone, most first. */
  private enum Need {
    FAILED(0),
    PAID_TWICE(1),
    WARNING(2),
    DONE(3),
    LEFT(4);

    private final int place;

    Need(int place) {
      this.place = place;
    }
  }

  private Need need(Item item) {
    return switch (item.status()) {
      case FAILED -> Need.FAILED;
      case CREATED, PLANNED, SKIPPED -> {
        if (paidTwice.contains(item.source())) {
          yield Need.PAID_TWICE;
        }
        if (!item.warnings().isEmpty()) {
          yield Need.WARNING;
        }
        yield item.reason() == null ? Need.DONE : Need.LEFT;
      }
    };
  }

  private void row(StringBuilder html, Item item) {
    Need need = need(item);
    html.append(
        "<tr class=\"%s%s\"><td data-sort=\"%s\"><b class=\"mark\">%2$s</b></td><td>%s</td><td>%s</td>%s<td>%s</td><td>%s</td></tr>\n"
            .formatted(
                need == Need.PAID_TWICE || need == Need.WARNING ? "look " : "",
                item.status().word(),
                need.place,
                Html.name(Words.who(item)),
                Html.link(Words.what(item), item.source().value()),
                amount(item.money()),
                why(item) + working(item),
                item.payout() == null ? "" : Html.link(item.payout().value())));
  }

  private static String amount(@Nullable Money money) {
    if (money == null) {
      return "<td class=\"n\"></td>";
    }
    String currency = Html.text(money.currency().code());
    return "<td class=\"n\" data-sort=\"%s %s\">%s <small>%1$s</small></td>"
        .formatted(currency, money.plainAmount(), Words.amount(money));
  }

  private String why(Item item) {
    String words = Html.text(Words.why(item));
    String twice = paidTwice.contains(item.source()) ? "paid more than once" : "";
    String title = twice.isEmpty() ? words : twice;
    String message = item.message() == null ? "" : Html.sentence(item.message());
    if (title.isEmpty()) {
      return message;
    }
    return "<b>" + title + "</b>" + (message.isEmpty() ? "" : "<br>" + message);
  }

  private static String working(Item item) {
    Working working = item.working();
    Money money = item.money();
    return working == null || money == null ? "" : WorkingText.of(working, money);
  }
}
