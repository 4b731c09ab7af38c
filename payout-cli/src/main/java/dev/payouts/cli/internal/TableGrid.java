package dev.payouts.cli.internal;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import dev.payouts.cli.internal.TextTable.Column;
import dev.payouts.cli.internal.TextTable.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a table side by side in columns. Immutable.
 *
 * @param columns the columns, left to right
 * @param widths how wide each is
 * @param screen where they are read
 */
record TableGrid(ImmutableList<Column> columns, ImmutableIntArray widths, Screen screen) {
  /** Returns the line of the headings. */
  String heading() {
    var line = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      append(line, i, columns.get(i).title(), Colour.BOLD);
    }
    return line.toString().stripTrailing();
  }

  /** Returns the lines of a row, which may have more cells than there are columns. */
  ImmutableList<String> row(ImmutableList<String> cells) {
    List<ImmutableList<String>> folded = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < columns.size(); i++) {
      folded.add(Folding.fold(cells.get(i), widths.get(i)));
      height = Math.max(height, folded.get(i).size());
    }
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    for (int at = 0; at < height; at++) {
      var line = new StringBuilder();
      for (int i = 0; i < columns.size(); i++) {
        String part = at < folded.get(i).size() ? folded.get(i).get(at) : "";
        append(line, i, part, columns.get(i).colour().apply(cells.get(i)));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines.build();
  }

  private void append(StringBuilder line, int column, String text, Colour colour) {
    String padding = " ".repeat(Math.max(widths.get(column) - DisplayWidth.of(text), 0));
    String painted = screen.paint(colour, text);
    line.append(column == 0 ? "" : ColumnWidths.GAP)
        .append(columns.get(column).side() == Side.LEFT ? painted + padding : padding + painted);
  }
}
