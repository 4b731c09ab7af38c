package dev.payouts.cli;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.cli.internal.ReportOutput;
import dev.payouts.cli.internal.RunIds;
import dev.payouts.cli.internal.VoidTable;
import dev.payouts.core.RunReport;
import dev.payouts.core.VoidReport;
import dev.payouts.core.report.Purpose;
import dev.payouts.core.report.internal.ProvenanceText;
import dev.payouts.core.report.text.TerminalText;
import dev.payouts.core.store.CanonicalQuery;
import dev.payouts.core.store.KeptRun;
import dev.payouts.core.store.RunHistory;
import dev.payouts.core.store.VoidJson;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the report of a past run. */
@Command(
    name = "show",
    description = "Prints the report of a past run again.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = PayoutsCommand.Version.class)
final class ShowCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(
      paramLabel = "RUN_ID",
      description = "The run's ID or the beginning of it; see 'payouts history'.")
  private @Nullable String runId;

  @Mixin private final CommonOptions commonOptions = new CommonOptions();
  @Mixin private final ItemOptions itemOptions = new ItemOptions();

  ShowCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    String asked = runId;
    if (asked == null) {
      throw new WrongUsageException("missing run ID: 'payouts history' lists them");
    }
    ReportOutput output = itemOptions.output(commonOptions.output());
    return commonOptions.logged(
        context, () -> show(asked, output, commonOptions.stateDir(context)));
  }

  private ExitCode showVoid(KeptRun run, RunHistory history) {
    OutputFormat output = commonOptions.outputWithoutCsv();
    Optional<VoidReport> report = history.voidReport(run);
    if (report.isEmpty()) {
      return unreadable(run);
    }
    context
        .out()
        .print(
            output == OutputFormat.JSON
                ? VoidJson.of(report.get()) + "\n"
                : VoidTable.of(report.get(), context.screens().get().out()));
    if (output == OutputFormat.TABLE) {
      startedBy(run);
    }
    report.get().stop().ifPresent(stop -> context.complain(stop.sentence()));
    return ExitCode.OK;
  }

  private void startedBy(KeptRun run) {
    ProvenanceText.starter(run.provenance())
        .ifPresent(by -> context.err().println(TerminalText.plain("Started by " + by)));
  }

  private ExitCode unreadable(KeptRun run) {
    context.complain(
        "the report of run " + run.runId() + " cannot be read: its file is damaged or missing");
    return ExitCode.RUN_FAILED;
  }

  private ExitCode show(String asked, ReportOutput output, Path stateDir) {
    RunHistory history = RunHistory.of(stateDir);
    ImmutableList<KeptRun> kept = history.runs();
    ImmutableList<KeptRun> found = RunIds.startingWith(asked, kept);
    if (found.size() != 1) {
      context.complain(RunIds.notOne(asked, found, kept));
      return ExitCode.MISCONFIGURED;
    }
    return show(found.get(0), output, history);
  }

  private ExitCode show(KeptRun run, ReportOutput output, RunHistory history) {
    if (CanonicalQuery.voidedRun(run.query()).isPresent()) {
      return showVoid(run, history);
    }
    Optional<ImmutableList<RunReport>> reports = history.reports(run);
    if (reports.isEmpty()) {
      return unreadable(run);
    }
    if (run.state() == KeptRun.State.RUNNING) {
      context.complain(
          "run %s is in progress since %s: this is its report so far"
              .formatted(run.runId(), run.startedAt()));
    }
    output.print(reports.get(), Purpose.REPORT, context.screens().get().out(), context.out());
    if (output.format() == OutputFormat.TABLE) {
      startedBy(run);
    }
    reports.get().stream()
        .flatMap(report -> report.stop().stream())
        .forEach(stop -> context.complain(stop.sentence()));
    return ExitCode.OK;
  }
}
