package dev.payouts.cli.commands;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import dev.payouts.cli.Capture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The completion script, in bash. */
class CompletionTest {
  /** Completes the line in {@code $LINE} and prints one candidate per line. */
  private static final String COMPLETE =
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
      """;

  @TempDir Path dir;

  @BeforeEach
  void createFiles() throws IOException {
    Files.createFile(dir.resolve("october.json"));
    var capture = new Capture(dir);
    assertThat(capture.run("generate-completion")).isZero();
    Files.writeString(dir.resolve("script"), capture.out());
  }

  @Test
  void aShellThatIsNotSupportedIsWrongUsage() {
    var capture = new Capture(dir);
    assertThat(capture.run("generate-completion", "fish")).isEqualTo(2);
    assertThat(capture.out()).isEmpty();
  }

  private ImmutableList<String> completed(String line) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("bash", "-c", COMPLETE);
    builder.directory(dir.toFile()).redirectErrorStream(true).environment().put("LINE", line);
    Process process = builder.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
    return printed.lines().filter(word -> !word.isEmpty()).collect(toImmutableList());
  }

  private ImmutableList<CommandLine> commands() {
    return ImmutableList.copyOf(
        new CommandTree(new Capture(dir).context()).commandLine().getSubcommands().values());
  }

  @Test
  void everyCommandAndEveryOptionIsCompleted() throws IOException, InterruptedException {
    assertThat(completed("payouts "))
        .containsExactlyInAnyOrderElementsOf(
            commands().stream().map(CommandLine::getCommandName).toList());
    for (CommandLine command : commands()) {
      List<String> options =
          command.getCommandSpec().options().stream()
              .flatMap(option -> Arrays.stream(option.names()))
              .filter(name -> name.startsWith("--"))
              .toList();
      assertThat(completed("payouts " + command.getCommandName() + " --"))
          .containsExactlyInAnyOrderElementsOf(options);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'payouts pl', plan",
    "'payouts run --type ref', refund",
    "'payouts run --type ', contractor_payroll refund invoice_split",
    "'payouts plan --output ', table json csv",
    "'payouts doctor --type ref', refund",
    "'payouts run --config oct', october.json",
    "'payouts run --force --state oct', october.json",
    "'payouts run --dry', --dry-run",
    "'payouts sandbox --lat', --latency-ms"
  })
  void aLineIsCompleted(String line, String words) throws IOException, InterruptedException {
    assertThat(completed(line)).containsExactlyInAnyOrder(words.split(" ", -1));
  }

  @Test
  void noFilesAreOfferedForValuesThatAreNotFiles() throws IOException, InterruptedException {
    assertThat(completed("payouts run --month oct")).isEmpty();
    assertThat(completed("payouts run oct")).isEmpty();
  }
}
