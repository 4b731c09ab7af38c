package dev.payouts.cli.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import dev.payouts.cli.internal.TextTable.Column;
import dev.payouts.cli.internal.TextTable.Side;
import dev.payouts.core.Finding;
import dev.payouts.core.Finding.Severity;
import java.util.List;

/** What a check has found, for a person: what was looked at, and at the end how it stands. */
public final class FindingsTable {
  private static final ImmutableList<Column> COLUMNS =
      ImmutableList.of(
          new Column("RESULT", Side.LEFT, 8),
          new Column("AREA", Side.LEFT, 16),
          new Column("FINDING", Side.LEFT, 100));

  private FindingsTable() {}

  /** Returns the findings in order, each line with its line break. */
  public static String render(List<Finding> findings) {
    ImmutableList<ImmutableList<String>> rows =
        findings.stream()
            .map(
                finding ->
                    ImmutableList.of(result(finding.severity()), finding.area(), finding.message()))
            .collect(toImmutableList());
    return String.join("\n", new TextTable(COLUMNS, rows).lines())
        + "\n\n"
        + summary(findings)
        + "\n";
  }

  private static String result(Severity severity) {
    return severity == Severity.OK ? severity.word() : Ascii.toUpperCase(severity.word());
  }

  private static String summary(List<Finding> findings) {
    long errors = count(findings, Severity.ERROR);
    long warnings = count(findings, Severity.WARNING);
    String toMend =
        errors == 0
            ? "Nothing has to be mended"
            : Words.count(errors, "thing has", "things have") + " to be mended";
    return toMend
        + (warnings == 0
            ? ""
            : ", " + Words.count(warnings, "thing", "things") + " to be looked at")
        + ".";
  }

  private static long count(List<Finding> findings, Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }
}
