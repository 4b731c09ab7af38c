package dev.payouts.benchmarks;

import com.google.common.collect.ImmutableList;
import dev.payouts.benchmarks.calls.Arguments;
import dev.payouts.benchmarks.calls.Bench;
import dev.payouts.benchmarks.calls.CallTableOptions;
import dev.payouts.benchmarks.calls.Command;
import dev.payouts.benchmarks.calls.Comparison;
import dev.payouts.benchmarks.calls.Forecast;
import dev.payouts.benchmarks.calls.Grid;
import dev.payouts.benchmarks.calls.Grids;
import dev.payouts.benchmarks.calls.Measurement;
import dev.payouts.benchmarks.calls.Scenario;
import dev.payouts.benchmarks.calls.Way;
import dev.payouts.core.host.SystemHost;
import dev.payouts.core.model.PayableType;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Compares requests and times with the N+1 way: creates payouts in sandboxes over HTTP, in one
 * process, in the N+1 way, the way of the original's head, and ours.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar dev.payouts.benchmarks.CallTable --quick
 * }</pre>
 */
public final class CallTable {
  private static final String LEGEND =
      """
      N+1: a listing; for each payable a rate query, a payout query, a contractor read, the create.
      head: the batching of the original's head, its contractors read singly, all old payouts of
      the type scanned up to the 10,000 results that Notion returns.
      floor: N creates and the reads of payout-core/DESIGN.md; as time, only their round trips.
      ~: computed, not measured; as time, only the round trips.
      Requests are those received by the server. Schemas are cached, as after a plan; the first run of
      an hour also reads them: 4 for payroll, 3 for splits, 2 for refunds.""";

  private final CallTableOptions options;
  private final PrintStream err;
  private final List<Measurement> unsound = new ArrayList<>();

  private CallTable(CallTableOptions options, PrintStream err) {
    this.options = options;
    this.err = err;
  }

  /** Runs the command. */
  public static void main(String... args) {
    Command.main(CallTable::run, args);
  }

  static int run(PrintStream out, PrintStream err, String... args) {
    return Command.run(
        err,
        () -> {
          Arguments given = CallTableOptions.arguments(args);
          if (given.has("--help")) {
            out.println(CallTableOptions.HELP);
            return Command.DONE;
          }
          return new CallTable(CallTableOptions.of(given), err).show(out);
        });
  }

  private int show(PrintStream out) {
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
    return unsound.isEmpty() ? Command.DONE : Command.NOT_SOUND;
  }

  /** Otherwise the first way would include the warm-up of the JVM. */
  private void warmUp() {
    var bench = new Bench(new SystemHost(), options.setting().withoutLatency());
    for (Way way : Way.values()) {
      bench.measure(Scenario.unpaid(PayableType.CONTRACTOR_PAYROLL, 10, 0), way);
    }
    err.println("Warmed up.");
  }

  private Comparison compare(Scenario scenario) {
    ImmutableList.Builder<Measurement> measurements = ImmutableList.builder();
    var bench = new Bench(new SystemHost(), options.setting());
    for (Way way : ways(scenario)) {
      boolean ours = way == Way.OURS || way == Way.OURS_COMPLETING;
      measurements.add(
          ours || scenario.payables() <= options.measuredUpTo()
              ? measure(bench, scenario, way)
              : bench.compute(scenario, way));
    }
    return new Comparison(new Forecast(scenario, options.setting()), measurements.build());
  }

  private List<Way> ways(Scenario scenario) {
    boolean completing =
        scenario.type() == PayableType.CONTRACTOR_PAYROLL
            && scenario.payables() <= options.completingUpTo();
    return completing
        ? List.of(Way.values())
        : List.of(Way.N_PLUS_ONE, Way.ORIGINAL_HEAD, Way.OURS);
  }

  /** Double payments do not depend on time. */
  private List<Measurement> paidTwice() {
    var bench = new Bench(new SystemHost(), options.setting().withoutLatency());
    List<Measurement> measurements = new ArrayList<>();
    for (Scenario scenario : options.paidTwice()) {
      for (Way way : List.of(Way.N_PLUS_ONE, Way.ORIGINAL_HEAD, Way.OURS)) {
        measurements.add(measure(bench, scenario, way));
      }
    }
    return measurements;
  }

  private Measurement measure(Bench bench, Scenario scenario, Way way) {
    Measurement measurement = bench.measure(scenario, way);
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
