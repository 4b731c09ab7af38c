package dev.payouts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every reference to a page of the repository, in code and in documents, leads somewhere. */
class DocumentReferencesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path RULES = Path.of("payout-core", "RULES.md");

  /** A page, and the section that is named after it: {@code X.md, "Section"}. */
  private static final Pattern PAGE =
      Pattern.compile(
          "(?<![\\w./-])([\\w./-]*\\w\\.md)\\b(?:[,:]? \\(?\\\\?\"([^\"\\\\]+)\\\\?\")?");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]*)(?:#([^)\\s]+))?\\)");
  private static final Pattern STEPS =
      Pattern.compile("\\b[Ss]teps? (\\d+(?:(?:,| and| to) \\d+)*)");
  private static final Pattern NUMBERED = Pattern.compile("(?m)^(\\d+)\\. ");
  private static final Pattern RULE_NUMBER = Pattern.compile("\\b[Rr]ules? \\d");

  @Test
  void everyPageAndSectionThatCodeNamesExists() throws IOException {
    List<String> dead = deadPages(ROOT, ".java");
    assertThat(dead).isEmpty();
  }

  @Test
  void everyPageAndSectionThatADocumentNamesExists() throws IOException {
    assertThat(deadPages(ROOT, ".md")).isEmpty();
  }

  @Test
  void everyRelativeLinkOfADocumentLeadsToAFileAndAHeading() throws IOException {
    assertThat(deadLinks(ROOT)).isEmpty();
  }

  @Test
  void everyStepOfTheRulesThatCodeNamesIsOnThePage() throws IOException {
    List<String> onThePage =
        matches(NUMBERED, Files.readString(ROOT.resolve(RULES))).stream()
            .map(step -> step.group(1))
            .toList();
    for (Path source : files(ROOT, ".java")) {
      String text = joined(source);
      assertThat(text).as("%s: the page has steps", source).doesNotContainPattern(RULE_NUMBER);
      for (MatchResult steps : matches(STEPS, text)) {
        for (String step : Splitter.onPattern("\\D+").split(steps.group(1))) {
          assertThat(onThePage).as("%s: %s", source, steps.group()).contains(step);
        }
      }
    }
  }

  @Test
  void aDeadReferenceOfEachKindIsFound(@TempDir Path dir) throws IOException {
    Files.writeString(
        dir.resolve("PAGE.md"),
        "# Page\n\n## A section, of one\n\n[here](#a-section-of-one) and [there](#nowhere),"
            + " [gone](GONE.md)\n\n```\n# no heading\n```\n");
    Files.writeString(
        dir.resolve("Code.java"),
        "/** PAGE.md,\n * \"A section, of one\"; PAGE.md, \"no heading\"; LOST.md */\n"
            + "String s = \"(PAGE.md, \\\"Elsewhere\\\")\";");
    assertThat(deadLinks(dir)).containsExactly("PAGE.md: #nowhere", "PAGE.md: GONE.md");
    assertThat(deadPages(dir, ".java"))
        .containsExactly(
            "Code.java: PAGE.md, \"no heading\"",
            "Code.java: LOST.md",
            "Code.java: PAGE.md, \"Elsewhere\"");
    assertThat(deadPages(dir, ".md")).containsExactly("PAGE.md: GONE.md");
  }

  private static ImmutableList<String> deadPages(Path root, String suffix) throws IOException {
    ImmutableList.Builder<String> dead = ImmutableList.builder();
    for (Path file : files(root, suffix)) {
      for (MatchResult page : matches(PAGE, joined(file))) {
        // Code names pages from the root; a document may name them from where it stands.
        Path fromRoot = root.resolve(page.group(1));
        Path fromHere = file.resolveSibling(page.group(1));
        Path target = Files.exists(fromHere) && suffix.equals(".md") ? fromHere : fromRoot;
        String section = page.group(2);
        if (!Files.exists(target)) {
          dead.add(root.relativize(file) + ": " + page.group(1));
        } else if (section != null && !MarkdownHeadings.of(target).names().contains(section)) {
          dead.add("%s: %s, \"%s\"".formatted(root.relativize(file), page.group(1), section));
        }
      }
    }
    return dead.build();
  }

  private static ImmutableList<String> deadLinks(Path root) throws IOException {
    ImmutableList.Builder<String> dead = ImmutableList.builder();
    for (Path file : files(root, ".md")) {
      for (MatchResult link : matches(LINK, Files.readString(file))) {
        if (!link.group(1).contains("://") && !isAlive(file, link)) {
          dead.add(root.relativize(file) + ": " + link.group().replaceAll("^\\]\\(|\\)$", ""));
        }
      }
    }
    return dead.build();
  }

  private static boolean isAlive(Path file, MatchResult link) throws IOException {
    Path target = link.group(1).isEmpty() ? file : file.resolveSibling(link.group(1));
    String anchor = link.group(2);
    return Files.exists(target)
        && (anchor == null || MarkdownHeadings.of(target).anchors().contains(anchor));
  }

  private static ImmutableList<Path> files(Path root, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(suffix))
          .filter(file -> !file.toString().matches(".*/(target|\\.git)/.*"))
          .filter(file -> !file.endsWith("DocumentReferencesTest.java")) // names dead ones
          .sorted()
          .collect(ImmutableList.toImmutableList());
    }
  }

  /** Returns a text whose comments and paragraphs are one line each. */
  private static String joined(Path file) throws IOException {
    return Files.readString(file)
        .replaceAll("\n\\s*(?:\\*(?!/)|//)?\\s*", " ")
        .replaceAll("\"[\\w./-]+\\.md\"", "\"\"") // a name that code opens itself
        .replaceAll("\\[[^\\]]*\\]\\(", "("); // what a link is called; the link itself counts
  }

  private static List<MatchResult> matches(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.results().toList();
  }
}
