package dev.payouts.cli;

import dev.payouts.cli.Converters.FormatConverter;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.WorkspaceConfig.Execution;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that say where to look and how to print, of the commands that change nothing. Written
 * to by picocli alone.
 */
final class PlaceChoices {
  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      description = "table (default) or json; show takes csv too.")
  private OutputFormat output = OutputFormat.TABLE;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Where the program keeps its files; .payouts unless configured.")
  private @Nullable Path state;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration; else $PAYOUTS_CONFIG, else payouts.json.")
  private @Nullable Path config;

  @Option(names = "-v", description = "Log what happens, to standard error.")
  private boolean verbose;

  OutputFormat output() {
    return output;
  }

  /**
   * Returns the format of a command that prints no rows of items.
   *
   * @throws WrongUsageException if it is the one for spreadsheets
   */
  OutputFormat outputWithoutCsv() {
    if (output == OutputFormat.CSV) {
      throw new WrongUsageException("--output csv is for run, plan and show: take table or json");
    }
    return output;
  }

  /** Returns the state directory; reads the configuration only where no directory was named. */
  Path stateDir(Surroundings surroundings) {
    return state == null ? file(surroundings).execution().stateDir() : chosen(state, surroundings);
  }

  /** Returns the configuration, with the state directory that was named. */
  WorkspaceConfig workspace(Surroundings surroundings) {
    WorkspaceConfig read = file(surroundings);
    if (state == null) {
      return read;
    }
    Execution execution = read.execution();
    return read.withExecution(
        new Execution(execution.workers(), execution.hosts(), chosen(state, surroundings)));
  }

  private WorkspaceConfig file(Surroundings surroundings) {
    return ConfigFile.find(config, surroundings.environment(), surroundings.workingDirectory())
        .read();
  }

  private static Path chosen(Path state, Surroundings surroundings) {
    if (state.toString().isBlank()) {
      throw new WrongUsageException("--state is blank: name a directory, or leave it out");
    }
    return surroundings.workingDirectory().resolve(state);
  }

  /** Logs while a command is at work, and returns its exit code. */
  int logged(Surroundings surroundings, Supplier<ExitCode> work) {
    Logging.Detail detail = verbose ? Logging.Detail.VERBOSE : Logging.Detail.QUIET;
    return Logging.during(detail, surroundings.err(), work).code();
  }
}
