package dev.payouts.cli.internal.html;

import static java.util.stream.Collectors.joining;

import dev.payouts.cli.internal.Words;
import dev.payouts.core.Item;
import dev.payouts.core.RunReport;

/** What a run found out about payouts that were there before it. */
final class Findings {
  private Findings() {}

  /** Returns the payables that may have been paid twice, with their payouts. */
  static String duplicates(RunReport run) {
    if (run.duplicates().isEmpty()) {
      return "";
    }
    return run.duplicates().stream()
        .map(duplicate -> "<li>%s</li>\n".formatted(duplicate(run, duplicate)))
        .collect(
            joining(
                "",
                "<section class=\"duplicates\">\n<h3>May have been paid twice</h3>\n<ul>\n",
                "</ul>\n</section>\n"));
  }

  private static String duplicate(RunReport run, RunReport.Duplicate duplicate) {
    String id = duplicate.source().value();
    String what =
        run.items().stream()
            .filter(item -> item.source().equals(duplicate.source()))
            .findFirst()
            .map(Findings::ofItem)
            .orElse(Html.link(id, id));
    return "%s has %s: %s"
        .formatted(
            what,
            Words.count(duplicate.payouts().size(), "live payout", "live payouts"),
            duplicate.payouts().stream()
                .map(payout -> Html.link(payout.value()))
                .collect(joining(", ")));
  }

  private static String ofItem(Item item) {
    return Html.name(Words.who(item)) + ", " + Html.link(Words.what(item), item.source().value());
  }

  /** Returns what came of creates that earlier runs left open. */
  static String settled(RunReport run) {
    return run.settled().stream()
        .map(
            settled -> {
              String source = Html.link(settled.source().value());
              String found =
                  settled.payout() == null
                      ? "it had not."
                      : "it had, by the payout " + Html.link(settled.payout().value()) + ".";
              return Html.element(
                  "p",
                  "note",
                  "Settled: an earlier run left open whether it paid " + source + "; " + found);
            })
        .collect(joining());
  }
}
