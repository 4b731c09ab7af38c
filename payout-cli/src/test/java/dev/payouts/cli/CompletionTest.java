package dev.payouts.cli;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The scripts for shells, in the shells. */
class CompletionTest {
  @TempDir Path dir;

  /** Each completes the line that {@code $LINE} holds, and prints a candidate a line. */
  private enum Shell {
    BASH(
        """
        source ./script
        COMP_LINE=$LINE
        COMP_WORDS=($LINE)
        [[ $LINE == *' ' ]] && COMP_WORDS+=('')
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        compopt() { :; }
        COMPREPLY=()
        _complete_payouts
        printf '%s\\n' "${COMPREPLY[@]}"
        """),
    FISH(
        """
        source ./script
        complete -C "$LINE" | string replace -r '\\t.*' ''
        true
        """);

    private final String completing;

    Shell(String completing) {
      this.completing = completing;
    }

    String word() {
      return CompletionCommand.Shell.valueOf(name()).word();
    }
  }

  @BeforeEach
  void aFile() throws IOException {
    Files.createFile(dir.resolve("october.json"));
  }

  private ImmutableList<String> completed(Shell shell, String line)
      throws IOException, InterruptedException {
    var capture = new Capture(dir);
    assertThat(capture.run("generate-completion", shell.word())).isZero();
    Files.writeString(dir.resolve("script"), capture.out());
    return run(Map.of("LINE", line), shell.word(), "-c", shell.completing);
  }

  /** Runs a shell, or skips the test where there is no such shell. */
  private ImmutableList<String> run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    assumeTrue(isInstalled(command[0]), command[0] + " is not installed");
    var builder = new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("HOME", dir.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
    return printed.lines().filter(word -> !word.isEmpty()).collect(toImmutableList());
  }

  private static boolean isInstalled(String program) {
    return ImmutableList.copyOf(System.getenv("PATH").split(":", -1)).stream()
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private ImmutableList<CommandLine> commands() {
    return ImmutableList.copyOf(
        new CommandTree(new Capture(dir).surroundings()).commandLine().getSubcommands().values());
  }

  @ParameterizedTest
  @EnumSource
  void everyCommandAndEveryOptionIsCompleted(Shell shell) throws IOException, InterruptedException {
    assertThat(completed(shell, "payouts "))
        .containsExactlyInAnyOrderElementsOf(
            commands().stream().map(CommandLine::getCommandName).toList());
    for (CommandLine command : commands()) {
      List<String> options =
          command.getCommandSpec().options().stream()
              .flatMap(option -> Arrays.stream(option.names()))
              .filter(name -> name.startsWith("--"))
              .toList();
      assertThat(completed(shell, "payouts " + command.getCommandName() + " --"))
          .containsExactlyInAnyOrderElementsOf(options);
    }
  }

  static Stream<Arguments> lines() {
    ImmutableMap<String, String> wordsOf =
        ImmutableMap.<String, String>builder()
            .put("payouts pl", "plan")
            .put("payouts run --type ref", "refund")
            .put("payouts run --type ", "contractor_payroll refund invoice_split")
            .put("payouts plan --output ", "table json csv")
            .put("payouts doctor --output ", "table json csv")
            .put("payouts doctor --type ref", "refund")
            .put("payouts run --config oct", "october.json")
            .put("payouts run --force --state oct", "october.json")
            .put("payouts generate-completion f", "fish")
            .put("payouts run --dry", "--dry-run")
            .put("payouts sandbox --lat", "--latency-ms")
            .build();
    return Arrays.stream(Shell.values())
        .flatMap(
            shell ->
                wordsOf.entrySet().stream()
                    .map(line -> Arguments.of(shell, line.getKey(), line.getValue())));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("lines")
  void aLineIsCompleted(Shell shell, String line, String words)
      throws IOException, InterruptedException {
    assertThat(completed(shell, line)).containsExactlyInAnyOrder(words.split(" ", -1));
  }

  @ParameterizedTest
  @EnumSource
  void noFilesAreOfferedWhereNoneIsMeant(Shell shell) throws IOException, InterruptedException {
    assertThat(completed(shell, "payouts run --month oct")).isEmpty();
    assertThat(completed(shell, "payouts run oct")).isEmpty();
  }

  @Test
  void theScriptOfBashParses() throws IOException, InterruptedException {
    completed(Shell.BASH, "payouts ");
    assertThat(run(Map.of(), "bash", "-n", "script")).isEmpty();
  }

  @Test
  void fishSaysWhatEachIsFor() throws IOException, InterruptedException {
    completed(Shell.FISH, "payouts ");
    assertThat(Files.readString(dir.resolve("script")))
        .contains(
            "complete -c 'payouts' -n '__fish_seen_subcommand_from run' -l 'month' -x"
                + " -d 'Only task orders of this month.'\n",
            "-s 'h' -l 'help'",
            "-l 'contractor' -x -d 'Only task orders of this contractor: ID, Discord handle");
    assertThat(run(Map.of(), "fish", "--no-execute", "script")).isEmpty();
  }

  @Test
  void zshReadsTheScriptOfBashWhichIsTheOneWithoutAName() {
    assertThat(script("zsh")).isEqualTo(script("bash")).isEqualTo(script());
  }

  @Test
  void aShellThatIsNotKnownIsRefused() {
    var capture = new Capture(dir);
    assertThat(capture.run("generate-completion", "tcsh")).isEqualTo(2);
    assertThat(capture.err())
        .contains("'tcsh' is no shell; bash, zsh and fish are")
        .hasLineCount(1);
  }

  private String script(String... shell) {
    var capture = new Capture(dir);
    String[] args =
        ImmutableList.<String>builder()
            .add("generate-completion")
            .add(shell)
            .build()
            .toArray(new String[0]);
    assertThat(capture.run(args)).isZero();
    return capture.out();
  }
}
