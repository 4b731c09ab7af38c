package dev.payouts.benchmarks;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.Arrays;
import org.openjdk.jmh.runner.RunnerException;

/** JMH's own command line, with its profiler of allocation unless another one is named. */
public final class Main {
  private Main() {}

  /**
   * Runs the benchmarks.
   *
   * @param args as JMH takes them; {@code -h} shows them
   */
  public static void main(String[] args) throws RunnerException, IOException {
    org.openjdk.jmh.Main.main(withProfiler(args));
  }

  private static String[] withProfiler(String[] args) {
    if (Arrays.asList(args).contains("-prof")) {
      return args;
    }
    return ImmutableList.<String>builder()
        .add("-prof", "gc")
        .add(args)
        .build()
        .toArray(String[]::new);
  }
}
