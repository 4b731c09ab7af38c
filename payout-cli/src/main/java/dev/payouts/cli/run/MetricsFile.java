package dev.payouts.cli.run;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.cli.internal.OutputFile;
import dev.payouts.core.RunReport;
import dev.payouts.core.RunRequest;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.model.PayableType;
import dev.payouts.core.report.RunMetrics;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The file of {@code --metrics}, for node_exporter's textfile collector. Counts on from what the
 * file says, because Prometheus watches increases.
 */
public final class MetricsFile {
  private final CommandContext context;
  private final Optional<OutputFile> file;

  /**
   * Checks that the file can be written, if there is one.
   *
   * @throws dev.payouts.notion.ConfigException if it cannot be written
   */
  public MetricsFile(CommandContext context, Optional<Path> file) {
    this.context = context;
    this.file =
        file.map(context.workingDirectory()::resolve)
            .map(path -> OutputFile.at("the file of --metrics", ".prom", path));
  }

  /**
   * Runs, then writes the metrics, even if the run throws an exception; returns the exit code.
   *
   * @param requests the requested runs; those without a report did not begin
   */
  public ExitCode after(
      Supplier<ExitCode> run,
      ImmutableList<RunRequest> requests,
      Supplier<ImmutableList<RunReport>> reports) {
    boolean hasReturned = false;
    try {
      ExitCode exitCode = run.get();
      hasReturned = true;
      return exitCode;
    } finally {
      if (file.isPresent()) {
        write(file.get(), hasReturned ? ImmutableList.of() : requests, reports.get());
      }
    }
  }

  private void write(
      OutputFile out, ImmutableList<RunRequest> failed, ImmutableList<RunReport> reports) {
    var metrics = new RunMetrics();
    metrics.restore(out.content());
    reports.forEach(metrics::add);
    ImmutableSet<PayableType> ran =
        reports.stream().map(report -> report.request().type()).collect(toImmutableSet());
    failed.stream()
        .map(RunRequest::type)
        .filter(type -> !ran.contains(type))
        .forEach(metrics::didNotBegin);
    try {
      out.writeForAll(metrics.text());
    } catch (StateFileException e) {
      context.warn("the metrics could not be written to " + out + ": " + e.getMessage());
    }
  }
}
