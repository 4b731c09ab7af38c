package dev.payouts.cli;

import dev.payouts.cli.Converters.FormatConverter;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.WorkspaceConfig.Execution;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where to look and how to print. Written to by picocli alone. */
final class PlaceChoices {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration; else $PAYOUTS_CONFIG, else payouts.json.")
  private @Nullable Path config;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Where the program keeps its files; .payouts unless configured.")
  private @Nullable Path state;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      completionCandidates = FormatConverter.class,
      description = "table (default) or json; run, plan and show take csv too.")
  private OutputFormat output = OutputFormat.TABLE;

  @Option(names = "-v", description = "Log what happens, to standard error.")
  private boolean verbose;

  @Nullable Path config() {
    return config;
  }

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

  Logging.Detail logDetail() {
    return verbose ? Logging.Detail.VERBOSE : Logging.Detail.QUIET;
  }

  /**
   * Checks what was named.
   *
   * @throws WrongUsageException if a state directory was, without a name
   */
  void requireDirectory() {
    if (state != null && state.toString().isBlank()) {
      throw new WrongUsageException("--state is blank: name a directory, or leave it out");
    }
  }

  /** Tells whether a state directory was named. */
  boolean namesState() {
    return state != null;
  }

  /** Returns the state directory that was named, if one was. */
  Optional<Path> state(Surroundings surroundings) {
    requireDirectory();
    return Optional.ofNullable(state).map(surroundings.workingDirectory()::resolve);
  }

  /** Returns the state directory; reads the configuration only where no directory was named. */
  Path stateDir(Surroundings surroundings) {
    return state(surroundings).orElseGet(() -> file(surroundings).execution().stateDir());
  }

  /** Returns the configuration, with the state directory that was named. */
  WorkspaceConfig workspace(Surroundings surroundings) {
    WorkspaceConfig read = file(surroundings);
    Execution execution = read.execution();
    Path stateDir = state(surroundings).orElse(execution.stateDir());
    return read.withExecution(new Execution(execution.workers(), execution.hosts(), stateDir));
  }

  private WorkspaceConfig file(Surroundings surroundings) {
    return ConfigFile.find(config, surroundings.environment(), surroundings.workingDirectory())
        .read();
  }

  /** Logs while a command is at work, and returns its exit code. */
  int logged(Surroundings surroundings, Supplier<ExitCode> work) {
    return Logging.during(logDetail(), surroundings.err(), work).code();
  }
}
