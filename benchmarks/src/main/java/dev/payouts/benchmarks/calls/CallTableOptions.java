package dev.payouts.benchmarks.calls;

import com.google.common.collect.ImmutableList;
import dev.payouts.benchmarks.calls.Commands.Numbers;
import dev.payouts.benchmarks.calls.Commands.Some;
import dev.payouts.core.RequestParser;
import dev.payouts.core.model.PayableType;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of the request table. Set by picocli. */
public final class CallTableOptions {
  @Option(names = "--quick", description = "10 and 50 payables only, about two minutes.")
  private boolean quick;

  @Option(
      names = "--types",
      converter = TypesConverter.class,
      description = "contractor_payroll, refund, invoice_split; all by default.")
  private Types types = new Types(ImmutableList.copyOf(PayableType.values()));

  @Option(
      names = "--orders",
      converter = Some.class,
      description = "Orders of a payroll run; 10,50,100,500,2000 by default.")
  private @Nullable Numbers orders;

  @Option(
      names = "--requests",
      converter = Some.class,
      description = "Refunds or splits of a run; 50,500 by default.")
  private @Nullable Numbers requests;

  @Option(
      names = "--old",
      converter = Old.class,
      description = "Old payouts of the type; 0,30000 by default.")
  private Numbers old = Numbers.of(0, 30_000);

  @Option(
      names = "--measured-up-to",
      converter = UpToAll.class,
      description = "Compute N+1 and head beyond this many payables; 500 by default.")
  private int measuredUpTo = 500;

  @Option(
      names = "--latency-ms",
      converter = LatencyMillis.class,
      description = "Time from a request to its response; 100 by default.")
  private int latencyMillis = 100;

  @Option(
      names = "--workers",
      converter = Workers.class,
      description = "Concurrent requests; 5 by default.")
  private int workers = Setting.WORKERS;

  @Option(
      names = "--reads-per-contractor",
      converter = Reads.class,
      description = "By N+1 and head; 1 by default; the original does 3.")
  private int readsPerContractor = 1;

  @Option(
      names = "--complete-orders",
      converter = UpToAll.class,
      description =
          "Also run ours with --complete-orders, for up to N orders; 50 by default, 0 for never.")
  private int completingUpTo = 50;

  @Option(
      names = "--paid-twice",
      converter = PaidTwice.class,
      description =
          "Orders of the run that shows double payments, a tenth of them already paid; 500 by"
              + " default, 0 for none.")
  private @Nullable Integer paidTwice;

  @Option(names = "--output", description = "Format of the tables: table (default) or markdown.")
  private Grid.Format format = Grid.Format.TABLE;

  /** Returns the workspaces, in the order of the rows. */
  public ImmutableList<Scenario> scenarios() {
    ImmutableList.Builder<Scenario> scenarios = ImmutableList.builder();
    for (PayableType type : types.all()) {
      for (int payables :
          type == PayableType.CONTRACTOR_PAYROLL ? orders().values() : requests().values()) {
        for (int payouts : old.values()) {
          scenarios.add(Scenario.unpaid(type, payables, payouts));
        }
      }
    }
    return scenarios.build();
  }

  private Numbers orders() {
    if (orders != null) {
      return orders;
    }
    return quick ? Numbers.of(10, 50) : Numbers.of(10, 50, 100, 500, 2_000);
  }

  private Numbers requests() {
    if (requests != null) {
      return requests;
    }
    return quick ? Numbers.of(50) : Numbers.of(50, 500);
  }

  /**
   * Returns the partly paid workspace that shows double payments, if any. With few old payouts
   * nothing is missed, so the largest number counts.
   */
  public Optional<Scenario> paidTwice() {
    int byDefault = quick ? 50 : 500;
    int payables = paidTwice == null ? byDefault : paidTwice;
    return payables == 0 || !types.all().contains(PayableType.CONTRACTOR_PAYROLL)
        ? Optional.empty()
        : Optional.of(
            new Scenario(
                PayableType.CONTRACTOR_PAYROLL,
                payables,
                payables / 10,
                Collections.max(old.values())));
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

  private record Types(ImmutableList<PayableType> all) {}

  private static final class TypesConverter implements ITypeConverter<Types> {
    @Override
    public Types convert(String value) {
      try {
        return new Types(RequestParser.types(value));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  private static final class Old extends Commands.NumbersConverter {
    Old() {
      super(0, 1_000_000);
    }
  }

  private static final class UpToAll extends Commands.Range {
    UpToAll() {
      super(0, Commands.MAX_PAYABLES);
    }
  }

  private static final class LatencyMillis extends Commands.Range {
    LatencyMillis() {
      super(0, 10_000);
    }
  }

  private static final class Workers extends Commands.Range {
    Workers() {
      super(1, 100);
    }
  }

  private static final class Reads extends Commands.Range {
    Reads() {
      super(1, 3);
    }
  }

  /** With fewer than ten orders, none of them would be paid already. */
  private static final class PaidTwice implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      return value.equals("0") ? 0 : Commands.wholeNumber(value, 10, 9_990);
    }
  }
}
