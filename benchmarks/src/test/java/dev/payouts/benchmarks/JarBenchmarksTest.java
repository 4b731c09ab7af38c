package dev.payouts.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The benchmarks that start {@code payouts.jar}, with input that lets them start nothing. */
class JarBenchmarksTest {
  static Stream<Arguments> jarBenchmarks() {
    return Stream.of(
        Arguments.of("ScalingOut", command(ScalingOut::new), "--jar="),
        Arguments.of("LargeData", command(LargeData::new), ""));
  }

  private static BiFunction<PrintStream, PrintStream, Callable<Integer>> command(
      BiFunction<PrintStream, PrintStream, Callable<Integer>> command) {
    return command;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jarBenchmarks")
  void aProgramThatIsNotThereIsNamedWithTheCommandThatBuildsIt(
      String name,
      BiFunction<PrintStream, PrintStream, Callable<Integer>> command,
      String option,
      @TempDir Path directory) {
    Path jar = directory.resolve("payouts.jar");
    Shown shown = Shown.by(command, option + jar);
    assertThat(shown.exitCode()).isEqualTo(3);
    assertThat(shown.err().strip())
        .isEqualTo(
            "A run failed: there is no "
                + jar
                + ": build it with 'mvn -q -DskipTests package', or name another file.");
    assertThat(shown.out()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "--orders none; Invalid value for option '--orders': invalid number \"none\": expected a whole number from 1 to 100000",
        "--requests 0; Invalid value for option '--requests': invalid number \"0\": expected a whole number from 1 to 100000",
        "--window-seconds 3601; Invalid value for option '--window-seconds': invalid number \"3601\": expected a whole number from 1 to 3600",
        "--processes 1,65; Invalid value for option '--processes': invalid number \"65\": expected a whole number from 1 to 64",
        "--processes; Missing required parameter for option '--processes' (<fleets>)",
        "--fleets 2; Unknown options: '--fleets', '2'",
      })
  void wrongUsageOfScalingOutIsReportedInOneSentenceWithExitCode2(String args, String sentence) {
    Shown shown = Shown.by(ScalingOut::new, args.split(" ", -1));
    assertThat(shown.exitCode()).isEqualTo(2);
    assertThat(shown.err().strip()).isEqualTo(sentence);
    assertThat(shown.out()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "--orders 5; Unknown option: '--orders'",
        "one.jar two.jar; Unmatched argument at index 1: 'two.jar'",
      })
  void wrongUsageOfLargeDataIsReportedInOneSentenceWithExitCode2(String args, String sentence) {
    Shown shown = Shown.by(LargeData::new, args.split(" ", -1));
    assertThat(shown.exitCode()).isEqualTo(2);
    assertThat(shown.err().strip()).isEqualTo(sentence);
    assertThat(shown.out()).isEmpty();
  }
}
