package dev.payouts.benchmarks;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.RunRequest;
import dev.payouts.core.internal.decide.Decider;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.core.internal.decide.preloaded.PlausibleDates;
import dev.payouts.core.internal.decide.preloaded.PreloadKeys;
import dev.payouts.core.internal.decide.preloaded.Preloaded;
import java.time.LocalDate;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A payroll of one size, with the work of a run between reading and creating. */
@State(Scope.Benchmark)
public abstract class PayrollState {
  private static final RunRequest REQUEST = RunRequest.contractorPayroll().build();
  private static final PlausibleDates DATES = PlausibleDates.on(LocalDate.of(2026, 10, 31));

  private final Payroll payroll;
  private final Preloaded preloaded;

  PayrollState(int orderCount) {
    this.payroll = Payroll.of(orderCount);
    this.preloaded = index();
    // Otherwise the first measured garbage collection would move these objects, which deciding does
    // not create.
    System.gc();
  }

  /** Collects the keys of the orders and indexes the loaded data by them. */
  Preloaded index() {
    PreloadKeys keys = PreloadKeys.of(REQUEST, payroll.orders(), DATES);
    return Preloaded.of(keys, payroll.rates(), payroll.livePayouts(), payroll.contractors());
  }

  /** Decides the orders by the ten rules, each with its draft or message and its calculation. */
  ImmutableList<Decision> decide() {
    return decide(preloaded);
  }

  /** Decides the orders with another index. */
  ImmutableList<Decision> decide(Preloaded other) {
    return new Decider(REQUEST, Payroll.POLICY, other, DATES).decide();
  }

  /** 1,000 orders. */
  public static class Orders1k extends PayrollState {
    static final int COUNT = 1_000;

    public Orders1k() {
      super(COUNT);
    }
  }

  /** 10,000 orders. */
  public static class Orders10k extends PayrollState {
    static final int COUNT = 10_000;

    public Orders10k() {
      super(COUNT);
    }
  }

  /** 100,000 orders. */
  public static class Orders100k extends PayrollState {
    static final int COUNT = 100_000;

    public Orders100k() {
      super(COUNT);
    }
  }

  /** 1,000,000 orders. */
  public static class Orders1m extends PayrollState {
    static final int COUNT = 1_000_000;

    public Orders1m() {
      super(COUNT);
    }
  }
}
