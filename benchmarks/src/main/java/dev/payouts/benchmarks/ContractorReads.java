package dev.payouts.benchmarks;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.payouts.benchmarks.calls.Arguments;
import dev.payouts.benchmarks.calls.CallTableOptions;
import dev.payouts.benchmarks.calls.Command;
import dev.payouts.benchmarks.calls.ContractorReading;
import dev.payouts.benchmarks.calls.Grid;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows that reading contractors never costs more than twice the cheaper of two ways, paging
 * through their database or reading them one by one, although their number is unknown.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar dev.payouts.benchmarks.ContractorReads
 * }</pre>
 */
public final class ContractorReads {
  private static final String HELP =
      """
      Usage: ContractorReads [options]
      Reads contractors from sandboxes over HTTP, and prints the requests needed.
        --contractors N,...         contractors in the database; 10,100,1000,50000 by default
        --wanted N,...              contractors to read; 1,50,500 by default
        --output table|markdown     format of the table; table by default
        --help                      this text
      Exit codes: 0 no reading took more than twice the better way; 1 one did; 2 wrong usage; 3 a
      reading failed.""";
  private static final ImmutableSet<String> OPTIONS =
      ImmutableSet.of("--contractors", "--wanted", "--output");
  private static final ImmutableSet<String> FLAGS = ImmutableSet.of("--help");
  private static final int MAX_CONTRACTORS = 100_000;

  private ContractorReads() {}

  /** Runs the command. */
  public static void main(String... args) {
    Command.main(ContractorReads::run, args);
  }

  static int run(PrintStream out, PrintStream err, String... args) {
    return Command.run(
        err,
        () -> {
          Arguments given = Arguments.read(OPTIONS, FLAGS, args);
          if (given.has("--help")) {
            out.println(HELP);
            return Command.DONE;
          }
          return show(given, out, err);
        });
  }

  private static int show(Arguments given, PrintStream out, PrintStream err) {
    Grid.Format format = CallTableOptions.format(given);
    ImmutableList<Integer> databases =
        given.numbers(
            "--contractors", ImmutableList.of(10, 100, 1_000, 50_000), 1, MAX_CONTRACTORS);
    ImmutableList<Integer> wanted =
        given.numbers("--wanted", ImmutableList.of(1, 50, 500), 1, MAX_CONTRACTORS);
    List<ContractorReading> readings = new ArrayList<>();
    for (int contractors : databases) {
      readings.addAll(ContractorReading.measure(contractors, wanted));
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
    return dear.isEmpty() ? Command.DONE : Command.NOT_SOUND;
  }
}
