package dev.payouts.benchmarks;

import dev.payouts.benchmarks.calls.Commands;
import dev.payouts.benchmarks.calls.PayableRows;
import dev.payouts.notion.sandbox.Sandbox;
import dev.payouts.notion.sandbox.SandboxOptions;
import dev.payouts.notion.sandbox.SandboxOptions.Cases;
import dev.payouts.notion.sandbox.SandboxTraffic;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Prints the cost of large databases for the client: 500 orders with no and with 100,000 old
 * payouts, and 100,000 orders in one run with 512 MB of heap. The client is {@code payouts.jar} in
 * its own process; the sandbox is in this one, without latency.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar dev.payouts.benchmarks.LargeData
 * }</pre>
 */
@Command(
    name = "LargeData",
    description =
        "Prints the cost of large databases for the client in its own process. Takes some minutes.",
    mixinStandardHelpOptions = true,
    footer =
        "Exit codes: 0 every run created all payouts; 1 one did not; 2 wrong usage; 3 a run could not"
            + " be started.")
public final class LargeData implements Callable<Integer> {
  private static final YearMonth MONTH = YearMonth.of(2026, 10);
  private static final int ORDERS = 500;
  private static final int MANY = 100_000;
  private static final int TURNS = 5;
  private static final String ROW = "%-8s %-12s %-6s %-8s %-8s %-9s %-9s %s%n";

  private final PrintStream out;

  @SuppressWarnings("FieldCanBeFinal") // picocli sets it
  @Parameters(
      arity = "0..1",
      paramLabel = "JAR",
      description = "The program; payout-cli/target/payouts.jar by default.")
  private Path jar = Commands.JAR;

  private boolean isComplete = true;

  LargeData(PrintStream out, PrintStream unused) {
    this.out = out;
  }

  /** Runs the command. */
  public static void main(String... args) {
    Commands.main(LargeData::new, args);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Commands.requireJar(jar);
    out.printf(
        ROW, "orders", "old payouts", "exit", "calls", "created", "seconds", "CPU s", "peak MB");
    List<Double> without = new ArrayList<>();
    List<Double> beside = new ArrayList<>();
    for (int turn = 0;
        turn < TURNS;
        turn++) { // alternating, so that the load of the machine affects both
      without.add(run(ORDERS, 0).cpuSeconds());
      beside.add(run(ORDERS, MANY).cpuSeconds());
    }
    out.printf(
        "the client's CPU time with %,d old payouts: %.2f times that with none (medians of"
            + " %d, range %.2f to %.2f s and %.2f to %.2f s)%n",
        MANY,
        median(beside) / median(without),
        TURNS,
        without.stream().sorted().findFirst().orElseThrow(),
        without.stream().mapToDouble(each -> each).max().orElseThrow(),
        beside.stream().sorted().findFirst().orElseThrow(),
        beside.stream().mapToDouble(each -> each).max().orElseThrow());
    run(MANY, 0);
    return isComplete ? Commands.DONE : Commands.NOT_SOUND;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private Cost run(int orders, int history) throws IOException, InterruptedException {
    SandboxOptions options =
        SandboxOptions.builder(MONTH).empty().cases(Cases.NONE).orders(orders).build();
    try (Sandbox sandbox = Sandbox.start(options)) {
      PayableRows.ORDERS.addHistory(sandbox.workspace(), history);
      int before = sandbox.workspace().payouts().size();
      Path directory = Files.createTempDirectory("payouts-large");
      Cost cost = client(sandbox, directory);
      SandboxTraffic traffic = sandbox.notion().traffic();
      int created = sandbox.workspace().payouts().size() - before;
      isComplete &= cost.exitCode() == 0 && created == orders;
      out.printf(
          ROW,
          orders,
          history,
          cost.exitCode(),
          traffic.total(),
          created,
          "%.1f".formatted(cost.seconds()),
          "%.1f".formatted(cost.cpuSeconds()),
          cost.peakMegabytes() == 0 ? "unknown" : cost.peakMegabytes());
      return cost;
    }
  }

  /**
   * The cost of a process.
   *
   * @param peakMegabytes its maximum resident size; 0 if unknown
   */
  private record Cost(int exitCode, double seconds, double cpuSeconds, long peakMegabytes) {}

  private Cost client(Sandbox sandbox, Path directory) throws IOException, InterruptedException {
    Path config = Files.writeString(directory.resolve("payouts.json"), sandbox.configurationJson());
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(java, "-Xmx512m", "-jar", jar.toString(), "run", "--output", "json");
    builder.command().addAll(List.of("--config", config.toString()));
    builder.command().addAll(List.of("--state", directory.resolve("state").toString()));
    builder.environment().putAll(Map.of("NOTION_TOKEN", sandbox.token()));
    builder.redirectOutput(directory.resolve("report.json").toFile());
    builder.redirectError(directory.resolve("progress.txt").toFile());
    long begin = System.nanoTime();
    Process process = builder.start();
    Duration cpu = Duration.ZERO;
    long peak = 0;
    while (process.isAlive()) {
      cpu = process.info().totalCpuDuration().orElse(cpu);
      peak = Math.max(peak, peakMegabytes(process.pid()));
      Thread.sleep(10);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Cost(process.exitValue(), seconds, cpu.toMillis() / 1e3, peak);
  }

  /** Linux reports the peak while the process is running. */
  private static long peakMegabytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0; // another system, or the process has just exited
    }
  }
}
