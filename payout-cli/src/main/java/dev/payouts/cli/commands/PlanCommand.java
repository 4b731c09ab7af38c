package dev.payouts.cli.commands;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.cli.context.WrongUsageException;
import dev.payouts.cli.internal.OutputFile;
import dev.payouts.cli.logging.Logging;
import dev.payouts.cli.options.ApprovedPlan;
import dev.payouts.cli.options.RunOptions;
import dev.payouts.cli.run.Invocation;
import dev.payouts.core.Provenance;
import dev.payouts.core.RunOption;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.report.Purpose;
import dev.payouts.core.store.PlanFile;
import dev.payouts.notion.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A dry run that also shows how many requests a real run would send. */
@Command(
    name = "plan",
    description = "Shows what run would create, and how many requests it would send.")
final class PlanCommand extends Subcommand {
  @Mixin private final RunOptions runOptions = new RunOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE.json",
      description = "Also write the plan to a file, for approval: run --approved FILE.json.")
  private @Nullable Path out;

  /** Not {@code --force}, which means orders of every status. */
  @Option(names = "--overwrite", description = "Replace the plan that the file of --out holds.")
  private boolean overwrite;

  PlanCommand(CommandContext context) {
    super(context);
  }

  @Override
  ExitCode run() {
    ImmutableList<RunRequest> requests = runOptions.requests(ImmutableList.of(RunOption.DRY_RUN));
    boolean isDetailed = runOptions.common().logDetail() == Logging.Detail.VERBOSE;
    Purpose purpose = isDetailed ? Purpose.DETAILED_PLAN : Purpose.PLAN;
    if (out == null) {
      if (overwrite) {
        throw new WrongUsageException(
            "--overwrite needs --out FILE: add it, or remove --overwrite");
      }
      return new Invocation(context, runOptions, purpose, UnaryOperator.identity())
          .run(ApprovedPlan.none(requests));
    }
    if (runOptions.shards().isGiven()) {
      throw new WrongUsageException(
          "--out writes the plan of all shards: remove --shard and --shards, and give them to run"
              + " --approved instead");
    }
    Path path = context.workingDirectory().resolve(out);
    OutputFile file = OutputFile.at("the plan of --out", ".json", path);
    requireNoOtherFile(path, overwrite);
    var output = new PlanOutput(file, String.valueOf(path.getFileName()), requests.size());
    var invocation = new Invocation(context, runOptions, purpose, output::named);
    ExitCode exitCode = invocation.run(ApprovedPlan.none(requests));
    return output.ended(invocation.reports(), exitCode);
  }

  /** Never overwrites another JSON file, such as the configuration, and a plan only if told to. */
  private static void requireNoOtherFile(Path path, boolean overwrite) {
    try {
      if (Files.notExists(path) || Files.size(path) == 0) {
        return;
      }
      if (PlanFile.isPlan(Files.readString(path, UTF_8))) {
        if (overwrite) {
          return;
        }
        throw new ConfigException(
            "the plan of --out would replace the plan in %s, which may have been approved: choose another file, or add --overwrite"
                .formatted(path));
      }
    } catch (IOException e) {
      throw new ConfigException(
          "the plan of --out cannot be written to %s: the existing file cannot be read; choose another file"
              .formatted(path),
          e);
    }
    throw new ConfigException(
        "the plan of --out would overwrite %s, which is not a plan: choose another file"
            .formatted(path));
  }

  /** The file of {@code --out}. Written before the table or the page names its checksum. */
  private final class PlanOutput {
    private final OutputFile file;
    private final String name;
    private final int types;
    private Provenance.@Nullable Plan written;
    private @Nullable StateFileException error;

    PlanOutput(OutputFile file, String name, int types) {
      this.file = file;
      this.name = name;
      this.types = types;
    }

    /** Returns the reports with the file and its checksum, as {@code show} has them. */
    ImmutableList<RunReport> named(ImmutableList<RunReport> plans) {
      write(plans);
      if (written == null) {
        return plans;
      }
      Provenance provenance = context.provenance().approving(written);
      return plans.stream().map(plan -> plan.startedBy(provenance)).collect(toImmutableList());
    }

    /** Writes a complete plan only, and only once. */
    private void write(ImmutableList<RunReport> plans) {
      if (written != null || error != null || !PlanFile.isComplete(plans, types)) {
        return;
      }
      String content =
          PlanFile.render(plans, plans.get(0).startedAt(), context.provenance().who().orElse(null));
      try {
        file.write(content);
        written = PlanFile.reference(name, content);
      } catch (StateFileException e) {
        error = e;
      }
    }

    /** Says what became of the file; returns the exit code. */
    ExitCode ended(ImmutableList<RunReport> plans, ExitCode exitCode) {
      write(plans);
      if (error != null) {
        context.complain("the plan was not written: " + error.getMessage());
        return ExitCode.RUN_FAILED;
      }
      if (written == null) {
        context.complain("the plan is incomplete and was not written to " + file);
        return exitCode;
      }
      context
          .err()
          .println("Wrote the plan to " + file + ". To create it: payouts run --approved " + file);
      return exitCode;
    }
  }
}
