package dev.payouts.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.payouts.cli.internal.VirtualTerminal;
import dev.payouts.core.report.text.DisplayWidth;
import dev.payouts.notion.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real program on a pseudo-terminal, created by {@code script} of util-linux. */
class TerminalIT {
  private static final String COLOR = "\u001b[32m";
  private static final String BAR = "Refunds:  reading approved payables";
  private static final String RUN = " run --sandbox --corner-cases";

  @TempDir Path dir;

  @BeforeAll
  static void requireScript() throws IOException, InterruptedException {
    boolean isInstalled;
    try {
      Process version =
          new ProcessBuilder("script", "--version")
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .start();
      isInstalled =
          new String(version.getInputStream().readAllBytes(), UTF_8).contains("util-linux");
      version.waitFor();
    } catch (IOException e) {
      isInstalled = false;
    }
    assumeTrue(isInstalled, "script of util-linux is not installed");
  }

  /** Runs the program in a shell on a terminal. */
  private VirtualTerminal terminal(int columns, Map<String, String> variables, String arguments)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String line =
        "stty cols %d rows 24; '%s' -jar '%s' %s"
            .formatted(columns, java, System.getProperty("payouts.jar"), arguments);
    Process process =
        start(Map.of("TERM", "xterm-256color"), variables, "script", "-qec", line, "/dev/null");
    String shown = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
    assertThat(process.exitValue()).as(shown).isOne(); // corner cases fail
    return new VirtualTerminal(shown);
  }

  private Process start(Map<String, String> usual, Map<String, String> more, String... command)
      throws IOException {
    var builder = new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true);
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.environment().keySet().removeIf(name -> name.equals("NO_COLOR"));
    builder.environment().remove("COLUMNS");
    builder.environment().putAll(usual);
    builder.environment().putAll(more);
    return builder.start();
  }

  @ParameterizedTest(name = "{0} columns")
  @ValueSource(ints = {60, 80, 200})
  void aTerminalHasABarAndColorsAndEveryLineFits(int columns)
      throws IOException, InterruptedException {
    VirtualTerminal shown = terminal(columns, Map.of(), RUN);
    assertThat(shown.written()).contains(COLOR + "created");
    assertThat(shown.everSeen())
        .contains(BAR)
        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(columns));
    assertThat(shown.lines()).doesNotContain(BAR).contains("All types");
    assertThat(shown.lines().get(0)).isEqualTo("Contractor payroll, all months");
  }

  @Test
  void withNoColorThereIsABarWithoutColors() throws IOException, InterruptedException {
    VirtualTerminal shown = terminal(80, Map.of("NO_COLOR", "1"), RUN);
    assertThat(shown.everSeen()).contains(BAR);
    assertThat(shown.written()).doesNotContainPattern("\u001b\\[[0-9;]*m");
  }

  @Test
  void aDumbTerminalHasPlainLines() throws IOException, InterruptedException {
    VirtualTerminal shown = terminal(80, Map.of("TERM", "dumb"), RUN);
    assertThat(shown.written())
        .contains("Refunds: reading approved payables")
        .doesNotContain("\u001b");
  }

  @Test
  void resultsInAFileAreNeitherColoredNorWrapped() throws IOException, InterruptedException {
    VirtualTerminal shown = terminal(60, Map.of(), RUN + " >results");
    assertThat(shown.everSeen()).contains(BAR);
    assertThat(Files.readString(dir.resolve("results")))
        .doesNotContain("\u001b")
        .containsPattern("\nRequests: .{60}");
  }

  @Test
  void progressInAFileIsLinesAndResultsAreStillForTheTerminal()
      throws IOException, InterruptedException {
    VirtualTerminal shown = terminal(60, Map.of(), RUN + " 2>progress");
    assertThat(Files.readString(dir.resolve("progress")))
        .contains("Refunds: reading approved payables\n")
        .doesNotContain("\u001b", "\r");
    assertThat(shown.written()).contains(COLOR + "created");
    assertThat(shown.everSeen())
        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(60));
  }

  @Test
  void theLogAndTheBarNeverMix() throws IOException, InterruptedException {
    VirtualTerminal shown = terminal(200, Map.of(), RUN + " -v >results");
    assertThat(shown.everSeen()).contains(BAR);
    assertThat(shown.lines().stream().filter(line -> !line.isEmpty()))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            line -> assertThat(line).containsPattern("^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} DEBUG "));
  }

  @Test
  void numbersHaveTheUsualDigitsInEveryLocale() throws IOException, InterruptedException {
    Process process =
        Programs.java(
                dir,
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-jar",
                Programs.property("payouts.jar"),
                "run",
                "--sandbox")
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(printed).contains("created").doesNotContainPattern("[\\u0660-\\u0669]");
  }

  @Test
  void whereNothingIsATerminalThereIsNoEscape() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        start(
            Map.of("TERM", "xterm"),
            Map.of(),
            java,
            "-jar",
            System.getProperty("payouts.jar"),
            "run",
            "--sandbox");
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(printed).contains("created").doesNotContain("\u001b", "\r");
  }
}
