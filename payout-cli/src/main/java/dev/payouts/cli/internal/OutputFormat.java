package dev.payouts.cli.internal;

import com.google.common.base.Ascii;
import dev.payouts.core.RunReport;
import dev.payouts.core.report.Purpose;
import dev.payouts.core.report.ReportCsv;
import dev.payouts.core.report.ReportTable;
import dev.payouts.core.report.text.Screen;
import dev.payouts.core.store.ReportJson;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The output formats. */
public enum OutputFormat {
  /** A table for people. */
  TABLE,
  /** JSON for programs (payout-cli/README.md, "JSON"). */
  JSON,
  /** CSV for spreadsheets. */
  CSV;

  /** Returns the value of {@code --output}. */
  public String word() {
    return Ascii.toLowerCase(name());
  }

  /** Returns the reports of one invocation; a table fits the screen. */
  public String render(List<RunReport> runs, Purpose purpose, Screen screen) {
    return switch (this) {
      case TABLE -> ReportTable.of(runs, purpose, screen);
      case JSON -> (purpose.isPlan() ? ReportJson.plan(runs) : ReportJson.report(runs)) + "\n";
      case CSV -> ReportCsv.report(runs);
    };
  }

  /**
   * Prints the reports of one invocation; streams JSON, so that reports of any size fit the memory.
   *
   * @param out the output; the caller checks its error state
   */
  public void print(List<RunReport> runs, Purpose purpose, Screen screen, PrintStream out) {
    if (this != JSON) {
      out.print(render(runs, purpose, screen));
      return;
    }
    try {
      if (purpose.isPlan()) {
        ReportJson.plan(runs, out);
      } else {
        ReportJson.report(runs, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a print stream does not throw", e);
    }
    out.print("\n");
  }

  /** Tells whether the format includes payables with several live payouts. */
  public boolean showsDuplicates() {
    return this != CSV;
  }
}
