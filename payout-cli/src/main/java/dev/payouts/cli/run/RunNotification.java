package dev.payouts.cli.run;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.core.RunReport;
import dev.payouts.core.store.runs.RunStarter;
import dev.payouts.core.store.runs.SummaryJson;
import dev.payouts.notion.ConfigException;
import dev.payouts.notion.Notifier;
import dev.payouts.notion.WorkspaceConfig;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The notification after a run, if the configuration asks for one; none after a dry run. */
final class RunNotification {
  private final CommandContext context;
  private final Optional<Notifier> notifier;

  /**
   * Reads the token; warns if other users can read its file.
   *
   * @throws ConfigException if the token is invalid
   */
  RunNotification(CommandContext context, WorkspaceConfig config) {
    this.context = context;
    this.notifier = Notifier.of(config, context.environment());
    notifier.flatMap(Notifier::exposure).ifPresent(context::warn);
  }

  /** Runs, then notifies, even if the run throws an exception; returns the exit code. */
  ExitCode after(Supplier<ExitCode> run, Supplier<ImmutableList<RunReport>> reports) {
    ExitCode exitCode;
    try {
      exitCode = run.get();
    } catch (ConfigException e) {
      send(ExitCode.MISCONFIGURED, e.sentence(), reports.get());
      throw e;
    } catch (RuntimeException e) {
      send(ExitCode.RUN_FAILED, "The run failed: its output says why.", reports.get());
      throw e;
    }
    send(exitCode, null, reports.get());
    return exitCode;
  }

  private void send(ExitCode exitCode, @Nullable String failure, ImmutableList<RunReport> reports) {
    if (notifier.isPresent()) {
      String json = new SummaryJson(RunStarter.Way.COMMAND, exitCode.code(), failure).of(reports);
      notifier.get().send(exitCode.code(), json).ifPresent(context::warn);
    }
  }
}
