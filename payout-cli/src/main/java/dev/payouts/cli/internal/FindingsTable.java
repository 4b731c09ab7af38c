package dev.payouts.cli.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import dev.payouts.core.Finding;
import dev.payouts.core.Finding.Severity;
import dev.payouts.core.report.internal.DisplayText;
import dev.payouts.core.report.text.Color;
import dev.payouts.core.report.text.Screen;
import dev.payouts.core.report.text.TextTable;
import dev.payouts.core.report.text.TextTable.Column;
import dev.payouts.core.report.text.TextTable.Side;
import java.util.List;

/** Renders the findings of {@code doctor} as a table with a summary. */
public final class FindingsTable {
  private static final ImmutableList<Column> COLUMNS =
      ImmutableList.of(
          new Column("RESULT", Side.LEFT, 8, FindingsTable::color),
          new Column("AREA", Side.LEFT, 16),
          new Column("FINDING", Side.LEFT, 100));

  private FindingsTable() {}

  /** Returns the table; each line ends with a line break. */
  public static String render(List<Finding> findings, Screen screen) {
    ImmutableList<ImmutableList<String>> rows =
        findings.stream()
            .map(
                finding ->
                    ImmutableList.of(result(finding.severity()), finding.area(), finding.message()))
            .collect(toImmutableList());
    return String.join("\n", new TextTable(COLUMNS, rows).lines(screen))
        + "\n\n"
        + summary(findings)
        + "\n";
  }

  private static String result(Severity severity) {
    return severity == Severity.OK ? severity.word() : Ascii.toUpperCase(severity.word());
  }

  private static Color color(String result) {
    for (Severity severity : Severity.values()) {
      if (result(severity).equals(result)) {
        return switch (severity) {
          case OK -> Color.GREEN;
          case WARNING -> Color.YELLOW;
          case ERROR -> Color.RED;
        };
      }
    }
    return Color.PLAIN;
  }

  private static String summary(List<Finding> findings) {
    long errors = count(findings, Severity.ERROR);
    long warnings = count(findings, Severity.WARNING);
    String problems =
        errors == 0
            ? "No problems found."
            : DisplayText.count(errors, "problem", "problems") + " to fix.";
    return warnings == 0
        ? problems
        : problems + " " + DisplayText.count(warnings, "warning", "warnings") + " to review.";
  }

  private static long count(List<Finding> findings, Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }
}
