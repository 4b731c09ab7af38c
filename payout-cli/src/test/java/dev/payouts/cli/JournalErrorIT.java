package dev.payouts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import dev.payouts.notion.testing.Programs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real program whose journal meets an {@link Error} of the JVM while it flushes: the class that
 * flushes is compiled with one planted in it and comes before the program's on the class path.
 */
class JournalErrorIT {
  private static final Path SOURCE =
      Path.of("..", "payout-core/src/main/java/dev/payouts/core/store/StateDirectory.java");

  private static final String FLUSH = "channel.write(bytes);\n      }\n      channel.force(true);";

  private static final String FLUSH_OR_ERROR =
      FLUSH
          + """
          if (Files.readString(file, UTF_8).lines().count() > 3) {
            throw new OutOfMemoryError("planted");
          }
          """;

  @TempDir Path directory;

  @Test
  void anErrorInTheFlushEndsTheRunWithThreeAndTheNextRunPaysTheRestOnce()
      throws IOException, InterruptedException {
    compileWithTheError();
    try (Sandbox sandbox =
        Sandbox.start(SandboxOptions.builder(YearMonth.of(2026, 10)).empty().orders(12).build())) {
      Files.writeString(directory.resolve("payouts.json"), sandbox.configurationJson());

      Ended failed = run(sandbox, directory + File.pathSeparator);
      assertThat(failed.exitCode()).as(failed.output()).isEqualTo(3);
      assertThat(failed.output())
          .containsPattern("Cannot write .*journal\\.jsonl")
          .doesNotContain("OutOfMemoryError")
          .doesNotContain("\tat ");
      int paid = sandbox.workspace().payouts().size();
      assertThat(paid).isLessThan(12);

      Ended next = run(sandbox, "");
      assertThat(next.exitCode()).as(next.output()).isZero();
      Programs.assertEachOrderPaidOnce(sandbox, 12);
    }
  }

  private void compileWithTheError() throws IOException {
    String source = Files.readString(SOURCE);
    assertThat(source).containsOnlyOnce(FLUSH);
    Path changed = directory.resolve("StateDirectory.java");
    Files.writeString(changed, source.replace(FLUSH, FLUSH_OR_ERROR));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                List.of(
                        "-proc:none",
                        "-nowarn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        directory.toString(),
                        changed.toString())
                    .toArray(String[]::new));
    assertThat(result).as("compiles").isZero();
  }

  private Ended run(Sandbox sandbox, String classPathBefore)
      throws IOException, InterruptedException {
    ProcessBuilder builder = MainAgainstSandbox.process(directory.resolve("home"), "run");
    Files.createDirectories(directory.resolve("home"));
    List<String> command = builder.command();
    int classPath = command.indexOf("-cp") + 1;
    command.set(classPath, classPathBefore + command.get(classPath));
    builder.directory(directory.toFile());
    builder.environment().put("NOTION_TOKEN", sandbox.token());
    Path output = directory.resolve("output.txt");
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = builder.start();
    return new Ended(Programs.exitCode(process), Files.readString(output));
  }

  private record Ended(int exitCode, String output) {}
}
