package dev.payouts.cli.run;

import dev.payouts.cli.context.CommandContext;
import dev.payouts.cli.context.ExitCode;
import dev.payouts.cli.internal.OutputFile;
import dev.payouts.core.host.StateFiles.StateFileException;
import dev.payouts.core.report.text.TerminalText;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The HTML page of an invocation, if {@code --report} asks for one. */
public final class ReportPage {
  private final CommandContext context;
  private final Optional<OutputFile> file;

  /**
   * Checks that the page can be written, if there is one.
   *
   * @throws dev.payouts.notion.ConfigException if it cannot be written
   */
  public ReportPage(CommandContext context, Optional<Path> file) {
    this.context = context;
    this.file =
        file.map(context.workingDirectory()::resolve)
            .map(path -> OutputFile.at("the page of --report", ".html", path));
  }

  /** Runs, then writes the page, even if the run throws an exception; returns the exit code. */
  public ExitCode writeAfter(Supplier<ExitCode> runs, Supplier<String> html) {
    ExitCode exitCode;
    boolean isWritten = false;
    try {
      exitCode = runs.get();
    } finally {
      isWritten = file.map(page -> write(page, html)).orElse(true);
    }
    boolean isOutranked = exitCode == ExitCode.OK || exitCode == ExitCode.NEEDS_ATTENTION;
    return !isWritten && isOutranked ? ExitCode.RUN_FAILED : exitCode;
  }

  private boolean write(OutputFile page, Supplier<String> html) {
    try {
      page.write(html.get());
      context.err().println(TerminalText.plain("Wrote the report to " + page));
      return true;
    } catch (StateFileException e) {
      context.complain(
          "the run has ended, but its report could not be written to "
              + page
              + ": check free space and permissions, then run again to see the result; nothing is"
              + " paid twice");
      return false;
    } catch (RuntimeException broken) { // the results are printed anyway
      context.complain(
          "the run has ended, but an internal error (%s) prevented the report %s: please report it"
              .formatted(broken.getClass().getSimpleName(), page));
      return false;
    }
  }
}
