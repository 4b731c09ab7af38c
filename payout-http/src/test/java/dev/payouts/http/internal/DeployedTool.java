package dev.payouts.http.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.payouts.notion.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs a tool of the system, as an assumption of the test. */
final class DeployedTool {
  private DeployedTool() {}

  /** Runs a tool, which must succeed, and returns what it prints; skips the test without it. */
  static String output(Path directory, String tool, String... arguments)
      throws IOException, InterruptedException {
    Path program = Path.of("/usr/bin", tool);
    assumeThat(program).as("%s (see .ci/run)", tool).isExecutable();
    Path output = Files.createTempFile(directory, tool, ".txt");
    var builder = new ProcessBuilder(program.toString());
    builder.command().addAll(List.of(arguments));
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    int exitCode = Programs.exitCode(builder.start());
    String text = Files.readString(output, UTF_8);
    assertThat(exitCode).as("%s: %s", builder.command(), text).isZero();
    return text;
  }
}
