package dev.payouts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.store.runs.KeptRun;
import dev.payouts.core.store.runs.RunHistory;
import dev.payouts.notion.sandbox.Fault;
import dev.payouts.notion.sandbox.Request;
import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import dev.payouts.notion.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills the real program at a request chosen by a seed, then runs it again. */
class KilledProcessIT {
  private static final String SHORT_WAITS = "\"consistency_wait_seconds\": 1,";
  private static final int ORDERS = 12;

  @TempDir Path directory;

  private final AtomicInteger requestsToLive = new AtomicInteger(Integer.MAX_VALUE);
  private final AtomicReference<@Nullable Process> running = new AtomicReference<>();

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("payouts.kill.seeds", 3));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aRunThatIsKilledAndRunAgainPaysEachOrderOnce(long seed)
      throws IOException, InterruptedException {
    var random = new Random(seed);
    try (Sandbox sandbox = sandbox()) {
      configure(sandbox, SHORT_WAITS);
      for (int kill = 0; kill < 2; kill++) {
        requestsToLive.set(3 + random.nextInt(ORDERS + 4));
        int exitCode = run(sandbox);
        assertThat(exitCode).as("exit code of a killed process").isIn(137, 0);
        assertThat(latestRun().state())
            .isEqualTo(exitCode == 0 ? KeptRun.State.FINISHED : KeptRun.State.INTERRUPTED);
      }
      requestsToLive.set(Integer.MAX_VALUE);
      assertThat(run(sandbox)).isZero();
      Programs.assertEachOrderPaidOnce(sandbox, ORDERS);
      long payouts = sandbox.workspace().payouts().size();
      assertThat(run(sandbox)).isZero();
      assertThat(sandbox.workspace().payouts()).hasSize((int) payouts);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aVoidThatIsKilledAndRepeatedLeavesNoOrderWithTwoLivePayouts(long seed)
      throws IOException, InterruptedException {
    var random = new Random(seed);
    try (Sandbox sandbox = sandbox()) {
      configure(sandbox, SHORT_WAITS);
      assertThat(run(sandbox)).isZero();
      String[] cancel = {"void", latestRun().runId(), "--yes"};
      requestsToLive.set(2 + random.nextInt(2 * ORDERS));
      assertThat(run(sandbox, cancel)).as("exit code of a killed process").isEqualTo(137);
      assertThat(latestRun().state()).isEqualTo(KeptRun.State.INTERRUPTED);
      requestsToLive.set(Integer.MAX_VALUE);
      assertThat(run(sandbox)).as("a run before the void is repeated").isIn(0, 1);
      assertThat(paidOrders(sandbox)).doesNotHaveDuplicates();
      assertThat(run(sandbox, cancel)).isZero();
      assertThat(run(sandbox)).isZero();
      assertThat(paidOrders(sandbox)).doesNotHaveDuplicates().hasSize(ORDERS);
    }
  }

  private static List<String> paidOrders(Sandbox sandbox) {
    return sandbox.workspace().payouts().stream()
        .filter(payout -> payout.property("Date").filter("2026-10-31"::equals).isPresent())
        .filter(payout -> payout.property("Status").filter("Cancelled"::equals).isEmpty())
        .map(payout -> payout.property("00 Task Order").orElseThrow().toString())
        .toList();
  }

  @Test
  void aSecondRunOnTheSameStateDirectoryEndsWithFourAndNamesTheFirst()
      throws IOException, InterruptedException {
    try (Sandbox sandbox = sandbox()) {
      configure(sandbox, ""); // the sandbox does not respond while the second run is in progress
      var second = new AtomicInteger(-1);
      var secondOutput = new AtomicReference<>("");
      onRequest =
          request -> {
            if (request.route().equals("POST /v1/pages") && second.compareAndSet(-1, -2)) {
              try {
                Process other = start(sandbox, "second.txt", "run");
                second.set(Programs.exitCode(other));
                secondOutput.set(Files.readString(directory.resolve("second.txt")));
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }
          };
      assertThat(run(sandbox)).isZero();
      assertThat(second).hasValue(4);
      assertThat(secondOutput.get()).contains("process " + running().pid()).contains("since");
      Programs.assertEachOrderPaidOnce(sandbox, ORDERS);
    }
  }

  @Test
  void aRunThatIsStoppedFinishesCreatesInProgressAndEndsWithOne()
      throws IOException, InterruptedException {
    try (Sandbox sandbox = sandbox()) {
      configure(sandbox, SHORT_WAITS);
      var creates = new AtomicInteger();
      onRequest =
          request -> {
            if (request.route().equals("POST /v1/pages") && creates.incrementAndGet() == 4) {
              running().destroy();
            }
          };
      assertThat(run(sandbox)).isOne();
      assertThat(Files.readString(directory.resolve("output.txt")))
          .contains("Stopping")
          .contains("not attempted");
      assertThat(latestRun().state()).isEqualTo(KeptRun.State.STOPPED);
      onRequest = request -> {};
      assertThat(run(sandbox)).isZero();
      Programs.assertEachOrderPaidOnce(sandbox, ORDERS);
    }
  }

  private volatile RequestHook onRequest = request -> {};

  private interface RequestHook {
    void received(Request request);
  }

  private Sandbox sandbox() {
    return Sandbox.start(
        SandboxOptions.builder(YearMonth.of(2026, 10))
            .orders(ORDERS)
            .refunds(0)
            .splits(0)
            .history(5)
            .cases(SandboxOptions.Cases.NONE)
            .queryLag(Duration.ofMillis(700))
            .latency(Duration.ofMillis(5))
            .faults((request, number) -> killWhenDue(request))
            .build());
  }

  /** Kills the process when the count is reached, before or after the write is applied. */
  private Optional<Fault> killWhenDue(Request request) {
    onRequest.received(request);
    int left = requestsToLive.decrementAndGet();
    if (left != 0) {
      return Optional.empty();
    }
    Process process = running.get();
    if (process != null) {
      process.destroyForcibly();
    }
    return request.text().length() % 2 == 0
        ? Optional.of(Fault.reset())
        : Optional.of(Fault.reset().afterWrite());
  }

  private Process running() {
    return Objects.requireNonNull(running.get(), "no process is running");
  }

  private void configure(Sandbox sandbox, String waits) throws IOException {
    Files.writeString(directory.resolve("payouts.json"), Programs.configuration(sandbox, waits));
  }

  private int run(Sandbox sandbox) throws IOException, InterruptedException {
    return run(sandbox, "run");
  }

  private int run(Sandbox sandbox, String... command) throws IOException, InterruptedException {
    Process process = start(sandbox, "output.txt", command);
    running.set(process);
    return Programs.exitCode(process);
  }

  private Process start(Sandbox sandbox, String output, String... command) throws IOException {
    ProcessBuilder builder = MainAgainstSandbox.process(directory, command);
    builder.environment().put("NOTION_TOKEN", sandbox.token());
    builder.redirectErrorStream(true).redirectOutput(directory.resolve(output).toFile());
    return builder.start();
  }

  private KeptRun latestRun() {
    return RunHistory.of(directory.resolve(".payouts")).runs().get(0);
  }
}
