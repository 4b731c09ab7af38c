package dev.payouts.notion.faults;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fault that somebody could make in one file of main code.
 *
 * @param name its short name
 * @param sentence what goes wrong
 * @param caughtBy each {@code seed N} of the simulation, or {@code Class#method} of a test
 * @param source the file
 * @param edits what is different in it
 */
record Fault(
    String name,
    String sentence,
    ImmutableList<String> caughtBy,
    Path source,
    ImmutableList<Edit> edits) {
  /** Lines that are replaced by others; their indentation does not count. */
  record Edit(ImmutableList<String> before, ImmutableList<String> after) {}

  /** Returns a source with this fault. */
  String plantedIn(String original) {
    List<String> lines = original.lines().toList();
    for (Edit edit : edits) {
      int at = place(lines, edit.before());
      List<String> planted = new ArrayList<>(lines.subList(0, at));
      planted.addAll(edit.after());
      planted.addAll(lines.subList(at + edit.before().size(), lines.size()));
      lines = planted;
    }
    return String.join("\n", lines);
  }

  private int place(List<String> lines, List<String> before) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i + before.size() <= lines.size(); i++) {
      if (lines.subList(i, i + before.size()).stream().map(String::strip).toList().equals(before)) {
        places.add(i);
      }
    }
    if (places.size() != 1) {
      throw new AssertionError(
          "%s: its text is %s in %s, correct the catalogue: %s"
              .formatted(
                  name,
                  places.isEmpty() ? "no longer" : "more than once",
                  source,
                  String.join(" ", before)));
    }
    return places.get(0);
  }
}
