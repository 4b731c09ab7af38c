package dev.payouts.cli.internal;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of text: columns as wide as what they hold, up to a limit; the last one is folded instead
 * of shortened. Cells are made safe for terminals. Immutable.
 *
 * @param columns the columns, left to right
 * @param rows the cells, one for each column
 */
public record TextTable(ImmutableList<Column> columns, ImmutableList<ImmutableList<String>> rows) {
  private static final String GAP = "  ";

  /** Which side the cells of a column keep to. */
  public enum Side {
    LEFT,
    RIGHT
  }

  /**
   * A column.
   *
   * @param title its heading
   * @param side which side its cells keep to
   * @param maxWidth the most display columns it may take
   */
  public record Column(String title, Side side, int maxWidth) {}

  /** Returns the lines, headings first. */
  public ImmutableList<String> lines() {
    List<List<String>> cells = new ArrayList<>();
    cells.add(columns.stream().map(Column::title).toList());
    for (ImmutableList<String> row : rows) {
      cells.add(row.stream().map(TerminalText::plain).toList());
    }
    int[] widths = widths(cells);
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    cells.forEach(row -> addLines(lines, row, widths));
    return lines.build();
  }

  private int[] widths(List<List<String>> cells) {
    int[] widths = new int[columns.size()];
    for (List<String> row : cells) {
      for (int i = 0; i < widths.length; i++) {
        int width = Math.min(DisplayWidth.of(row.get(i)), columns.get(i).maxWidth());
        widths[i] = Math.max(widths[i], width);
      }
    }
    return widths;
  }

  private void addLines(ImmutableList.Builder<String> lines, List<String> row, int[] widths) {
    int last = columns.size() - 1;
    var line = new StringBuilder();
    for (int i = 0; i < last; i++) {
      String cell = DisplayWidth.shorten(row.get(i), widths[i]);
      String padding = " ".repeat(widths[i] - DisplayWidth.of(cell));
      line.append(columns.get(i).side() == Side.LEFT ? cell + padding : padding + cell).append(GAP);
    }
    String indent = " ".repeat(DisplayWidth.of(line.toString()));
    List<String> folded = fold(row.get(last), Math.max(widths[last], 1));
    lines.add((line + folded.get(0)).stripTrailing());
    folded.stream().skip(1).forEach(more -> lines.add(indent + more));
  }

  /** Breaks at spaces; a word that is wider than the column is broken where the column ends. */
  private static List<String> fold(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (DisplayWidth.of(rest) > width) {
      int end = Math.max(DisplayWidth.fitting(rest, width), rest.offsetByCodePoints(0, 1));
      int space = rest.lastIndexOf(' ', end);
      int cut = space > 0 ? space : end;
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).strip();
    }
    lines.add(rest);
    return lines;
  }
}
