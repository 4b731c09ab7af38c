package dev.payouts.cli.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.Optional;
import java.util.function.Function;

/**
 * A table of text: columns as wide as what they hold, up to a limit of each; a cell over it is
 * shortened, but folded in the last column. Where that is too wide for the screen, the last column
 * is folded more; then its cells go below their rows and the others are folded; then each row
 * becomes a block of lines. Cells are made safe for terminals. Immutable.
 *
 * @param columns the columns, left to right
 * @param rows the cells, one for each column
 */
public record TextTable(ImmutableList<Column> columns, ImmutableList<ImmutableList<String>> rows) {
  private static final int BELOW_INDENT = 4;

  /** Which side the cells of a column keep to. */
  public enum Side {
    /** Text. */
    LEFT,
    /** Numbers, which are never folded. */
    RIGHT
  }

  /**
   * A column.
   *
   * @param title its heading
   * @param side which side its cells keep to
   * @param maxWidth the most display columns it may take
   * @param colour how a cell stands out, by what it holds
   */
  public record Column(String title, Side side, int maxWidth, Function<String, Colour> colour) {
    /** A column whose cells do not stand out. */
    public Column(String title, Side side, int maxWidth) {
      this(title, side, maxWidth, cell -> Colour.PLAIN);
    }
  }

  /** Returns the lines, headings first. */
  public ImmutableList<String> lines(Screen screen) {
    var shown = new TextTable(columns, rows.stream().map(this::shown).collect(toImmutableList()));
    return shown.beside(screen).or(() -> shown.below(screen)).orElseGet(() -> shown.blocks(screen));
  }

  private ImmutableList<String> shown(ImmutableList<String> row) {
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
  private Optional<ImmutableList<String>> beside(Screen screen) {
    return ColumnWidths.of(columns, rows)
        .withLastNarrowed(screen.columns())
        .map(widths -> new TableGrid(columns, widths, screen))
        .map(grid -> lines(grid, row -> grid.row(row)));
  }

  /** The cells of the last column below their rows. */
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
      lines.addAll(Folding.hanging(row.get(last()), BELOW_INDENT, grid.screen().columns()));
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

  /** Each row by itself, a line or more for each cell that holds something. */
  private ImmutableList<String> blocks(Screen screen) {
    int titles =
        columns.stream().mapToInt(column -> DisplayWidth.of(column.title())).max().orElse(0);
    int room = Math.max(screen.columns() - titles - ColumnWidths.GAP.length(), 1);
    var title = new Column("", Side.LEFT, titles, cell -> Colour.BOLD);
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    for (ImmutableList<String> row : rows) {
      lines.add("");
      for (int i = 0; i < columns.size(); i++) {
        var cell = new Column("", Side.LEFT, room, columns.get(i).colour());
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
