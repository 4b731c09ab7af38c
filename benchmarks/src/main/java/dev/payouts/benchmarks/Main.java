package dev.payouts.benchmarks;

import com.google.common.collect.ObjectArrays;
import java.io.IOException;
import java.util.Arrays;
import org.openjdk.jmh.runner.RunnerException;

/** JMH's own command line, with the allocation profiler unless another one is given. */
public final class Main {
  private Main() {}

  /**
   * Runs the benchmarks.
   *
   * @param args JMH's arguments; {@code -h} lists them
   */
  public static void main(String[] args) throws RunnerException, IOException {
    org.openjdk.jmh.Main.main(withProfiler(args));
  }

  private static String[] withProfiler(String[] args) {
    if (Arrays.asList(args).contains("-prof")) {
      return args;
    }
    return ObjectArrays.concat(new String[] {"-prof", "gc"}, args, String.class);
  }
}
