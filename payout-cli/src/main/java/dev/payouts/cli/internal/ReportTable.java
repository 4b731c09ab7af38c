package dev.payouts.cli.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMultiset.toImmutableMultiset;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.ImmutableSet;
import dev.payouts.cli.internal.OutputFormat.Purpose;
import dev.payouts.cli.internal.TextTable.Column;
import dev.payouts.cli.internal.TextTable.Side;
import dev.payouts.core.Item;
import dev.payouts.core.Money;
import dev.payouts.core.Reason;
import dev.payouts.core.RunReport;
import dev.payouts.core.SourceId;
import dev.payouts.core.Status;
import java.util.List;

/**
 * Reports for a person who pays people: the items of each type, then what was paid twice, then what
 * failed and what to do about it, and the summary last, where a terminal ends.
 */
public final class ReportTable {
  private static final ImmutableList<Column> COLUMNS =
      ImmutableList.of(
          new Column("WHO", Side.LEFT, 28),
          new Column("FOR", Side.LEFT, 36),
          new Column("AMOUNT", Side.RIGHT, 60),
          new Column("CURRENCY", Side.LEFT, 12),
          new Column("OUTCOME", Side.LEFT, 12, ReportTable::colour),
          new Column("WHY", Side.LEFT, 60));
  private static final int LISTED = 2;

  private final ScreenText text;

  private ReportTable(Screen screen) {
    this.text = new ScreenText(screen);
  }

  /** Returns the reports of one invocation, each line with its line break. */
  public static String of(List<RunReport> runs, Purpose purpose, Screen screen) {
    return new ReportTable(screen).render(runs, purpose);
  }

  private String render(List<RunReport> runs, Purpose purpose) {
    runs.forEach(this::items);
    duplicates(runs);
    failed(runs);
    new Summary(text, purpose).add(runs);
    return text.toString();
  }

  private void items(RunReport run) {
    text.line(Words.headline(run), Colour.BOLD);
    text.gap();
    settled(run);
    if (run.items().isEmpty()) {
      text.line(emptySentence(run));
    } else {
      text.add(new TextTable(COLUMNS, rows(run)));
    }
    text.gap();
  }

  private void settled(RunReport run) {
    for (RunReport.Settled settled : run.settled()) {
      text.line(
          settled.payout() == null
              ? "Settled: an earlier run left open whether it paid %s; it had not."
                  .formatted(settled.source())
              : "Settled: an earlier run left open whether it paid %s; it had, by the payout %s."
                  .formatted(settled.source(), settled.payout()));
    }
    if (!run.settled().isEmpty()) {
      text.gap();
    }
  }

  private static String emptySentence(RunReport run) {
    if (run.stop().isPresent()) {
      return "Nothing was done.";
    }
    return "There is nothing to pay: no "
        + Words.payable(run.request().type())
        + " is ready that matches.";
  }

  private static ImmutableList<ImmutableList<String>> rows(RunReport run) {
    ImmutableSet<SourceId> duplicates =
        run.duplicates().stream().map(RunReport.Duplicate::source).collect(toImmutableSet());
    return run.items().stream()
        .map(item -> row(item, duplicates.contains(item.source()) ? "" : Words.paidBy(item)))
        .collect(toImmutableList());
  }

  /**
   * What failed says its sentence after the last table, where there is room for it; what is paid,
   * as most is in a second run, takes one line.
   */
  private static ImmutableList<String> row(Item item, String paidBy) {
    Money money = item.money();
    return ImmutableList.of(
        Words.who(item),
        Words.what(item),
        money == null ? "" : Words.amount(money),
        money == null ? "" : money.currency().code(),
        item.status().word(),
        why(item, paidBy));
  }

  private static String why(Item item, String paidBy) {
    if (!paidBy.isEmpty()) {
      return paidBy;
    }
    return item.status() == Status.FAILED ? Words.why(item) : Words.whyInFull(item);
  }

  /** Returns how an outcome stands out. */
  private static Colour colour(String outcome) {
    for (Status status : Status.values()) {
      if (status.word().equals(outcome)) {
        return switch (status) {
          case CREATED, PLANNED -> Colour.GREEN;
          case SKIPPED -> Colour.YELLOW;
          case FAILED -> Colour.RED;
        };
      }
    }
    return Colour.PLAIN;
  }

  private void duplicates(List<RunReport> runs) {
    ImmutableList<String> duplicates =
        runs.stream().flatMap(run -> Words.duplicates(run).stream()).collect(toImmutableList());
    if (!duplicates.isEmpty()) {
      text.line("MONEY MAY HAVE GONE OUT TWICE; someone must look:", Colour.RED);
      duplicates.forEach(line -> text.line(line, LISTED));
      text.gap();
    }
  }

  private void failed(List<RunReport> runs) {
    ImmutableList<Item> failed =
        runs.stream()
            .flatMap(run -> run.items().stream())
            .filter(item -> item.status() == Status.FAILED)
            .collect(toImmutableList());
    if (!failed.isEmpty()) {
      text.line("NEEDS SOMEBODY: " + String.join(", ", counts(failed)), Colour.RED);
      failures(failed).forEach(line -> text.line(line, LISTED));
      text.gap();
    }
  }

  /** Items that the run did not come to are not failures of the data. */
  private static ImmutableList<String> counts(List<Item> failed) {
    long withheld = failed.stream().filter(ReportTable::isNotAttempted).count();
    ImmutableList.Builder<String> counts = ImmutableList.builder();
    if (failed.size() > withheld) {
      counts.add(Words.count(failed.size() - withheld, "item failed", "items failed"));
    }
    if (withheld > 0) {
      counts.add(Words.count(withheld, "item not attempted", "items not attempted"));
    }
    return counts.build();
  }

  /** A line for each item, and one for all that were not attempted for the same reason. */
  private static ImmutableSet<String> failures(List<Item> failed) {
    ImmutableMultiset<String> withheld =
        failed.stream()
            .filter(ReportTable::isNotAttempted)
            .map(ReportTable::whyNotAttempted)
            .collect(toImmutableMultiset());
    return failed.stream()
        .map(item -> isNotAttempted(item) ? all(withheld, whyNotAttempted(item)) : failure(item))
        .collect(toImmutableSet());
  }

  private static boolean isNotAttempted(Item item) {
    return item.reason() == Reason.NOT_ATTEMPTED;
  }

  /** Without the warnings of the payout that was not created. */
  private static String whyNotAttempted(Item item) {
    String sentence = item.message() == null ? "" : ": " + item.message();
    return Reason.NOT_ATTEMPTED.word().replace('_', ' ') + sentence;
  }

  private static String all(ImmutableMultiset<String> withheld, String why) {
    return Words.count(withheld.count(why), "item", "items") + " " + why;
  }

  private static String failure(Item item) {
    return Words.who(item)
        + ", "
        + Words.what(item)
        + (item.label().isBlank() ? "" : " (" + item.source() + ")")
        + ": "
        + Words.whyInFull(item);
  }
}
