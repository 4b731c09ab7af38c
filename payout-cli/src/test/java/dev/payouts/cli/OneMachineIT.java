package dev.payouts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Request;
import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import dev.payouts.notion.testing.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes of the real program on one machine that could pay the same orders. */
class OneMachineIT {
  private static final int ORDERS = 12;

  @TempDir Path directory;

  private final AtomicInteger creates = new AtomicInteger();
  private volatile Hook onCreate = number -> {};

  private interface Hook {
    void received(int number) throws IOException, InterruptedException;
  }

  private Sandbox sandbox(Duration queryLag) {
    return Sandbox.start(
        SandboxOptions.builder(YearMonth.of(2026, 10))
            .empty()
            .orders(ORDERS)
            .queryLag(queryLag)
            .latency(Duration.ofMillis(5))
            .faults((request, number) -> receive(request))
            .build());
  }

  private Optional<Fault> receive(Request request) {
    if (request.route().equals("POST /v1/pages")) {
      try {
        onCreate.received(creates.incrementAndGet());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return Optional.empty();
  }

  /** Starts a command in a working directory; its output goes to a file of the same name. */
  private Process start(Sandbox sandbox, String workingDirectory, String... options)
      throws IOException {
    ProcessBuilder builder = MainAgainstSandbox.process(directory.resolve("home"), "run");
    builder.command().addAll(List.of(options));
    builder.directory(directory(workingDirectory).toFile());
    builder.environment().put("NOTION_TOKEN", sandbox.token());
    builder.redirectErrorStream(true);
    builder.redirectOutput(directory.resolve(workingDirectory + ".txt").toFile());
    return builder.start();
  }

  private Path directory(String name) throws IOException {
    Files.createDirectories(directory.resolve("home"));
    return Files.createDirectories(directory.resolve(name));
  }

  private String printed(String workingDirectory) throws IOException {
    return Files.readString(directory.resolve(workingDirectory + ".txt"));
  }

  private static void configure(Sandbox sandbox, Path file, String waits) throws IOException {
    Files.writeString(file, Programs.configuration(sandbox, waits));
  }

  @Test
  void theSecondOfTwoRunsInDifferentWorkingDirectoriesEndsWithFour()
      throws IOException, InterruptedException {
    try (Sandbox sandbox = sandbox(Duration.ZERO)) {
      configure(sandbox, directory.resolve("shared.json"), "");
      configure(sandbox, directory("other").resolve("payouts.json"), "");
      var sameFile = new AtomicInteger(-1);
      var copy = new AtomicInteger(-1);
      onCreate =
          number -> { // the sandbox does not respond meanwhile, so the schemas must be cached
            if (number == 1) {
              copySchemas();
              sameFile.set(Programs.exitCode(start(sandbox, "two", "--config", "../shared.json")));
              copy.set(Programs.exitCode(start(sandbox, "other")));
            }
          };
      Process first = start(sandbox, "one", "--config", "../shared.json");
      assertThat(Programs.exitCode(first)).as(printed("one")).isZero();
      assertThat(sameFile).as(printed("two")).hasValue(4);
      assertThat(copy).as(printed("other")).hasValue(4);
      assertThat(printed("two")).contains("process " + first.pid());
      assertThat(printed("other"))
          .contains("process " + first.pid())
          .contains("with the state directory " + directory.resolve(".payouts"));
      Programs.assertEachOrderPaidOnce(sandbox, ORDERS);
    }
  }

  private void copySchemas() throws IOException {
    Files.copy(
        directory.resolve(".payouts").resolve("schemas.json"),
        Files.createDirectories(directory.resolve("other").resolve(".payouts"))
            .resolve("schemas.json"));
  }

  @Test
  void aRunRightAfterOneWithAnotherStateDirectoryWaitsUntilItsPayoutsAreVisible()
      throws IOException, InterruptedException {
    try (Sandbox sandbox = sandbox(Duration.ofSeconds(8))) {
      configure(sandbox, directory.resolve("payouts.json"), "\"consistency_wait_seconds\": 10,");
      String[] options = {"--config", "../payouts.json", "--state", ".payouts"};
      assertThat(Programs.exitCode(start(sandbox, "one", options))).as(printed("one")).isZero();
      assertThat(Programs.exitCode(start(sandbox, "two", options))).as(printed("two")).isZero();
      assertThat(printed("two"))
          .contains("waiting until the payouts of other processes are visible");
      Programs.assertEachOrderPaidOnce(sandbox, ORDERS);
    }
  }

  @Test
  void aRunWhoseLockFilesAreDeletedEndsWithThreeAndTheNextOnePaysTheRestOnce()
      throws IOException, InterruptedException {
    try (Sandbox sandbox = sandbox(Duration.ofMillis(700))) {
      configure(
          sandbox, directory("one").resolve("payouts.json"), "\"consistency_wait_seconds\": 1,");
      onCreate =
          number -> {
            if (number == 4) {
              Files.delete(directory.resolve("one/.payouts/lock"));
            }
          };
      Process first = start(sandbox, "one");
      assertThat(Programs.exitCode(first)).as(printed("one")).isEqualTo(3);
      assertThat(printed("one")).contains("was deleted or replaced during this run");
      assertThat(Programs.exitCode(start(sandbox, "one"))).as(printed("one")).isZero();
      Programs.assertEachOrderPaidOnce(sandbox, ORDERS);
    }
  }
}
