package dev.payouts.cli;

import dev.payouts.cli.internal.OutputFile;
import dev.payouts.cli.internal.TerminalText;
import dev.payouts.core.host.StateFiles.StateFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The page of an invocation, if one is wanted: what is heard for it, and when it is written. */
final class ReportPage {
  private final Surroundings surroundings;
  private final Optional<OutputFile> file;

  /**
   * Makes sure that it can be written.
   *
   * @param file where; nothing if no page is wanted
   * @throws dev.payouts.notion.ConfigException if it cannot be written there
   */
  ReportPage(Surroundings surroundings, Optional<Path> file) {
    this.surroundings = surroundings;
    this.file =
        file.map(surroundings.workingDirectory()::resolve)
            .map(path -> OutputFile.at("the page of --report", ".html", path));
  }

  /**
   * Runs, and then writes the page, even if the program fails.
   *
   * @return the exit code
   */
  int writtenAfter(IntSupplier runs, Supplier<String> html) {
    int exitCode;
    boolean isWritten = false;
    try {
      exitCode = runs.getAsInt();
    } finally {
      isWritten = file.map(page -> write(page, html)).orElse(true);
    }
    boolean isOutranked =
        exitCode == ExitCode.OK.code() || exitCode == ExitCode.NEEDS_ATTENTION.code();
    return !isWritten && isOutranked ? ExitCode.NOT_CARRIED_THROUGH.code() : exitCode;
  }

  private boolean write(OutputFile page, Supplier<String> html) {
    try {
      page.write(html.get());
      surroundings.err().println(TerminalText.plain("The report to look at is in " + page));
      return true;
    } catch (StateFileException e) {
      surroundings.complain(
          "the report could not be written to "
              + page
              + ", but the run has taken place: see that there is room and that you may write"
              + " there, and run again to see what is paid, nothing is paid twice");
      return false;
    } catch (RuntimeException broken) { // what was paid is reported all the same
      surroundings.complain(
          "an error in this program (%s) kept the page %s from being made, but the run has taken place: report it"
              .formatted(broken.getClass().getSimpleName(), page));
      return false;
    }
  }
}
