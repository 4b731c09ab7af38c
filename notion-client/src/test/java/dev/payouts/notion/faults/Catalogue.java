package dev.payouts.notion.faults;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.faults.Fault.Edit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The faults of {@code notion-client/src/test/faults/FAULTS.md}, which says how one is written. */
final class Catalogue {
  static final Path FILE = Path.of("src", "test", "faults", "FAULTS.md");

  private static final Pattern ENTRY =
      Pattern.compile(
          "^### (?<name>[A-Z0-9_]+)\\n"
              + "(?<sentence>[^\\n]+) Caught by (?<caughtBy>[^\\n]+)\\.\\n+"
              + "```diff\\n--- (?<source>\\S+)\\n(?<edits>.*?)```$",
          Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern HEADING = Pattern.compile("^### ", Pattern.MULTILINE);

  private Catalogue() {}

  static ImmutableList<Fault> read() throws IOException {
    return of(Files.readString(FILE));
  }

  static ImmutableList<Fault> of(String text) {
    ImmutableList<Fault> faults =
        ENTRY
            .matcher(text)
            .results()
            .map(entry -> fault(entry.group()))
            .collect(ImmutableList.toImmutableList());
    long headings = HEADING.matcher(text).results().count();
    if (faults.size() != headings) {
      throw new AssertionError(
          "%d headings in %s, but %d faults".formatted(headings, FILE, faults.size()));
    }
    return faults;
  }

  private static Fault fault(String entry) {
    Matcher parts = ENTRY.matcher(entry);
    if (!parts.matches()) {
      throw new AssertionError("not a fault: " + entry);
    }
    return new Fault(
        parts.group("name"),
        parts.group("sentence"),
        ImmutableList.copyOf(parts.group("caughtBy").replace("`", "").split(" and ", -1)),
        source(parts.group("source")),
        edits(parts.group("edits")));
  }

  /** The first word is the last of the module's package. */
  private static Path source(String name) {
    String module = name.startsWith("core/") ? "payout-core" : "notion-client";
    return Path.of("..", module, "src", "main", "java", "dev", "payouts").resolve(name);
  }

  private static ImmutableList<Edit> edits(String diff) {
    ImmutableList.Builder<Edit> edits = ImmutableList.builder();
    for (String part : diff.split("@@\n", -1)) {
      List<String> before = new ArrayList<>();
      List<String> after = new ArrayList<>();
      part.lines()
          .filter(line -> !line.isBlank())
          .forEach(
              line -> {
                char kind = line.charAt(0);
                if (kind != '+') {
                  before.add(line.substring(1).strip());
                }
                if (kind != '-') {
                  after.add(line.substring(1).strip());
                }
              });
      edits.add(new Edit(ImmutableList.copyOf(before), ImmutableList.copyOf(after)));
    }
    return edits.build();
  }

  static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException("the catalogue names a file that is not there", e);
    }
  }
}
