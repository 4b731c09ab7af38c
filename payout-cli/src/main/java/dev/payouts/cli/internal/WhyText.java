package dev.payouts.cli.internal;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.TextTable.Column;
import dev.payouts.cli.internal.TextTable.Side;
import dev.payouts.core.Item;
import dev.payouts.core.Money;
import dev.payouts.core.PayableType;
import dev.payouts.core.PayoutDraft;
import dev.payouts.core.PayoutId;
import dev.payouts.core.RunOption;
import dev.payouts.core.SourceId;
import dev.payouts.core.Working;
import dev.payouts.core.store.KeptRun;
import dev.payouts.core.store.PastDecision;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one payable, and how, for a person. */
public final class WhyText {
  private static final ImmutableList<Column> COLUMNS =
      ImmutableList.of(
          new Column("DECIDED (UTC)", Side.LEFT, 16),
          new Column("RUN", Side.LEFT, 36),
          new Column("OUTCOME", Side.LEFT, 12),
          new Column("AMOUNT", Side.RIGHT, 60),
          new Column("WHY", Side.LEFT, 60));

  private final SourceId source;
  private final List<PastDecision> decisions;
  private final @Nullable PayoutId payout;
  private final @Nullable String madeBy;
  private final ImmutableList.Builder<String> lines = ImmutableList.builder();

  /**
   * Takes what is known.
   *
   * @param decisions the latest first; at least one
   * @param payout the payout that exists already; null where there is none
   * @param madeBy the run that made it; null where that is not known
   */
  public WhyText(
      SourceId source,
      List<PastDecision> decisions,
      @Nullable PayoutId payout,
      @Nullable String madeBy) {
    this.source = source;
    this.decisions = decisions;
    this.payout = payout;
    this.madeBy = madeBy;
  }

  /** Returns the lines, each with its line break, for where they are shown. */
  public String text(Screen screen) {
    lines.add(TerminalText.plain(headline()), "");
    lines.addAll(new TextTable(COLUMNS, rows()).lines(screen)).add("");
    Item latest = decisions.get(0).item();
    if (latest.message() != null && Words.paidBy(latest).isEmpty()) {
      add("Why", Words.whyInFull(latest));
    }
    working();
    if (decisions.get(0).report().request().has(RunOption.FORCE) && isNow(decisions.get(0))) {
      lines.add("", "Its status keeps it out of a run: this is what --force would make of it.");
    }
    return String.join("\n", lines.build()).stripTrailing() + "\n";
  }

  private String headline() {
    PastDecision latest = decisions.get(0);
    Item item = latest.item();
    PayableType type = latest.report().request().type();
    String label = item.label().isBlank() ? "" : item.label() + ", ";
    return label + Words.payable(type) + " " + source + ", for " + Words.who(item);
  }

  private ImmutableList<ImmutableList<String>> rows() {
    return decisions.stream().map(WhyText::row).collect(ImmutableList.toImmutableList());
  }

  private static ImmutableList<String> row(PastDecision decision) {
    Item item = decision.item();
    KeptRun run = decision.run();
    Money money = item.money();
    return ImmutableList.of(
        Words.time(decision.report().startedAt()),
        run == null ? "now, a dry run" : run.runId(),
        item.status().word(),
        money == null ? "" : Words.money(money),
        Words.paidBy(item).isEmpty() ? Words.why(item) : Words.paidBy(item));
  }

  private static boolean isNow(PastDecision decision) {
    return decision.run() == null;
  }

  /** The latest decision that has come as far as an amount. */
  private void working() {
    Optional<Item> priced =
        decisions.stream().map(PastDecision::item).filter(i -> i.working() != null).findFirst();
    if (priced.isPresent()) {
      working(priced.get());
    }
    if (payout != null) {
      add(
          "Payout",
          payout
              + (madeBy == null
                  ? ", made by no run that is known here"
                  : ", made by run " + madeBy));
    }
  }

  private void working(Item item) {
    Working working = item.working();
    Money money = item.money();
    if (working == null || money == null) {
      return;
    }
    add("Rate", Arithmetic.rate(working));
    add("Days", Arithmetic.days(working));
    add("Amount", Words.money(money) + ": " + Arithmetic.of(working, money));
    if (!(working instanceof Working.AsRequested)) {
      add("Positions, which choose the description", positions(working));
    }
    PayoutDraft draft = item.draft();
    if (draft != null) {
      add("Name", draft.name().text());
      add("Description", draft.description().text());
      add("Date", draft.date() == null ? "" : draft.date().toString());
    }
  }

  private static String positions(Working working) {
    ImmutableList<String> positions =
        working instanceof Working.Monthly monthly
            ? monthly.positions()
            : working instanceof Working.Hourly hourly ? hourly.positions() : ImmutableList.of();
    return positions.isEmpty() ? "none" : String.join(", ", positions);
  }

  private void add(String label, String text) {
    if (!text.isBlank()) {
      lines.add(TerminalText.plain(label + ": " + text));
    }
  }
}
