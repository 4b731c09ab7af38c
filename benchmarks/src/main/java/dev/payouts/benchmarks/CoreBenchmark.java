package dev.payouts.benchmarks;

import com.google.common.collect.ImmutableList;
import dev.payouts.core.internal.decide.outcome.Decision;
import dev.payouts.core.internal.decide.preloaded.Preloaded;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Benchmarks the core on one thread: indexing the loaded data, and deciding. All times and bytes
 * are per order.
 *
 * <p>The heap is the same for all sizes, so that they are comparable; a million orders need much of
 * it. Its pages are touched before measuring: otherwise every size but the smallest would measure
 * how fast the system provides memory, until the young generation has been full once. The hashes of
 * IDs are computed before an invocation, as the listing of a run does; creating the IDs is not
 * measured. Huge pages are used if available.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 2,
    jvmArgs = {
      "-Xms8g",
      "-Xmx8g",
      "-Xmn5g",
      "-XX:+UseSerialGC",
      "-XX:+AlwaysPreTouch",
      "-XX:+IgnoreUnrecognizedVMOptions",
      "-XX:+UseTransparentHugePages"
    })
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CoreBenchmark {
  /** Decides 1,000 orders. */
  @Benchmark
  @OperationsPerInvocation(PayrollState.Orders1k.COUNT)
  public ImmutableList<Decision> decide1k(PayrollState.Orders1k payroll) {
    return payroll.decide();
  }

  /** Decides 10,000 orders. */
  @Benchmark
  @OperationsPerInvocation(PayrollState.Orders10k.COUNT)
  public ImmutableList<Decision> decide10k(PayrollState.Orders10k payroll) {
    return payroll.decide();
  }

  /** Decides 100,000 orders. */
  @Benchmark
  @OperationsPerInvocation(PayrollState.Orders100k.COUNT)
  public ImmutableList<Decision> decide100k(PayrollState.Orders100k payroll) {
    return payroll.decide();
  }

  /** Decides 1,000,000 orders. */
  @Benchmark
  @OperationsPerInvocation(PayrollState.Orders1m.COUNT)
  public ImmutableList<Decision> decide1m(PayrollState.Orders1m payroll) {
    return payroll.decide();
  }

  /** Indexes the data for 1,000 orders. */
  @Benchmark
  @OperationsPerInvocation(PayrollState.Orders1k.COUNT)
  public Preloaded index1k(PayrollState.Orders1k payroll) {
    return payroll.index();
  }

  /** Indexes the data for 10,000 orders. */
  @Benchmark
  @OperationsPerInvocation(PayrollState.Orders10k.COUNT)
  public Preloaded index10k(PayrollState.Orders10k payroll) {
    return payroll.index();
  }

  /** Indexes the data for 100,000 orders. */
  @Benchmark
  @OperationsPerInvocation(PayrollState.Orders100k.COUNT)
  public Preloaded index100k(PayrollState.Orders100k payroll) {
    return payroll.index();
  }

  /** Indexes the data for 1,000,000 orders. */
  @Benchmark
  @OperationsPerInvocation(PayrollState.Orders1m.COUNT)
  public Preloaded index1m(PayrollState.Orders1m payroll) {
    return payroll.index();
  }
}
