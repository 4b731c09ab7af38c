package dev.payouts.cli.internal;

import com.google.common.base.Ascii;

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
}
