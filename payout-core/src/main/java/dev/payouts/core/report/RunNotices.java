package dev.payouts.core.report;

import static java.util.stream.Collectors.joining;

import dev.payouts.core.Item;
import dev.payouts.core.RunReport;
import dev.payouts.core.report.internal.DisplayText;

/** Renders notices about existing payouts: possible double payments and resolved creates. */
final class RunNotices {
  private RunNotices() {}

  /** Returns the payables with several live payouts. */
  static String duplicates(RunReport run) {
    if (run.duplicates().isEmpty()) {
      return "";
    }
    return run.duplicates().stream()
        .map(duplicate -> "<li>%s</li>\n".formatted(duplicate(run, duplicate)))
        .collect(
            joining(
                "",
                "<section class=\"duplicates\">\n<h3>Possible double payments</h3>\n<ul>\n",
                "</ul>\n</section>\n"));
  }

  private static String duplicate(RunReport run, RunReport.Duplicate duplicate) {
    String id = duplicate.payable().value();
    String what =
        run.items().stream()
            .filter(item -> item.payable().equals(duplicate.payable()))
            .findFirst()
            .map(RunNotices::ofItem)
            .orElse(Html.link(id, id));
    return "%s has %s: %s"
        .formatted(
            what,
            DisplayText.count(duplicate.payouts().size(), "live payout", "live payouts"),
            duplicate.payouts().stream()
                .map(payout -> Html.link(payout.value()))
                .collect(joining(", ")));
  }

  private static String ofItem(Item item) {
    return Html.name(DisplayText.contractor(item))
        + ", "
        + Html.link(DisplayText.label(item), item.payable().value());
  }

  /** Returns the outcome of creates that earlier runs left unknown. */
  static String resolutions(RunReport run) {
    return run.resolved().stream()
        .map(
            resolved -> {
              String payable = Html.link(resolved.payable().value());
              String outcome =
                  resolved.payout() == null
                      ? "no payout had been created."
                      : "payout " + Html.link(resolved.payout().value()) + " had been created.";
              return Html.element(
                  "p",
                  "note",
                  "Resolved: an earlier run was interrupted while creating the payout for "
                      + payable
                      + "; "
                      + outcome);
            })
        .collect(joining());
  }
}
