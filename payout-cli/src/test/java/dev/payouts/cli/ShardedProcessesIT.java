package dev.payouts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import dev.payouts.notion.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of the real program that share one payroll, each with its own token and state. */
class ShardedProcessesIT {
  private static final int ORDERS = 60;
  private static final int PROCESSES = 4;
  private static final String SHORT_WAITS = "\"consistency_wait_seconds\": 1,";

  @TempDir Path directory;

  @Test
  void fourProcessesPayEachOrderOnceAndRunAgainTheyPayNothing()
      throws IOException, InterruptedException {
    try (Sandbox sandbox =
        Sandbox.start(
            SandboxOptions.builder(YearMonth.of(2026, 10))
                .empty()
                .orders(ORDERS)
                .tokens(PROCESSES)
                .queryLag(Duration.ofMillis(700))
                .latency(Duration.ofMillis(5))
                .build())) {
      Files.writeString(
          directory.resolve("payouts.json"), Programs.configuration(sandbox, SHORT_WAITS));
      runAll(sandbox);
      Programs.assertEachOrderPaidOnce(sandbox, ORDERS);
      assertThat(
              sandbox.workspace().payouts().stream().map(payout -> payout.createdBy()).distinct())
          .as("each process has paid some")
          .hasSize(PROCESSES);
      runAll(sandbox);
      assertThat(sandbox.workspace().payouts()).hasSize(ORDERS);
    }
  }

  private void runAll(Sandbox sandbox) throws IOException, InterruptedException {
    List<Process> processes = new ArrayList<>();
    for (int index = 0; index < PROCESSES; index++) {
      processes.add(start(sandbox, index));
    }
    for (int index = 0; index < PROCESSES; index++) {
      assertThat(Programs.exitCode(processes.get(index)))
          .as(Files.readString(directory.resolve("output-" + index)))
          .isZero();
    }
  }

  /** Starts a process like a pod of an Indexed Job. */
  private Process start(Sandbox sandbox, int index) throws IOException {
    ProcessBuilder builder =
        MainAgainstSandbox.process(
            directory, "run", "--shards", "" + PROCESSES, "--state", "state-" + index);
    builder.environment().put("NOTION_TOKEN", sandbox.tokens().get(index));
    builder.environment().put("JOB_COMPLETION_INDEX", "" + index);
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("output-" + index).toFile());
    return builder.start();
  }
}
