package dev.payouts.benchmarks;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.payouts.benchmarks.calls.PayableRows;
import dev.payouts.benchmarks.calls.Verdict;
import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import dev.payouts.notion.sandbox.SandboxTraffic.Received;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shares one payroll among 1, 2, 4 and 8 processes of {@code payouts.jar}, each with its own
 * connection and state directory, against a sandbox that gives each connection its own budget;
 * checks that each order is paid exactly once, and prints the times.
 *
 * <p>The budget window is shorter than Notion's 60 s, so that the table takes minutes instead of an
 * hour; the program under test does not know it. Not a JMH benchmark, because it measures waiting.
 */
public final class ScalingOut {
  private static final YearMonth MONTH = YearMonth.of(2026, 10);
  private static final Duration LATENCY = Duration.ofMillis(20);

  private final Path jar;
  private final int orders;
  private final int requestsPerWindow;
  private final Duration window;
  private final ImmutableList<Integer> fleets;

  private ScalingOut(ImmutableMap<String, String> options) {
    this.jar = Path.of(options.getOrDefault("--jar", "payout-cli/target/payouts.jar"));
    this.orders = Integer.parseInt(options.getOrDefault("--orders", "4000"));
    this.requestsPerWindow = Integer.parseInt(options.getOrDefault("--requests", "180"));
    this.window =
        Duration.ofSeconds(Long.parseLong(options.getOrDefault("--window-seconds", "20")));
    this.fleets =
        Splitter.on(',')
            .splitToStream(options.getOrDefault("--processes", "1,2,4,8"))
            .map(Integer::valueOf)
            .collect(ImmutableList.toImmutableList());
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

  /**
   * Prints the table.
   *
   * @param args {@code --jar FILE}, {@code --orders N}, {@code --requests N} and {@code
   *     --window-seconds N} of the budget, {@code --processes N,N}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    ImmutableMap.Builder<String, String> options = ImmutableMap.builder();
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
    new ScalingOut(options.buildOrThrow()).print();
  }

  private void print() throws IOException, InterruptedException {
    System.out.printf(
        Locale.ROOT,
        "%d orders; %d requests in each %d s for each connection; %d ms latency%n%n",
        orders,
        requestsPerWindow,
        window.toSeconds(),
        LATENCY.toMillis());
    System.out.println(
        "| processes | speed-up | of linear | first to last request | start to exit | requests |"
            + " refused |");
    System.out.println("|---|---|---|---|---|---|---|");
    List<Row> rows = new ArrayList<>();
    for (int processes : fleets) {
      Row row = measure(processes);
      rows.add(row);
      double speedUp = seconds(rows.get(0).atWork) / seconds(row.atWork);
      System.out.printf(
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
  }

  private Row measure(int processes) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("payouts-scaling-");
    try (Sandbox sandbox = sandbox(processes)) {
      var fleet = new Fleet(jar, directory, sandbox, processes);
      fleet.useStateDirectories();
      Thread.sleep(window.toMillis()); // the budget is full again
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

  private Sandbox sandbox(int tokens) {
    return Sandbox.start(
        SandboxOptions.builder(MONTH)
            .empty()
            .orders(orders)
            .tokens(tokens)
            .latency(LATENCY)
            .requestsPerMinute(requestsPerWindow)
            .budgetWindow(window)
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
}
