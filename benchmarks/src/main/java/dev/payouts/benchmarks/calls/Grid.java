package dev.payouts.benchmarks.calls;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of text. Immutable.
 *
 * @param title its heading
 * @param columns the headings of its columns
 * @param rows the cells, one for each column
 */
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
    int[] widths = widths();
    switch (format) {
      case TABLE -> {
        lines.add(title);
        lines.add(line(columns, widths, "  ").stripTrailing());
        rows.forEach(row -> lines.add(line(row, widths, "  ").stripTrailing()));
      }
      case MARKDOWN -> {
        lines.add("**" + title + "**").add("");
        lines.add("| " + line(columns, widths, " | ") + " |");
        lines.add(columns.stream().map(each -> "---:").collect(Collectors.joining("|", "|", "|")));
        rows.forEach(row -> lines.add("| " + line(row, widths, " | ") + " |"));
      }
    }
    return lines.add("").build();
  }

  private static String line(List<String> cells, int[] widths, String between) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> Strings.padStart(cells.get(i), widths[i], ' '))
        .collect(Collectors.joining(between));
  }

  private int[] widths() {
    return IntStream.range(0, columns.size())
        .map(
            i ->
                Math.max(
                    columns.get(i).length(),
                    rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0)))
        .toArray();
  }
}
