package dev.payouts.core.report.text;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import dev.payouts.core.report.text.TextTable.Column;
import dev.payouts.core.report.text.TextTable.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays out table rows in columns. Immutable.
 *
 * @param columns the columns, left to right
 * @param widths the width of each column
 * @param screen the terminal or file that shows them
 */
record TableGrid(ImmutableList<Column> columns, ImmutableIntArray widths, Screen screen) {
  /** Returns the line of column headings. */
  String heading() {
    var line = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      append(line, i, columns.get(i).title(), Color.BOLD);
    }
    return line.toString().stripTrailing();
  }

  /** Returns the lines of a row. Additional cells are ignored. */
  ImmutableList<String> row(ImmutableList<String> cells) {
    List<ImmutableList<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < columns.size(); i++) {
      wrapped.add(TextWrapping.wrap(cells.get(i), widths.get(i)));
      height = Math.max(height, wrapped.get(i).size());
    }
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    for (int at = 0; at < height; at++) {
      var line = new StringBuilder();
      for (int i = 0; i < columns.size(); i++) {
        String part = at < wrapped.get(i).size() ? wrapped.get(i).get(at) : "";
        append(line, i, part, columns.get(i).color().apply(cells.get(i)));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines.build();
  }

  private void append(StringBuilder line, int column, String text, Color color) {
    String padding = " ".repeat(Math.max(widths.get(column) - DisplayWidth.of(text), 0));
    String painted = screen.paint(color, text);
    line.append(column == 0 ? "" : ColumnWidths.GAP)
        .append(columns.get(column).side() == Side.LEFT ? painted + padding : padding + painted);
  }
}
