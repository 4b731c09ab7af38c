package dev.payouts.benchmarks.calls;

import com.google.common.collect.ImmutableList;
import dev.payouts.benchmarks.calls.Commands.AtLeastOne;
import dev.payouts.benchmarks.calls.Commands.AtLeastZero;
import dev.payouts.core.model.PayableType;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the request table. Set by picocli. */
public final class CallTableOptions {
  @Option(names = "--quick", description = "10 and 50 payables only, about two minutes.")
  private boolean quick;

  @Option(names = "--types", split = ",", description = "${COMPLETION-CANDIDATES}; all by default.")
  private List<PayableType> types = List.of(PayableType.values());

  @Option(
      names = "--orders",
      split = ",",
      converter = AtLeastOne.class,
      description = "Orders of a payroll run; 10,50,100,500,2000 by default.")
  private @Nullable List<Integer> orders;

  @Option(
      names = "--requests",
      split = ",",
      converter = AtLeastOne.class,
      description = "Refunds or splits of a run; 50,500 by default.")
  private @Nullable List<Integer> requests;

  @Option(
      names = "--old",
      split = ",",
      converter = AtLeastZero.class,
      description = "Old payouts of the type; 0,30000 by default.")
  private List<Integer> old = List.of(0, 30_000);

  @Option(
      names = "--measured-up-to",
      converter = AtLeastZero.class,
      description = "Compute N+1 and head beyond this many payables; 500 by default.")
  private int measuredUpTo = 500;

  @Option(
      names = "--latency-ms",
      converter = AtLeastZero.class,
      description = "Time from a request to its response; 100 by default.")
  private int latencyMillis = 100;

  @Option(
      names = "--workers",
      converter = AtLeastOne.class,
      description = "Concurrent requests; 5 by default.")
  private int workers = Setting.WORKERS;

  @Option(
      names = "--reads-per-contractor",
      converter = AtLeastOne.class,
      description = "By N+1 and head; 1 by default; the original does 3.")
  private int readsPerContractor = 1;

  @Option(
      names = "--complete-orders",
      converter = AtLeastZero.class,
      description =
          "Also run ours with --complete-orders, for up to N orders; 50 by default, 0 for never.")
  private int completingUpTo = 50;

  @Option(
      names = "--paid-twice",
      converter = AtLeastZero.class,
      description =
          "Orders of the run that shows double payments, a tenth of them already paid; 500 by"
              + " default, 0 for none.")
  private @Nullable Integer paidTwice;

  @Option(names = "--output", description = "Format of the tables: table (default) or markdown.")
  private Grid.Format format = Grid.Format.TABLE;

  /** Returns the workspaces, in the order of the rows. */
  public ImmutableList<Scenario> scenarios() {
    ImmutableList.Builder<Scenario> scenarios = ImmutableList.builder();
    for (PayableType type : types) {
      for (int payables : type == PayableType.CONTRACTOR_PAYROLL ? orders() : requests()) {
        for (int payouts : old) {
          scenarios.add(Scenario.unpaid(type, payables, payouts));
        }
      }
    }
    return scenarios.build();
  }

  private List<Integer> orders() {
    if (orders != null) {
      return orders;
    }
    return quick ? List.of(10, 50) : List.of(10, 50, 100, 500, 2_000);
  }

  private List<Integer> requests() {
    if (requests != null) {
      return requests;
    }
    return quick ? List.of(50) : List.of(50, 500);
  }

  /**
   * Returns the partly paid workspace that shows double payments, if any. With few old payouts
   * nothing is missed, so the largest number counts.
   */
  public Optional<Scenario> paidTwice() {
    int byDefault = quick ? 50 : 500;
    int payables = paidTwice == null ? byDefault : paidTwice;
    return payables == 0 || !types.contains(PayableType.CONTRACTOR_PAYROLL)
        ? Optional.empty()
        : Optional.of(
            new Scenario(
                PayableType.CONTRACTOR_PAYROLL, payables, payables / 10, Collections.max(old)));
  }

  /** Returns the ways to run or compute in a workspace. */
  public List<Way> ways(Scenario scenario) {
    return scenario.type() == PayableType.CONTRACTOR_PAYROLL
            && scenario.payables() <= completingUpTo
        ? List.of(Way.values())
        : Way.COMPARED;
  }

  /** Returns whether a way runs in a workspace; beyond some number the other ways are computed. */
  public boolean isMeasured(Scenario scenario, Way way) {
    return way.isOurs() || scenario.payables() <= measuredUpTo;
  }

  /** Returns the settings shared by all ways. */
  public Setting setting() {
    return new Setting(Duration.ofMillis(latencyMillis), workers, readsPerContractor);
  }

  /** Returns the format of the tables. */
  public Grid.Format format() {
    return format;
  }
}
