package dev.payouts.cli.internal;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import dev.payouts.cli.internal.TextTable.Column;
import dev.payouts.cli.internal.TextTable.Side;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * How wide the columns of a table are, and how narrow they may become. Immutable.
 *
 * @param natural what they hold, up to each one's limit
 * @param least what still reads well: no word is broken, no number folded
 */
record ColumnWidths(ImmutableIntArray natural, ImmutableIntArray least) {
  /** What is between two columns. */
  static final String GAP = "  ";

  /** Narrower than this, the cells of a column become towers. */
  private static final int READABLE = 12;

  /** The last column holds sentences. */
  private static final int READABLE_SENTENCE = 24;

  /** Measures columns; each row may have more cells than there are columns. */
  static ColumnWidths of(ImmutableList<Column> columns, ImmutableList<ImmutableList<String>> rows) {
    ImmutableIntArray.Builder natural = ImmutableIntArray.builder();
    ImmutableIntArray.Builder least = ImmutableIntArray.builder();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      int at = i;
      int width = widest(column, rows, row -> DisplayWidth.of(row.get(at)));
      int word = widest(column, rows, row -> Folding.widestWord(row.get(at)));
      int readable = i == columns.size() - 1 ? READABLE_SENTENCE : READABLE;
      natural.add(width);
      least.add(column.side() == Side.RIGHT ? width : Math.max(word, Math.min(width, readable)));
    }
    return new ColumnWidths(natural.build(), least.build());
  }

  private static int widest(
      Column column,
      ImmutableList<ImmutableList<String>> rows,
      ToIntFunction<ImmutableList<String>> width) {
    int widest = rows.stream().mapToInt(width).max().orElse(0);
    return Math.max(DisplayWidth.of(column.title()), Math.min(widest, column.maxWidth()));
  }

  /** Returns widths that fit, where it is enough to narrow the last column. */
  Optional<ImmutableIntArray> withLastNarrowed(int columns) {
    int last = natural.length() - 1;
    int narrowed = natural.get(last) - over(natural.toArray(), columns);
    int[] widths = natural.toArray();
    widths[last] = narrowed;
    return narrowed < least.get(last)
        ? Optional.empty()
        : Optional.of(ImmutableIntArray.copyOf(widths));
  }

  /** Returns widths that fit, where it is enough to narrow all columns, the widest first. */
  Optional<ImmutableIntArray> withAllNarrowed(int columns) {
    int[] widths = natural.toArray();
    for (int over = over(widths, columns); over > 0; over--) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        if (widths[i] > least.get(i) && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        return Optional.empty();
      }
      widths[widest]--;
    }
    return Optional.of(ImmutableIntArray.copyOf(widths));
  }

  private static int over(int[] widths, int columns) {
    int wide = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
    return Math.max(wide - columns, 0);
  }
}
