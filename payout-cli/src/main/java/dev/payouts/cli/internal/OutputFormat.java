package dev.payouts.cli.internal;

import com.google.common.base.Ascii;
import dev.payouts.core.RunReport;
import dev.payouts.core.store.ReportJson;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/** How results are printed. */
public enum OutputFormat {
  /** For a person. */
  TABLE,
  /** For a program (payout-cli/README.md, "JSON"). */
  JSON,
  /** For a spreadsheet. */
  CSV;

  /** What a report is for. */
  public enum Purpose {
    /** A run, dry or not. */
    REPORT,
    /** A run on the sandbox: compares its requests with those of the N+1 way. */
    SANDBOX_REPORT,
    /** A plan: adds the requests of a real run. */
    PLAN,
    /** A plan with {@code -v}: compares these with the N+1 way, too. */
    DETAILED_PLAN;

    /** Tells whether the requests of a real run are part of it. */
    public boolean isPlan() {
      return this == PLAN || this == DETAILED_PLAN;
    }

    /** Tells whether the requests are compared with those of the N+1 way. */
    boolean comparesRequests() {
      return this == SANDBOX_REPORT || this == DETAILED_PLAN;
    }
  }

  /** Returns the word of the command line. */
  public String word() {
    return Ascii.toLowerCase(name());
  }

  /**
   * Returns the reports of one invocation as they are printed; what a person reads fits a screen.
   */
  public String render(List<RunReport> runs, Purpose purpose, Screen screen) {
    return switch (this) {
      case TABLE -> ReportTable.of(runs, purpose, screen);
      case JSON -> (purpose.isPlan() ? ReportJson.plan(runs) : ReportJson.report(runs)) + "\n";
      case CSV -> ReportCsv.report(runs);
    };
  }

  /**
   * Prints what {@link #render} returns; JSON bit by bit, so that no report is too large.
   *
   * @param out says by its own error state whether it could take everything
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
      throw new UncheckedIOException("a print stream never throws this", e);
    }
    out.print("\n");
  }

  /** Tells whether someone who reads it sees the payables that were paid twice. */
  public boolean showsDuplicates() {
    return this != CSV;
  }
}
