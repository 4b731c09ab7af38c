package dev.payouts.cli.internal;

import dev.payouts.core.RunReport;
import dev.payouts.core.report.ItemSelection;
import dev.payouts.core.report.Purpose;
import dev.payouts.core.report.ReportCsv;
import dev.payouts.core.report.ReportTable;
import dev.payouts.core.report.text.Screen;
import dev.payouts.core.store.ReportJson;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/** How the reports of an invocation are printed, and which items a table shows. */
public record ReportOutput(OutputFormat format, ItemSelection items) {
  /**
   * Prints the reports; a table fits the screen. Streams JSON, so that reports of any size fit the
   * memory.
   *
   * @param out the output; the caller checks its error state
   */
  public void print(List<RunReport> runs, Purpose purpose, Screen screen, PrintStream out) {
    switch (format) {
      case TABLE -> out.print(ReportTable.of(runs, purpose, screen, items));
      case CSV -> out.print(ReportCsv.report(runs));
      case JSON -> json(runs, purpose, out);
    }
  }

  private static void json(List<RunReport> runs, Purpose purpose, PrintStream out) {
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

  /** Tells whether it includes payables with several live payouts. */
  public boolean showsDuplicates() {
    return format != OutputFormat.CSV;
  }
}
