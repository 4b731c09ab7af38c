package dev.payouts.cli.commands;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.cli.options.ApprovedPlan;
import dev.payouts.cli.options.RunOptions;
import dev.payouts.cli.run.Invocation;
import dev.payouts.cli.run.MetricsFile;
import dev.payouts.core.RunOption;
import dev.payouts.core.report.Purpose;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Creates payouts and reports the results. */
@Command(name = "run", description = "Creates a payout for each approved payable without one.")
final class RunCommand extends Subcommand {
  @Mixin private final RunOptions runOptions = new RunOptions();

  @Option(names = "--dry-run", description = "Decide everything, but create nothing.")
  private boolean dryRun;

  @Option(
      names = "--approved",
      paramLabel = "FILE",
      description =
          "Create exactly the payouts of this file of 'plan --out', except what has changed since.")
  private @Nullable Path approved;

  @Option(
      names = "--metrics",
      paramLabel = "FILE.prom",
      description = "Also count the run in a file for node_exporter's textfile collector.")
  private @Nullable Path metrics;

  RunCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode run() {
    ImmutableList<RunOption> options =
        dryRun ? ImmutableList.of(RunOption.DRY_RUN) : ImmutableList.of();
    ApprovedPlan plan =
        approved == null
            ? ApprovedPlan.none(runOptions.requests(options))
            : runOptions.approved(
                ApprovedPlan.read(context.workingDirectory().resolve(approved)), options);
    Purpose purpose = runOptions.sandbox() ? Purpose.SANDBOX_REPORT : Purpose.REPORT;
    var invocation = new Invocation(context, runOptions, purpose, UnaryOperator.identity());
    return new MetricsFile(context, Optional.ofNullable(metrics))
        .after(() -> invocation.run(plan), plan.requests(), invocation::reports);
  }
}
