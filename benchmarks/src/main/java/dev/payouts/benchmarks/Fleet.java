package dev.payouts.benchmarks;

import com.google.common.collect.ImmutableList;
import dev.payouts.notion.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Processes of {@code payouts.jar} that share the payables of one sandbox. Not thread-safe. */
final class Fleet {
  /** A month without orders. */
  private static final String NO_MONTH = "2000-01";

  private static final String SHORT_WAITS = "\"notion\": {\"consistency_wait_seconds\": 0,";

  private final Path jar;
  private final Path directory;
  private final Sandbox sandbox;
  private final int size;

  Fleet(Path jar, Path directory, Sandbox sandbox, int size) {
    this.jar = jar.toAbsolutePath();
    this.directory = directory;
    this.sandbox = sandbox;
    this.size = size;
  }

  /**
   * Runs once with nothing to pay, so that each state directory belongs to its shard, as from the
   * second payroll on: otherwise each shard would first wait for requests that others might have
   * sent. Takes a minute, the maximum time that Notion may work on a request.
   */
  void useStateDirectories() throws IOException, InterruptedException {
    String json = sandbox.configurationJson();
    configure(json.replaceFirst("\"notion\":\\s*\\{", SHORT_WAITS));
    Duration unused = run("--month", NO_MONTH);
    configure(json);
  }

  /**
   * Runs all processes concurrently.
   *
   * @return the time from the first start to the last exit
   * @throws IllegalStateException if an exit code is not 0; the message contains the output
   */
  Duration run(String... options) throws IOException, InterruptedException {
    long start = System.nanoTime();
    List<Process> processes = new ArrayList<>();
    for (int index = 0; index < size; index++) {
      processes.add(start(index, options));
    }
    try {
      for (int index = 0; index < size; index++) {
        int exitCode = processes.get(index).waitFor();
        if (exitCode != 0) {
          throw new IllegalStateException(
              "process %d exited with %d: %s"
                  .formatted(index, exitCode, Files.readString(output(index))));
        }
      }
    } finally {
      processes.forEach(Process::destroy);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void configure(String json) throws IOException {
    Files.writeString(directory.resolve("payouts.json"), json);
  }

  private Process start(int index, String... options) throws IOException {
    ImmutableList.Builder<String> command = ImmutableList.builder();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar.toString(), "run");
    command.add("--output", "csv", "--state", "state-" + index);
    if (size > 1) {
      command.add("--shard", index + "/" + size);
    }
    var builder = new ProcessBuilder(command.add(options).build());
    builder.directory(directory.toFile());
    builder.environment().put("NOTION_TOKEN", sandbox.tokens().get(index));
    builder.redirectErrorStream(true).redirectOutput(output(index).toFile());
    return builder.start();
  }

  private Path output(int index) {
    return directory.resolve("output-" + index + ".txt");
  }
}
