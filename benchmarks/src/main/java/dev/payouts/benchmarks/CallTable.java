package dev.payouts.benchmarks;

import com.google.common.collect.ImmutableList;
import dev.payouts.benchmarks.calls.CallTableOptions;
import dev.payouts.benchmarks.calls.Commands;
import dev.payouts.benchmarks.calls.Comparison;
import dev.payouts.benchmarks.calls.Forecast;
import dev.payouts.benchmarks.calls.Grid;
import dev.payouts.benchmarks.calls.Grids;
import dev.payouts.benchmarks.calls.Measurement;
import dev.payouts.benchmarks.calls.Scenario;
import dev.payouts.benchmarks.calls.Setting;
import dev.payouts.benchmarks.calls.Way;
import dev.payouts.core.model.PayableType;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Compares requests and times with the N+1 way: creates payouts in sandboxes over HTTP, in one
 * process, in the N+1 way, the way of the original's head, and ours.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar dev.payouts.benchmarks.CallTable --quick
 * }</pre>
 */
@Command(
    name = "CallTable",
    description =
        "Creates payouts in sandboxes over HTTP in three ways, and prints the cost of each. The"
            + " complete table takes about ten minutes.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer =
        "Exit codes: 0 every way did all of its work; 1 one did not; 2 wrong usage; 3 a run failed.")
public final class CallTable implements Callable<Integer> {
  private static final String LEGEND =
      """
      N+1: a listing; for each payable a rate query, a payout query, a contractor read, the create.
      head: the batching of the original's head, its contractors read singly, all old payouts of
      the type scanned up to the 10,000 results that Notion returns.
      floor: N creates and the reads of payout-core/DESIGN.md; as time, only their round trips.
      ~: computed, not measured; as time, only the round trips.
      Requests are those received by the server. Schemas are cached, as after a plan; the first run of
      an hour also reads them: 4 for payroll, 3 for splits, 2 for refunds.""";

  private final PrintStream out;
  private final PrintStream err;
  @Mixin private final CallTableOptions options = new CallTableOptions();
  private final List<Measurement> unsound = new ArrayList<>();

  CallTable(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs the command. */
  public static void main(String... args) {
    Commands.main(CallTable::new, args);
  }

  @Override
  public Integer call() {
    warmUp();
    List<Comparison> comparisons = options.scenarios().stream().map(this::compare).toList();
    List<Measurement> paidTwice = paidTwice();
    ImmutableList.Builder<Grid> grids = ImmutableList.builder();
    grids.add(Grids.requests(comparisons), Grids.times(comparisons, options.setting()));
    if (!paidTwice.isEmpty()) {
      grids.add(Grids.paidTwice(paidTwice));
    }
    grids.add(Grids.originals(comparisons), Grids.kinds(comparisons));
    for (Grid grid : grids.build()) {
      if (!grid.rows().isEmpty()) {
        grid.lines(options.format()).forEach(out::println);
      }
    }
    out.println(LEGEND);
    unsound.forEach(this::complain);
    return unsound.isEmpty() ? Commands.DONE : Commands.NOT_SOUND;
  }

  /** Otherwise the first way would include the warm-up of the JVM. */
  private void warmUp() {
    var scenario = Scenario.unpaid(PayableType.CONTRACTOR_PAYROLL, 10, 0);
    for (Way way : Way.values()) {
      Measurement.measured(scenario, way, options.setting().withoutLatency());
    }
    err.println("Warmed up.");
  }

  private Comparison compare(Scenario scenario) {
    ImmutableList.Builder<Measurement> measurements = ImmutableList.builder();
    for (Way way : options.ways(scenario)) {
      measurements.add(
          options.isMeasured(scenario, way)
              ? measure(scenario, way, options.setting())
              : Measurement.computed(scenario, way, options.setting()));
    }
    return new Comparison(new Forecast(scenario, options.setting()), measurements.build());
  }

  /** Double payments do not depend on time. */
  private List<Measurement> paidTwice() {
    Setting setting = options.setting().withoutLatency();
    return options.paidTwice().stream()
        .flatMap(scenario -> Way.COMPARED.stream().map(way -> measure(scenario, way, setting)))
        .toList();
  }

  private Measurement measure(Scenario scenario, Way way, Setting setting) {
    Measurement measurement = Measurement.measured(scenario, way, setting);
    err.println(
        String.format(
            Locale.ROOT,
            "%s, %s: %,d requests, %.1f s",
            scenario,
            way.title(),
            measurement.calls().total(),
            measurement.time().toMillis() / 1_000.0));
    if (!measurement.isSound()) {
      unsound.add(measurement);
    }
    return measurement;
  }

  private void complain(Measurement measurement) {
    err.println(
        String.format(
            Locale.ROOT,
            "%s, %s: %,d payouts were to be created, %,d were; %,d payables have none, %,d several.",
            measurement.scenario(),
            measurement.way().title(),
            measurement.scenario().toCreate(),
            measurement.verdict().created(),
            measurement.verdict().unpaid(),
            measurement.verdict().paidTwice()));
  }
}
