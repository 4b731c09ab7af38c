package dev.payouts.cli;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.OutputFormat.Purpose;
import dev.payouts.core.RunOption;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Creates what is to be paid, and reports. */
@Command(
    name = "run",
    description = "Creates a payout for each approved payable that has none.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = PayoutsCommand.Version.class)
final class RunCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final RunChoices choices = new RunChoices();

  @Option(names = "--dry-run", description = "Decide everything, create nothing.")
  private boolean dryRun;

  @Option(
      names = "--approved",
      paramLabel = "FILE",
      description =
          "Create exactly what this plan of 'plan --out' says, and nothing changed since.")
  private @Nullable Path approved;

  RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ImmutableList<RunOption> options =
        dryRun ? ImmutableList.of(RunOption.DRY_RUN) : ImmutableList.of();
    ApprovedPlan plan =
        approved == null
            ? ApprovedPlan.none(choices.requests(options))
            : choices.approved(
                ApprovedPlan.read(surroundings.workingDirectory().resolve(approved)), options);
    Purpose purpose = choices.sandbox() ? Purpose.SANDBOX_REPORT : Purpose.REPORT;
    return new Invocation(surroundings, choices, purpose).run(plan);
  }
}
