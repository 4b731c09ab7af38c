package dev.payouts.cli.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.Calculation;
import dev.payouts.core.Item;
import dev.payouts.core.RunOption;
import dev.payouts.core.model.Money;
import dev.payouts.core.model.PaidPayout;
import dev.payouts.core.model.PayableId;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.model.PayoutDraft;
import dev.payouts.core.report.internal.CalculationText;
import dev.payouts.core.report.internal.DisplayText;
import dev.payouts.core.report.text.Screen;
import dev.payouts.core.report.text.TerminalText;
import dev.payouts.core.report.text.TextTable;
import dev.payouts.core.report.text.TextTable.Column;
import dev.payouts.core.report.text.TextTable.Side;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.PastDecision;
import java.util.List;
import java.util.Optional;

/** Renders the decisions about one payable, with the calculation of its amount. */
public final class WhyText {
  private static final ImmutableList<Column> COLUMNS =
      ImmutableList.of(
          new Column("DECIDED (UTC)", Side.LEFT, 16),
          new Column("RUN", Side.LEFT, 36),
          new Column("OUTCOME", Side.LEFT, 12),
          new Column("AMOUNT", Side.RIGHT, 60),
          new Column("REASON", Side.LEFT, 68));

  private final PayableId payable;
  private final List<PastDecision> decisions;
  private final List<TracedPayout> payouts;
  private final ImmutableList.Builder<String> lines = ImmutableList.builder();

  /**
   * Creates a text.
   *
   * @param decisions at least one, latest first
   * @param payouts the existing payouts, oldest first
   */
  public WhyText(PayableId payable, List<PastDecision> decisions, List<TracedPayout> payouts) {
    this.payable = payable;
    this.decisions = decisions;
    this.payouts = payouts;
  }

  /** Returns the text; each line ends with a line break. */
  public String text(Screen screen) {
    lines.add(TerminalText.plain(headline()), "");
    lines.addAll(new TextTable(COLUMNS, rows()).lines(screen)).add("");
    doublePayment();
    Item latest = decisions.get(0).item();
    if (latest.message() != null && DisplayText.paidBy(latest).isEmpty()) {
      add("Reason", DisplayText.fullReason(latest));
    }
    calculation();
    if (decisions.get(0).report().request().has(RunOption.FORCE) && isNow(decisions.get(0))) {
      lines.add("", "Its status excludes it from normal runs; shown as --force would decide it.");
    }
    return String.join("\n", lines.build()).stripTrailing() + "\n";
  }

  private String headline() {
    PastDecision latest = decisions.get(0);
    Item item = latest.item();
    PayableType type = latest.report().request().type();
    String label = item.label().isBlank() ? "" : item.label() + ", ";
    return label
        + DisplayText.payable(type)
        + " "
        + payable
        + ", for "
        + DisplayText.contractor(item);
  }

  private ImmutableList<ImmutableList<String>> rows() {
    return decisions.stream().map(WhyText::row).collect(ImmutableList.toImmutableList());
  }

  private static ImmutableList<String> row(PastDecision decision) {
    Item item = decision.item();
    KeptRun run = decision.run();
    Money money = item.money();
    return ImmutableList.of(
        DisplayText.time(decision.report().startedAt()),
        run == null ? "now, a dry run" : run.runId(),
        item.status().word(),
        money == null ? "" : money.display(),
        DisplayText.paidBy(item).isEmpty() ? DisplayText.reason(item) : DisplayText.paidBy(item));
  }

  private static boolean isNow(PastDecision decision) {
    return decision.run() == null;
  }

  /** Adds the calculation of the latest decision that has an amount. */
  private void calculation() {
    Optional<Item> priced =
        decisions.stream().map(PastDecision::item).filter(i -> i.calculation() != null).findFirst();
    if (priced.isPresent()) {
      calculation(priced.get());
    }
    if (payouts.size() == 1) {
      add("Payout", payouts.get(0).payout().id() + maker(payouts.get(0)));
    }
  }

  private void doublePayment() {
    if (payouts.size() < 2) {
      return;
    }
    lines.add("POSSIBLE DOUBLE PAYMENT: " + payouts.size() + liveWhen());
    for (TracedPayout traced : payouts) {
      PaidPayout payout = traced.payout();
      String amount = payout.money() == null ? "amount unknown" : payout.money().display();
      String status = payout.status() == null ? "" : " (" + payout.status() + ")";
      lines.add(TerminalText.plain("  " + payout.id() + ": " + amount + status + maker(traced)));
    }
    lines.add("");
  }

  private String liveWhen() {
    Optional<PastDecision> past =
        TracedPayout.source(decisions).filter(decision -> decision.run() != null);
    return past.map(
            decision ->
                " payouts were live at run %s (%s UTC). Add --now to see which are live now, and cancel the wrong ones in Notion before paying."
                    .formatted(
                        decision.report().runId(), DisplayText.time(decision.report().startedAt())))
        .orElse(" live payouts. Review them in Notion, and cancel the wrong ones before paying.");
  }

  private static String maker(TracedPayout payout) {
    return payout.createdBy() == null
        ? ", not created by a known run"
        : ", created by run " + payout.createdBy();
  }

  private void calculation(Item item) {
    Calculation calculation = item.calculation();
    Money money = item.money();
    if (calculation == null || money == null) {
      return;
    }
    add("Rate", CalculationText.rate(calculation));
    add("Days", CalculationText.days(calculation));
    String amount = calculation instanceof Calculation.AsRequested ? money.display() + ": " : "";
    add("Amount", amount + CalculationText.of(calculation, money));
    if (!(calculation instanceof Calculation.AsRequested)) {
      add("Positions (used for the description)", positions(calculation));
    }
    PayoutDraft draft = item.draft();
    if (draft != null) {
      add("Name", draft.name().text());
      add("Description", draft.description().text());
      add("Date", draft.date() == null ? "" : draft.date().toString());
    }
  }

  private static String positions(Calculation calculation) {
    ImmutableList<String> positions =
        calculation instanceof Calculation.Monthly monthly
            ? monthly.positions()
            : calculation instanceof Calculation.Hourly hourly
                ? hourly.positions()
                : ImmutableList.of();
    return positions.isEmpty() ? "none" : String.join(", ", positions);
  }

  private void add(String label, String text) {
    if (!text.isBlank()) {
      lines.add(TerminalText.plain(label + ": " + text));
    }
  }
}
