package dev.payouts.cli;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.OutputFormat.Purpose;
import dev.payouts.core.RunOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A dry run that says besides how many requests a real one would send. */
@Command(
    name = "plan",
    description = "Shows what run would create and how many requests it would take.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = PayoutsCommand.Version.class)
final class PlanCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final RunChoices choices = new RunChoices();

  PlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return new Invocation(surroundings, choices, Purpose.PLAN)
        .run(choices.requests(ImmutableList.of(RunOption.DRY_RUN)));
  }
}
