package dev.payouts.core.report.text;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import dev.payouts.core.report.text.TextTable.Column;
import dev.payouts.core.report.text.TextTable.Side;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * The natural and minimum widths of the columns of a table. Immutable.
 *
 * @param natural the width of the content, up to the limit of each column
 * @param least the width down to which no word is broken and no number wrapped
 */
record ColumnWidths(ImmutableIntArray natural, ImmutableIntArray least) {
  /** The gap between two columns. */
  static final String GAP = "  ";

  /** The minimum width of a column with longer text. */
  private static final int READABLE = 12;

  /** The same for the last column, which holds sentences. */
  private static final int READABLE_SENTENCE = 24;

  /** Measures columns. Rows may have additional cells. */
  static ColumnWidths of(ImmutableList<Column> columns, ImmutableList<ImmutableList<String>> rows) {
    ImmutableIntArray.Builder natural = ImmutableIntArray.builder();
    ImmutableIntArray.Builder least = ImmutableIntArray.builder();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      int at = i;
      int width = widest(column, rows, row -> DisplayWidth.of(row.get(at)));
      int word = widest(column, rows, row -> TextWrapping.widestWord(row.get(at)));
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

  /** Returns widths that fit after narrowing the last column, if possible. */
  Optional<ImmutableIntArray> withLastNarrowed(int columns) {
    int last = natural.length() - 1;
    int narrowed = natural.get(last) - over(natural.toArray(), columns);
    int[] widths = natural.toArray();
    widths[last] = narrowed;
    return narrowed < least.get(last)
        ? Optional.empty()
        : Optional.of(ImmutableIntArray.copyOf(widths));
  }

  /** Returns widths that fit after narrowing all columns, the widest first, if possible. */
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
