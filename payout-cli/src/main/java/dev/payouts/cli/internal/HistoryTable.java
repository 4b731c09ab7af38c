package dev.payouts.cli.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import dev.payouts.core.report.internal.DisplayText;
import dev.payouts.core.report.internal.TotalsText;
import dev.payouts.core.report.text.Screen;
import dev.payouts.core.report.text.TextTable;
import dev.payouts.core.report.text.TextTable.Column;
import dev.payouts.core.report.text.TextTable.Side;
import dev.payouts.core.store.runs.CanonicalQuery;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.RunHistory;
import dev.payouts.core.store.runs.RunProgress.Counts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Renders past runs as a table, one row each. */
public final class HistoryTable {
  private static final ImmutableList<Column> COLUMNS =
      ImmutableList.of(
          new Column("STARTED (UTC)", Side.LEFT, 16),
          new Column("RUN", Side.LEFT, 36),
          new Column("STATE", Side.LEFT, 11),
          new Column("BY", Side.LEFT, 60),
          new Column("REQUEST", Side.LEFT, 60),
          new Column("PAYOUTS", Side.LEFT, 40),
          new Column("SKIPPED", Side.RIGHT, 9),
          new Column("FAILED", Side.RIGHT, 9),
          new Column("TOOK", Side.RIGHT, 10),
          new Column("TOTAL", Side.LEFT, 60));

  private HistoryTable() {}

  /**
   * Returns the table; each line ends with a line break.
   *
   * @param latest the listing, to shorten IDs without ambiguity and to count voids
   */
  public static String of(List<KeptRun> runs, RunHistory.Latest latest, Screen screen) {
    var table =
        new TextTable(
            COLUMNS, runs.stream().map(run -> row(run, latest)).collect(toImmutableList()));
    return String.join("\n", table.lines(screen)) + "\n";
  }

  private static ImmutableList<String> row(KeptRun run, RunHistory.Latest latest) {
    Counts counts = run.progress().counts();
    return ImmutableList.of(
        DisplayText.time(run.startedAt()),
        RunIds.shortened(run.runId(), latest.ids()),
        run.state().word(),
        run.startedBy().way().word()
            + run.provenance().who().map(who -> ", " + who).orElse("")
            + (run.provenance().plan() == null ? "" : ", approved plan"),
        request(run.query(), latest),
        payouts(run, counts, latest),
        Long.toString(counts.skipped()),
        Long.toString(counts.failed()),
        run.duration().map(HistoryTable::took).orElse("-"),
        totals(run));
  }

  private static String payouts(KeptRun run, Counts counts, RunHistory.Latest latest) {
    if (CanonicalQuery.voidedRun(run.query()).isPresent()) {
      return counts.voided() + " voided";
    }
    if (run.isDryRun()) {
      return counts.planned() + " planned";
    }
    String created = counts.created() + " created" + voided(run, latest);
    return counts.notAttempted() == 0
        ? created
        : "%s, %s not attempted".formatted(created, counts.notAttempted());
  }

  private static String voided(KeptRun run, RunHistory.Latest latest) {
    long voided =
        latest.read().stream()
            .filter(
                each ->
                    CanonicalQuery.voidedRun(each.query()).filter(run.runId()::equals).isPresent())
            .mapToLong(each -> each.progress().counts().voided())
            .sum();
    return voided == 0 ? "" : ", " + voided + " voided";
  }

  private static String request(String query, RunHistory.Latest latest) {
    Optional<String> voided = CanonicalQuery.voidedRun(query);
    if (voided.isPresent()) {
      return "void of " + RunIds.shortened(voided.get(), latest.ids());
    }
    ImmutableList.Builder<String> parts = ImmutableList.builder();
    CanonicalQuery.types(query).forEach(type -> parts.add(type.word()));
    return Joiner.on(", ").join(parts.addAll(CanonicalQuery.filters(query)).build());
  }

  private static String totals(KeptRun run) {
    String totals =
        run.totals().entrySet().stream()
            .map(total -> TotalsText.money(total).display())
            .collect(Collectors.joining(", "));
    return run.isDryRun() && !totals.isEmpty() ? "planned: " + totals : totals;
  }

  private static String took(Duration duration) {
    return duration.toMinutes() > 0
        ? "%s min %s s".formatted(duration.toMinutes(), duration.toSecondsPart())
        : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
  }
}
