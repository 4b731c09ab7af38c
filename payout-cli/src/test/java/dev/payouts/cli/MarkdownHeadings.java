package dev.payouts.cli;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The headings of a Markdown document. Immutable.
 *
 * @param names their texts, without marks
 * @param anchors what links to them name, as GitHub makes them
 */
record MarkdownHeadings(ImmutableList<String> names, ImmutableList<String> anchors) {

  static MarkdownHeadings of(Path document) throws IOException {
    ImmutableList.Builder<String> names = ImmutableList.builder();
    ImmutableList.Builder<String> anchors = ImmutableList.builder();
    boolean isCode = false;
    for (String line : Files.readAllLines(document)) {
      isCode ^= line.startsWith("```");
      if (!isCode && line.matches("#{1,6} .*")) {
        String name = line.replaceFirst("#+ ", "").replace("`", "");
        names.add(name);
        anchors.add(Ascii.toLowerCase(name).replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'));
      }
    }
    return new MarkdownHeadings(names.build(), anchors.build());
  }
}
