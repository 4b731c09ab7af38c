package dev.payouts.benchmarks;

import com.google.common.collect.ImmutableList;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.payouts.benchmarks.calls.Commands;
import dev.payouts.benchmarks.calls.Commands.Numbers;
import dev.payouts.benchmarks.calls.PayableRows;
import dev.payouts.benchmarks.calls.Verdict;
import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import dev.payouts.notion.sandbox.SandboxTraffic.Received;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Shares one payroll among 1, 2, 4 and 8 processes of {@code payouts.jar}, each with its own
 * connection and state directory, against a sandbox that gives each connection its own budget;
 * checks that each order is paid exactly once, and prints the times.
 *
 * <p>The budget window is shorter than Notion's 60 s, so that the table takes minutes instead of an
 * hour; the program under test does not know it. Not a JMH benchmark, because it measures waiting.
 */
@Command(
    name = "ScalingOut",
    description =
        "Shares one payroll among several processes of payouts.jar, and prints the times. Takes about"
            + " 17 minutes.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer =
        "Exit codes: 0 each order was paid exactly once; 2 wrong usage; 3 a run failed, or an order was"
            + " not paid exactly once.")
public final class ScalingOut implements Callable<Integer> {
  private static final YearMonth MONTH = YearMonth.of(2026, 10);
  private static final Duration LATENCY = Duration.ofMillis(20);

  private final PrintStream out;

  @Option(names = "--jar", description = "The program; payout-cli/target/payouts.jar by default.")
  private Path jar = Commands.JAR;

  @Option(
      names = "--orders",
      converter = Orders.class,
      description = "Orders of the payroll; 4000 by default.")
  private int orders = 4_000;

  @Option(
      names = "--requests",
      converter = Requests.class,
      description = "Requests of each connection per window; 180 by default.")
  private int requestsPerWindow = 180;

  @Option(
      names = "--window-seconds",
      converter = WindowSeconds.class,
      description = "The window of the budget; 20 by default.")
  private int windowSeconds = 20;

  @Option(
      names = "--processes",
      converter = Processes.class,
      description = "Numbers of processes, one row each; 1,2,4,8 by default.")
  private Numbers fleets = Numbers.of(1, 2, 4, 8);

  ScalingOut(PrintStream out, PrintStream unused) {
    this.out = out;
  }

  /**
   * The result for one number of processes.
   *
   * @param processes the number of processes
   * @param atWork the time from the first request to the last
   * @param wall the time from the first start to the last exit, including JVM startup
   * @param requests the number of requests
   * @param refused the number of requests rejected by the budget
   */
  private record Row(int processes, Duration atWork, Duration wall, long requests, long refused) {}

  /** Runs the command. */
  public static void main(String... args) {
    Commands.main(ScalingOut::new, args);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Commands.requireJar(jar);
    out.printf(
        Locale.ROOT,
        "%d orders; %d requests in each %d s for each connection; %d ms latency%n%n",
        orders,
        requestsPerWindow,
        windowSeconds,
        LATENCY.toMillis());
    out.println(
        "| processes | speed-up | of linear | first to last request | start to exit | requests |"
            + " refused |");
    out.println("|---|---|---|---|---|---|---|");
    List<Row> rows = new ArrayList<>();
    for (int processes : fleets.values()) {
      Row row = measure(processes);
      rows.add(row);
      double speedUp = seconds(rows.get(0).atWork) / seconds(row.atWork);
      out.printf(
          Locale.ROOT,
          "| %d | %.2f | %.2f | %.1f s | %.1f s | %,d | %d |%n",
          processes,
          speedUp,
          speedUp * rows.get(0).processes / processes,
          seconds(row.atWork),
          seconds(row.wall),
          row.requests,
          row.refused);
    }
    return Commands.DONE;
  }

  private Row measure(int processes) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("payouts-scaling-");
    try (Sandbox sandbox = sandbox(processes)) {
      var fleet = new Fleet(jar, directory, sandbox, processes);
      fleet.useStateDirectories();
      Thread.sleep(window().toMillis()); // the budget is full again
      sandbox.notion().traffic().reset();
      Duration wall = fleet.run();
      checkPaidOnce(sandbox);
      ImmutableList<Received> received = sandbox.notion().traffic().received();
      Duration atWork =
          Duration.between(received.get(0).at(), received.get(received.size() - 1).at());
      long refused = received.stream().filter(request -> request.status() == 429).count();
      return new Row(processes, atWork, wall, sandbox.notion().traffic().total(), refused);
    } finally {
      MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  private Duration window() {
    return Duration.ofSeconds(windowSeconds);
  }

  private Sandbox sandbox(int tokens) {
    return Sandbox.start(
        SandboxOptions.builder(MONTH)
            .empty()
            .orders(orders)
            .tokens(tokens)
            .latency(LATENCY)
            .requestsPerMinute(requestsPerWindow)
            .budgetWindow(window())
            .build());
  }

  private void checkPaidOnce(Sandbox sandbox) {
    PayableRows rows = PayableRows.ORDERS;
    Verdict verdict = Verdict.of(sandbox, rows, rows.approved(sandbox.workspace()));
    if (verdict.paidTwice() + verdict.unpaid() > 0) {
      throw new IllegalStateException("not every order is paid exactly once: " + verdict);
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  private static final class Orders extends Commands.Range {
    Orders() {
      super(1, Commands.MAX_PAYABLES);
    }
  }

  private static final class Requests extends Commands.Range {
    Requests() {
      super(1, 100_000);
    }
  }

  private static final class WindowSeconds extends Commands.Range {
    WindowSeconds() {
      super(1, 3_600);
    }
  }

  private static final class Processes extends Commands.NumbersConverter {
    Processes() {
      super(1, 64);
    }
  }
}
