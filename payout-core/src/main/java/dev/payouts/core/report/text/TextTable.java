package dev.payouts.core.report.text;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.Optional;
import java.util.function.Function;

/**
 * A text table that adapts to the screen. Columns are as wide as their content, up to a limit:
 * longer cells are truncated, or wrapped in the last column. If the table is too wide, the last
 * column is wrapped more; then its cells move below their rows and the other columns are wrapped;
 * then each row becomes a block of lines. Cells are made safe to print. Immutable.
 *
 * @param columns the columns, left to right
 * @param rows the cells, one for each column
 */
public record TextTable(ImmutableList<Column> columns, ImmutableList<ImmutableList<String>> rows) {
  private static final int BELOW_INDENT = 4;

  /**
   * Creates a table.
   *
   * @param columns the columns, left to right
   * @param rows the cells, one for each column
   * @throws IllegalArgumentException if a row has another number of cells
   */
  public TextTable {
    for (ImmutableList<String> row : rows) {
      checkArgument(row.size() == columns.size(), "a row of other columns: %s", row.size());
    }
  }

  /** The alignment of a column. */
  public enum Side {
    /** Text. */
    LEFT,
    /** Numbers, which are never wrapped. */
    RIGHT
  }

  /**
   * A column.
   *
   * @param title its heading
   * @param side its alignment
   * @param maxWidth its maximum width in display columns
   * @param color the color of a cell, by its text
   */
  public record Column(String title, Side side, int maxWidth, Function<String, Color> color) {
    /**
     * Creates a column without colors.
     *
     * @param title its heading
     * @param side its alignment
     * @param maxWidth its maximum width in display columns
     */
    public Column(String title, Side side, int maxWidth) {
      this(title, side, maxWidth, cell -> Color.PLAIN);
    }
  }

  /**
   * {@return the lines, headings first}
   *
   * @param screen what shows them
   */
  public ImmutableList<String> lines(Screen screen) {
    var printable =
        new TextTable(columns, rows.stream().map(this::printable).collect(toImmutableList()));
    return printable
        .sideBySide(screen)
        .or(() -> printable.below(screen))
        .orElseGet(() -> printable.blocks(screen));
  }

  private ImmutableList<String> printable(ImmutableList<String> row) {
    ImmutableList.Builder<String> cells = ImmutableList.builder();
    for (int i = 0; i < columns.size(); i++) {
      String cell = TerminalText.plain(row.get(i));
      cells.add(i == last() ? cell : DisplayWidth.shorten(cell, columns.get(i).maxWidth()));
    }
    return cells.build();
  }

  private int last() {
    return columns.size() - 1;
  }

  /** All columns side by side. */
  private Optional<ImmutableList<String>> sideBySide(Screen screen) {
    return ColumnWidths.of(columns, rows)
        .withLastNarrowed(screen.columns())
        .map(widths -> new TableGrid(columns, widths, screen))
        .map(grid -> lines(grid, row -> grid.row(row)));
  }

  /** Cells of the last column below their rows. */
  private Optional<ImmutableList<String>> below(Screen screen) {
    if (last() == 0 || columns.get(last()).side() == Side.RIGHT) {
      return Optional.empty();
    }
    ImmutableList<Column> others = columns.subList(0, last());
    return ColumnWidths.of(others, rows)
        .withAllNarrowed(screen.columns())
        .map(widths -> new TableGrid(others, widths, screen))
        .map(grid -> lines(grid, row -> withLastBelow(row, grid)));
  }

  private ImmutableList<String> withLastBelow(ImmutableList<String> row, TableGrid grid) {
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    lines.addAll(grid.row(row));
    if (!row.get(last()).isBlank()) {
      lines.addAll(TextWrapping.hanging(row.get(last()), BELOW_INDENT, grid.screen().columns()));
    }
    return lines.build();
  }

  private ImmutableList<String> lines(
      TableGrid grid, Function<ImmutableList<String>, ImmutableList<String>> linesOfRow) {
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    lines.add(grid.heading());
    rows.forEach(row -> lines.addAll(linesOfRow.apply(row)));
    return lines.build();
  }

  /** Each row as a block, with one or more lines per non-empty cell. */
  private ImmutableList<String> blocks(Screen screen) {
    int titles =
        columns.stream().mapToInt(column -> DisplayWidth.of(column.title())).max().orElse(0);
    int room = Math.max(screen.columns() - titles - ColumnWidths.GAP.length(), 1);
    var title = new Column("", Side.LEFT, titles, cell -> Color.BOLD);
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    for (ImmutableList<String> row : rows) {
      lines.add("");
      for (int i = 0; i < columns.size(); i++) {
        var cell = new Column("", Side.LEFT, room, columns.get(i).color());
        var pair =
            new TableGrid(
                ImmutableList.of(title, cell), ImmutableIntArray.of(titles, room), screen);
        if (!row.get(i).isBlank()) {
          lines.addAll(pair.row(ImmutableList.of(columns.get(i).title(), row.get(i))));
        }
      }
    }
    ImmutableList<String> all = lines.build();
    return all.subList(Math.min(1, all.size()), all.size());
  }
}
