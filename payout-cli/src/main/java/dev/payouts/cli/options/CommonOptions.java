package dev.payouts.cli.options;

import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.cli.context.WrongUsageException;
import dev.payouts.cli.internal.OutputFormat;
import dev.payouts.cli.logging.Logging;
import dev.payouts.cli.options.Converters.FormatConverter;
import dev.payouts.cli.options.Converters.LevelConverter;
import dev.payouts.core.store.StateDirectory;
import dev.payouts.notion.ConfigException;
import dev.payouts.notion.ConfigFile;
import dev.payouts.notion.WorkspaceConfig;
import dev.payouts.notion.WorkspaceConfig.Execution;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of most commands: configuration, state, output and logging. Set by picocli. */
public final class CommonOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration file; by default, $PAYOUTS_CONFIG or payouts.json.")
  private @Nullable Path config;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "The state directory; .payouts unless configured.")
  private @Nullable Path state;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      completionCandidates = FormatConverter.class,
      description = "${bundle:payouts.formats:-table (default) or json}.")
  private OutputFormat output = OutputFormat.TABLE;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      converter = LevelConverter.class,
      completionCandidates = LevelConverter.class,
      description = "What to log to standard error: error, warn (default), info or debug.")
  private Logging.@Nullable Detail logLevel;

  @Option(names = "-v", description = "Log details to standard error, as --log-level debug.")
  private boolean verbose;

  /** Returns the configuration file; null if not given. */
  public @Nullable Path config() {
    return config;
  }

  /** Returns the output format. */
  public OutputFormat output() {
    return output;
  }

  /**
   * Returns the output format of a command that does not support CSV.
   *
   * @throws WrongUsageException if CSV was requested
   */
  public OutputFormat outputWithoutCsv() {
    if (output == OutputFormat.CSV) {
      throw new WrongUsageException(
          "--output csv is only for run, plan, show and month: use table or json");
    }
    return output;
  }

  /** Returns how much to log. */
  public Logging.Detail logDetail() {
    if (logLevel != null) {
      return logLevel;
    }
    return verbose ? Logging.Detail.VERBOSE : Logging.Detail.QUIET;
  }

  /**
   * Checks the state directory.
   *
   * @throws WrongUsageException if it is blank
   */
  void requireDirectory() {
    if (state != null && state.toString().isBlank()) {
      throw new WrongUsageException("--state is blank: give a directory, or remove the option");
    }
  }

  /** Tells whether a state directory was given. */
  boolean namesState() {
    return state != null;
  }

  /** Returns the state directory of the command line, if given. */
  public Optional<Path> state(CommandContext context) {
    requireDirectory();
    return Optional.ofNullable(state).map(context.workingDirectory()::resolve);
  }

  /** Returns the state directory; reads the configuration only if it was not given. */
  public Path stateDir(CommandContext context) {
    return usable(state(context).orElseGet(() -> file(context).execution().stateDir()));
  }

  /**
   * Returns a state directory.
   *
   * @throws ConfigException if there is a file in its place
   */
  public static Path usable(Path stateDir) {
    StateDirectory.obstacle(stateDir)
        .ifPresent(
            sentence -> {
              throw new ConfigException(sentence);
            });
    return stateDir;
  }

  /** Returns the configuration, with the state directory of the command line if given. */
  public WorkspaceConfig workspace(CommandContext context) {
    WorkspaceConfig read = file(context);
    Execution execution = read.execution();
    Path stateDir = usable(state(context).orElse(execution.stateDir()));
    return read.withExecution(new Execution(execution.workers(), execution.hosts(), stateDir));
  }

  private WorkspaceConfig file(CommandContext context) {
    return ConfigFile.find(config, context.environment(), context.workingDirectory()).read();
  }

  /** Logs while a command runs, and returns its exit code. */
  public ExitCode logged(CommandContext context, Supplier<ExitCode> work) {
    return Logging.during(logDetail(), context.err(), work);
  }
}
