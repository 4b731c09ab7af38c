package dev.payouts.cli.internal;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import java.util.List;

/** Breaks text into lines: at spaces, or where a word is wider than the line, within it. */
final class Folding {
  private static final int HANG = 2;
  private static final Splitter WORDS = Splitter.on(' ');

  private Folding() {}

  /** Returns at least one line, each at most so wide. */
  static ImmutableList<String> fold(String text, int columns) {
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

  /** Returns the lines, the first of them indented, the others a little more. */
  static ImmutableList<String> hanging(String text, int indent, int columns) {
    String first = " ".repeat(indent);
    String next = " ".repeat(indent + HANG);
    List<String> lines = fold(text, Math.max(columns - indent - HANG, 1));
    return Streams.mapWithIndex(lines.stream(), (line, at) -> (at == 0 ? first : next) + line)
        .collect(toImmutableList());
  }

  /** Returns how wide the widest word is. */
  static int widestWord(String text) {
    return WORDS.splitToStream(text).mapToInt(DisplayWidth::of).max().orElse(0);
  }
}
