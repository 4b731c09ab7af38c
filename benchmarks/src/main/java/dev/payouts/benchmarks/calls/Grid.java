package dev.payouts.benchmarks.calls;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.report.text.Screen;
import dev.payouts.core.report.text.TextTable;
import dev.payouts.core.report.text.TextTable.Column;
import dev.payouts.core.report.text.TextTable.Side;
import java.util.Collections;
import java.util.List;

/** A table of text: a title, the headings of its columns, and its rows. Immutable. */
public record Grid(
    String title, ImmutableList<String> columns, ImmutableList<ImmutableList<String>> rows) {
  /** The formats of tables. */
  public enum Format {
    /** Text columns for a terminal. */
    TABLE,
    /** Markdown tables. */
    MARKDOWN
  }

  /** Returns the lines of the table, followed by an empty one. */
  public ImmutableList<String> lines(Format format) {
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    switch (format) {
      case TABLE -> lines.add(title).addAll(new TextTable(textColumns(), rows).lines(Screen.NONE));
      case MARKDOWN -> {
        lines.add("**" + title + "**", "", line(columns));
        lines.add("|" + String.join("|", Collections.nCopies(columns.size(), "---:")) + "|");
        rows.forEach(row -> lines.add(line(row)));
      }
    }
    return lines.add("").build();
  }

  private ImmutableList<Column> textColumns() {
    return columns.stream()
        .map(column -> new Column(column, Side.RIGHT, Integer.MAX_VALUE))
        .collect(ImmutableList.toImmutableList());
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
