package dev.payouts.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.OutputFile;
import dev.payouts.cli.internal.OutputFormat.Purpose;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.StopCause;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.store.PlanFile;
import dev.payouts.notion.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Option(
      names = "--out",
      paramLabel = "FILE.json",
      description = "Write the plan to a file as well, to be approved: run --approved FILE.json.")
  private @Nullable Path out;

  PlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ImmutableList<RunRequest> requests = choices.requests(ImmutableList.of(RunOption.DRY_RUN));
    boolean isDetailed = choices.place().logDetail() == Logging.Detail.VERBOSE;
    Purpose purpose = isDetailed ? Purpose.DETAILED_PLAN : Purpose.PLAN;
    var invocation = new Invocation(surroundings, choices, purpose);
    if (out == null) {
      return invocation.run(ApprovedPlan.none(requests));
    }
    if (choices.shards().isGiven()) {
      throw new WrongUsageException(
          "--out is for the whole plan: leave out --shard and --shards, and give them to the runs"
              + " of the approved plan");
    }
    Path path = surroundings.workingDirectory().resolve(out);
    OutputFile file = OutputFile.at("the plan of --out", ".json", path);
    requireNothingElse(path);
    int exitCode = invocation.run(ApprovedPlan.none(requests));
    return written(file, requests, invocation.reports(), exitCode);
  }

  /** The configuration has the same ending, and is not to be lost to a slip of the keyboard. */
  private static void requireNothingElse(Path path) {
    try {
      if (Files.notExists(path)
          || Files.size(path) == 0
          || PlanFile.isPlan(Files.readString(path, UTF_8))) {
        return;
      }
    } catch (IOException e) {
      throw new ConfigException(
          "the plan of --out cannot be written to %s, for what is there cannot be read: name another file"
              .formatted(path),
          e);
    }
    throw new ConfigException(
        "the plan of --out would be written over %s, which is no plan: name another file"
            .formatted(path));
  }

  /** A plan that is not whole is not to be approved; one that passes a limit is there to see. */
  private int written(
      OutputFile file,
      ImmutableList<RunRequest> requests,
      ImmutableList<RunReport> plans,
      int exitCode) {
    boolean isWhole =
        plans.size() == requests.size()
            && plans.stream()
                .flatMap(plan -> plan.stop().stream())
                .allMatch(stop -> stop.cause() == StopCause.LIMIT_PASSED);
    if (!isWhole) {
      surroundings.complain("no plan was written to " + file + ", for it is not whole");
      return exitCode;
    }
    try {
      file.write(PlanFile.render(plans));
    } catch (StateFileException e) {
      surroundings.complain("the plan was not written. " + e.getMessage());
      return ExitCode.NOT_CARRIED_THROUGH.code();
    }
    surroundings.err().println("The plan is in " + file + ": run --approved creates it.");
    return exitCode;
  }
}
