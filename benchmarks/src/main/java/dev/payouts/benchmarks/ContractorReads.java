package dev.payouts.benchmarks;

import dev.payouts.benchmarks.calls.Commands;
import dev.payouts.benchmarks.calls.Commands.Numbers;
import dev.payouts.benchmarks.calls.Commands.Some;
import dev.payouts.benchmarks.calls.ContractorReading;
import dev.payouts.benchmarks.calls.Grid;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Shows that reading contractors never costs more than twice the cheaper of two ways, paging
 * through their database or reading them one by one, although their number is unknown.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar dev.payouts.benchmarks.ContractorReads
 * }</pre>
 */
@Command(
    name = "ContractorReads",
    description = "Reads contractors from sandboxes over HTTP, and prints the requests needed.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer =
        "Exit codes: 0 no reading took more than twice the better way; 1 one did; 2 wrong usage; 3 a"
            + " reading failed.")
public final class ContractorReads implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;

  @Option(
      names = "--contractors",
      converter = Some.class,
      description = "Contractors in the database; 10,100,1000,50000 by default.")
  private Numbers databases = Numbers.of(10, 100, 1_000, 50_000);

  @Option(
      names = "--wanted",
      converter = Some.class,
      description = "Contractors to read; 1,50,500 by default.")
  private Numbers wanted = Numbers.of(1, 50, 500);

  @Option(names = "--output", description = "Format of the table: table (default) or markdown.")
  private Grid.Format format = Grid.Format.TABLE;

  ContractorReads(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs the command. */
  public static void main(String... args) {
    Commands.main(ContractorReads::new, args);
  }

  @Override
  public Integer call() {
    List<ContractorReading> readings = new ArrayList<>();
    for (int contractors : databases.values()) {
      readings.addAll(ContractorReading.measure(contractors, wanted.values().asList()));
      err.println("%d contractors: done".formatted(contractors));
    }
    ContractorReading.grid(readings).lines(format).forEach(out::println);
    out.println("\"At the end\" is where a reader that pages from the newest gets last.");
    List<ContractorReading> dear =
        readings.stream().filter(each -> each.ratio() > ContractorReading.MOST).toList();
    dear.forEach(
        each ->
            err.println(
                "%d of %d contractors took %d requests, more than twice %d."
                    .formatted(
                        each.wanted(), each.contractors(), each.calls().total(), each.better())));
    return dear.isEmpty() ? Commands.DONE : Commands.NOT_SOUND;
  }
}
