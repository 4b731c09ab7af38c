package dev.payouts.cli.commands;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.cli.internal.HistoryJson;
import dev.payouts.cli.internal.HistoryTable;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.cli.options.CommonOptions;
import dev.payouts.cli.options.Converters;
import dev.payouts.cli.options.Converters.Types;
import dev.payouts.cli.options.Converters.TypesConverter;
import dev.payouts.core.store.runs.CanonicalQuery;
import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.RunHistory;
import java.nio.file.Path;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists past runs. */
@Command(
    name = "history",
    description = "Lists past runs, latest first, including those started over HTTP.")
final class HistoryCommand extends Subcommand {
  private static final int MAX_LIMIT = 10_000;

  @Option(
      names = "--type",
      paramLabel = "TYPE[,TYPE]",
      converter = TypesConverter.class,
      completionCandidates = TypesConverter.class,
      description = "Only runs of these types.")
  private @Nullable Types types;

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = LimitConverter.class,
      description = "The maximum number of runs, 1 to 10000; 20 by default.")
  private int limit = 20;

  @Mixin private final CommonOptions commonOptions = new CommonOptions();

  HistoryCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode run() {
    OutputFormat output = commonOptions.outputWithoutCsv();
    return commonOptions.logged(context, () -> print(output, commonOptions.stateDir(context)));
  }

  private ExitCode print(OutputFormat output, Path stateDir) {
    RunHistory history = RunHistory.of(stateDir);
    RunHistory.Latest latest = history.latest(limit, this::isWanted);
    ImmutableList<KeptRun> chosen =
        latest.chosen().stream().map(history::withTotals).collect(toImmutableList());
    if (output == OutputFormat.JSON) {
      context.out().println(HistoryJson.of(chosen));
    } else if (chosen.isEmpty()) {
      context
          .out()
          .println(
              "No past runs" + (types == null ? "" : " of this type") + " in " + stateDir + ".");
    } else {
      context.out().print(HistoryTable.of(chosen, latest, context.screens().get().out()));
    }
    return ExitCode.OK;
  }

  private boolean isWanted(KeptRun run) {
    return types == null || !Collections.disjoint(types.types(), CanonicalQuery.types(run.query()));
  }

  static final class LimitConverter extends Converters.Range {
    LimitConverter() {
      super(1, MAX_LIMIT);
    }
  }
}
