package dev.payouts.cli;

import static com.google.common.collect.ImmutableListMultimap.toImmutableListMultimap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the modules say of themselves names only what is there. */
class ModuleReadmesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]\\w*)(?:\\.(\\w+))*`");
  private static final Pattern PACKAGE = Pattern.compile("`dev((?:\\.[a-z]+)+)`");

  /** Written as our classes are, and yet none of ours. */
  private static final List<String> OTHERS = List.of("System");

  @ParameterizedTest
  @ValueSource(strings = {"payout-core", "notion-client", "payout-cli"})
  void everyClassThatAReadmeNamesIsThereWithTheMemberItNames(String module) throws IOException {
    ImmutableListMultimap<String, Path> sources = sources();
    List<MatchResult> named = CLASS.matcher(howItIsBuilt(module)).results().toList();
    assertThat(named).hasSizeGreaterThan(20);
    for (MatchResult name : named) {
      if (!OTHERS.contains(name.group(1))) {
        assertThat(sources.get(name.group(1))).as(name.group()).anyMatch(hasMember(name.group(2)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"payout-core", "notion-client", "payout-cli"})
  void everyPackageThatAReadmeNamesIsThere(String module) throws IOException {
    String readme = readme(module);
    PACKAGE
        .matcher(readme)
        .results()
        .map(name -> Path.of("src", "main", "java", "dev") + name.group(1).replace('.', '/'))
        .forEach(directory -> assertThat(ROOT.resolve(module).resolve(directory)).isDirectory());
  }

  /** Returns what is for those who change the code: the manual before it names things of Notion. */
  private static String howItIsBuilt(String module) throws IOException {
    String readme = readme(module);
    int start = readme.indexOf("\n## How it is built\n");
    assertThat(start).isPositive();
    return readme.substring(start);
  }

  private static String readme(String module) throws IOException {
    return Files.readString(ROOT.resolve(module).resolve("README.md"));
  }

  private static ImmutableListMultimap<String, Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .collect(toImmutableListMultimap(MoreFiles::getNameWithoutExtension, file -> file));
    }
  }

  private static Predicate<Path> hasMember(@Nullable String member) {
    return source -> member == null || content(source).matches("(?s).*\\b" + member + "\\b.*");
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
