package dev.payouts.core.testing.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurvivorsTest {
  private static final String ENTRY = "Sum#add | Math | return a + b;\n";

  @TempDir private Path directory;

  @Test
  void aListedSurvivorWithAReasonIsNoProblem() throws IOException {
    assertThat(check(50, "# all of it\n" + ENTRY + "  Nothing is ever added.\n")).isEmpty();
  }

  @Test
  void aSurvivorThatIsNotListedIsAProblem() throws IOException {
    assertThat(check(50, ""))
        .containsExactly("survives 1 times more than listed: Sum#add | Math | return a + b;");
  }

  @Test
  void whatIsListedAndDoesNotSurviveIsAProblem() throws IOException {
    assertThat(check(50, ENTRY + "  Reason.\n" + ENTRY + "  Reason.\nA#b | C | d\n  Reason.\n"))
        .containsExactly(
            "listed as equivalent, but killed or gone: Sum#add | Math | return a + b;",
            "listed as equivalent, but killed or gone: A#b | C | d");
  }

  @Test
  void anEntryWithoutAReasonAndTooFewKilledAreProblems() throws IOException {
    assertThat(check(51, ENTRY))
        .containsExactly(
            "sums: less than 51 % killed",
            "listed without a reason: Sum#add | Math | return a + b;");
  }

  private List<String> check(int least, String list) throws IOException {
    Path report = Files.createDirectories(directory.resolve("pit/sums"));
    Files.writeString(
        report.resolve("mutations.xml"),
        "<mutations>" + mutation("true", 3) + mutation("false", 4) + "</mutations>");
    Path source = Files.createDirectories(directory.resolve("a/b"));
    Files.writeString(source.resolve("Sum.java"), "\n\n  a();\n  return a + b;\n");
    return Survivors.check(directory.resolve("pit"), directory, list, Map.of("sums", least));
  }

  private static String mutation(String detected, int line) {
    return """
    <mutation detected='%s'><sourceFile>Sum.java</sourceFile><mutatedClass>a.b.Sum</mutatedClass>
    <mutatedMethod>add</mutatedMethod><lineNumber>%d</lineNumber>
    <mutator>org.pitest.mutationtest.engine.gregor.mutators.MathMutator</mutator></mutation>
    """
        .formatted(detected, line);
  }
}
