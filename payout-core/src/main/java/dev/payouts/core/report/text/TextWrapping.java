package dev.payouts.core.report.text;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import java.util.List;

/** Wraps text at spaces, or within a word that is wider than the line. */
final class TextWrapping {
  private static final int HANG = 2;
  private static final Splitter WORDS = Splitter.on(' ');

  private TextWrapping() {}

  /** Returns the lines; at least one. */
  static ImmutableList<String> wrap(String text, int columns) {
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    String rest = text.strip();
    int end = DisplayWidth.fitting(rest, columns);
    while (end < rest.length()) {
      int least = Math.max(end, rest.offsetByCodePoints(0, 1));
      int space = rest.lastIndexOf(' ', least);
      int cut = space > 0 ? space : least;
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).strip();
      end = DisplayWidth.fitting(rest, columns);
    }
    return lines.add(rest).build();
  }

  /** Returns the lines with a hanging indent. */
  static ImmutableList<String> hanging(String text, int indent, int columns) {
    String first = " ".repeat(indent);
    String next = " ".repeat(indent + HANG);
    List<String> lines = wrap(text, Math.max(columns - indent - HANG, 1));
    return Streams.mapWithIndex(lines.stream(), (line, at) -> (at == 0 ? first : next) + line)
        .collect(toImmutableList());
  }

  /** Returns the width of the widest word. */
  static int widestWord(String text) {
    return WORDS.splitToStream(text).mapToInt(DisplayWidth::of).max().orElse(0);
  }
}
