package dev.payouts.cli;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.OutputFormat.Purpose;
import dev.payouts.cli.internal.RunIds;
import dev.payouts.core.RunReport;
import dev.payouts.core.store.KeptRun;
import dev.payouts.core.store.RunHistory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the report of a past run again. */
@Command(
    name = "show",
    description = "Prints the report of a past run as 'run' printed it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = PayoutsCommand.Version.class)
final class ShowCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "RUN_ID",
      description = "The run's ID, or enough of its beginning; 'payouts history' lists them.")
  private @Nullable String runId;

  @Mixin private final PlaceChoices choices = new PlaceChoices();

  ShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    String asked = runId;
    if (asked == null) {
      throw new WrongUsageException("name a run: 'payouts history' lists them");
    }
    return choices.logged(surroundings, () -> show(asked, choices.stateDir(surroundings)));
  }

  private ExitCode show(String asked, Path stateDir) {
    RunHistory history = RunHistory.of(stateDir);
    ImmutableList<KeptRun> kept = history.runs();
    ImmutableList<KeptRun> found = RunIds.startingWith(asked, kept);
    if (found.size() != 1) {
      surroundings.complain(RunIds.notOne(asked, found, kept));
      return ExitCode.MISCONFIGURED;
    }
    return show(found.get(0), history);
  }

  private ExitCode show(KeptRun run, RunHistory history) {
    Optional<ImmutableList<RunReport>> reports = history.reports(run);
    if (reports.isEmpty()) {
      surroundings.complain(
          "the report of run " + run.runId() + " cannot be read: its file is damaged or gone");
      return ExitCode.NOT_CARRIED_THROUGH;
    }
    if (run.state() == KeptRun.State.RUNNING) {
      surroundings.complain(
          "run %s is under way since %s: this is what has ended of it"
              .formatted(run.runId(), run.startedAt()));
    }
    choices
        .output()
        .print(
            reports.get(), Purpose.REPORT, surroundings.screens().get().out(), surroundings.out());
    reports.get().stream()
        .flatMap(report -> report.stop().stream())
        .forEach(stop -> surroundings.complain(stop.sentence()));
    return ExitCode.OK;
  }
}
